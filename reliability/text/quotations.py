"""Stretches inside quotation marks: the speaker's words, not the writer's."""

from __future__ import annotations

import re

from reliability.records import Span

_QUOTATION = re.compile(r"[“\"]([^”\"\n]*)(?:[”\"]|(?=\n)|\Z)|''(.*?)(?:''|(?=\n)|\Z)")


def quotations(text: str) -> tuple[Span, ...]:
    """Quotations with their marks, in order, not overlapping."""
    return tuple(Span(*match.span()) for match in _QUOTATION.finditer(text))
