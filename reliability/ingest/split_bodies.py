"""Join the body of an article that is split into several containers: extraction takes only the first."""

from __future__ import annotations

import re
from typing import Any, Final

_BODY = re.compile(
    r"(?:article|story|post|entry)[-_]{0,2}(?:body|text|content|chunk|section|copy)|\bchunk\b|body-(?:text|copy)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"comment|related|teaser|promo|recommend|card|list|footer|sidebar", re.IGNORECASE)
_LEAST_PARAGRAPHS: Final = 2
"""Paragraphs that a part of a body holds; teasers have one."""


def join_split_bodies(page: Any) -> None:
    """Move what later siblings of one class hold into the first of them, where the class is a body's."""
    groups: dict[tuple[Any, str, str], list[Any]] = {}
    for element in page.iter("div", "section"):
        name = " ".join((element.get("class") or "").split())
        if name and _BODY.search(name) and not _OTHER.search(name) and element.getparent() is not None:
            groups.setdefault((element.getparent(), element.tag, name), []).append(element)
    for group in groups.values():
        parts = [
            element for element in group if sum(1 for _ in element.iterchildren("p")) >= _LEAST_PARAGRAPHS
        ]
        for part in parts[1:]:
            parts[0].extend(list(part))
