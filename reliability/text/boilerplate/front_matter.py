"""The block of fields between `---` lines at the top of a Markdown file: fields of the record, not prose."""

from __future__ import annotations

import re

from reliability.records import Span

_LINE = r"(?:[A-Za-z_][\w-]{0,40}:(?:[ \t][^\n]*)?\r?|[ \t][^\n]*|- [^\n]*|\#[^\n]*|\r?)"
_BLOCK = re.compile(rf"---[ \t]*\r?\n(?:{_LINE}\n){{1,100}}?---[ \t]*\r?(?:\n|\Z)")
_LONGEST = 20_000


def front_matter(text: str) -> Span:
    """The block with its `---` lines; empty at 0 where there is none."""
    match = _BLOCK.match(text, 0, _LONGEST) if text.startswith("---") else None
    return Span(0, match.end() if match else 0)
