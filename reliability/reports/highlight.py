"""A text cut where evidence begins and ends, so that every stretch can be shown with what was found in it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from reliability.extractors import family_of, what_of
from reliability.records import ArticleProfile, Evidence

SHOWN = ("hedging", "sourcing", "loaded_wording", "sentiment")
"""The families whose evidence is drawn into the text; the others count words of every sentence."""
KINDS = (*SHOWN, "source")
_NOT_DRAWN = frozenset({"hedging_unrealised_events_per_1000_words", "loaded_wording_charge_per_1000_words"})
"""Measures of these families that count more than a reader calls a hedge or loaded."""


class Stretch(NamedTuple):
    """A stretch of text and what covers it: families, `quotation`, `boilerplate`, and the measures' names."""

    text: str
    marks: tuple[str, ...]
    measures: tuple[str, ...]


def stretches(profile: ArticleProfile) -> Iterator[Stretch]:
    """The article's text in order, cut into stretches; joined they are the text."""
    text = profile.article.text
    covers = sorted(_covers(profile))
    cuts = sorted({0, len(text), *(c[0] for c in covers), *(c[1] for c in covers)})
    open_covers: list[tuple[int, int, str, str]] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        open_covers = [cover for cover in open_covers if cover[1] > start]
        while upcoming < len(covers) and covers[upcoming][0] <= start:
            open_covers.append(covers[upcoming])
            upcoming += 1
        yield Stretch(
            text[start:end],
            tuple(dict.fromkeys(cover[2] for cover in open_covers)),
            tuple(dict.fromkeys(cover[3] for cover in open_covers if cover[3])),
        )


def _short(measure: str) -> str:
    """What was counted, without family and unit."""
    return what_of(measure).removesuffix("_per_1000_words").replace("_", " ")


def kind_of(found: Evidence, sources: Container[tuple[int, int]]) -> str:
    """The mark of a passage: its family; `source` where it is one of `sources`, counted again as a name."""
    family = family_of(found.measure)
    return "source" if family == "sourcing" and (found.start, found.end) in sources else family


def places_of_sources(profile: ArticleProfile) -> frozenset[tuple[int, int]]:
    """Where the sources of attributions stand in the text."""
    return frozenset((span.start, span.end) for each in profile.statements for span in each.source)


def _covers(profile: ArticleProfile) -> Iterable[tuple[int, int, str, str]]:
    sources = places_of_sources(profile)
    for found in profile.evidence:
        if found.measure in _NOT_DRAWN:
            continue
        if found.part == "text" and (kind := kind_of(found, sources)) in KINDS:
            yield found.start, found.end, kind, _short(found.measure)
    for attribution in profile.statements:
        for span in attribution.source:
            yield span.start, span.end, "source", f"source: {attribution.kind}"
    for span in profile.quotations:
        yield span.start, span.end, "quotation", ""
    for span in profile.boilerplate:
        yield span.start, span.end, "boilerplate", "boilerplate, not counted"
