"""Text and headline cut where marks begin and end, so that every piece can be shown with its marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reliability.records import ArticleProfile, Part
from reliability.reports.article_parts import part_text
from reliability.reports.marks import MARKS


class Stretch(NamedTuple):
    """A piece of text with the kinds of its marks, and hints that say what they mean here."""

    text: str
    marks: tuple[str, ...]
    hints: tuple[str, ...]


class _Cover(NamedTuple):
    start: int
    end: int
    kind: str
    hint: str


def stretches(profile: ArticleProfile, part: Part = "text") -> Iterator[Stretch]:
    """Yield the article's text or title in order, cut into pieces; joined they are the whole."""
    text = part_text(profile.article, part)
    covers = sorted(set(_covers(profile, part)))
    cuts = sorted({0, len(text), *(cover.start for cover in covers), *(cover.end for cover in covers)})
    open_covers: list[_Cover] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        open_covers = [cover for cover in open_covers if cover.end > start]
        while upcoming < len(covers) and covers[upcoming].start <= start:
            open_covers.append(covers[upcoming])
            upcoming += 1
        yield Stretch(
            text[start:end],
            tuple(dict.fromkeys(cover.kind for cover in open_covers)),
            tuple(dict.fromkeys(cover.hint for cover in open_covers if cover.hint)),
        )


def _covers(profile: ArticleProfile, part: Part) -> Iterator[_Cover]:
    for mark in MARKS:
        for passage in mark.passages(profile):
            if passage.part == part and passage.start < passage.end:
                yield _Cover(passage.start, passage.end, mark.kind, passage.hint)
