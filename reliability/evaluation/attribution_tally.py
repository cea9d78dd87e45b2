"""Count attributions that both we and annotators found, document by document."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reliability.evaluation.figure import half

Spans = tuple[tuple[int, int], ...]

_BOUNDARY = re.compile(r"""[.!?]["”’']*\s+|\n""")
"""Where a sentence ends, for this figure only."""


class MarkedAttribution(NamedTuple):
    """An attribution's cue and source as code points of its text."""

    cue: Spans
    source: Spans


class AnnotatedDocument(NamedTuple):
    """A document as one annotator marked it."""

    document: str
    text: str
    marked: tuple[MarkedAttribution, ...]

    @property
    def publisher(self) -> str:
        """Return the part of the document's id before `_`."""
        return self.document.partition("_")[0]


class AttributionTally(NamedTuple):
    """Counts of one row: sentences with a cue, then sources; see `tally`."""

    both: float
    found_only: float
    marked_only: float
    sources: float
    sources_met: float
    found_sources: float
    found_sources_met: float


def read_documents(path: Path, wanted: str) -> dict[str, list[AnnotatedDocument]]:
    """Return the annotated documents of one half, by id."""
    documents: dict[str, list[AnnotatedDocument]] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if half(record["id"]) == wanted:
                attributions = tuple(_marked(attribution) for attribution in record["attributions"])
                documents.setdefault(record["id"], []).append(
                    AnnotatedDocument(record["id"], record["text"], attributions)
                )
    return documents


def _marked(record: Mapping[str, Sequence[Sequence[int]]]) -> MarkedAttribution:
    cue, source = (tuple((span[0], span[1]) for span in record.get(key, ())) for key in ("cue", "source"))
    return MarkedAttribution(cue, source)


def tally(document: AnnotatedDocument, attributions: Sequence[MarkedAttribution]) -> AttributionTally:
    """Count sentences with the start of a marked or found cue, and sources matched where cues overlap."""
    bounds = sentences(document.text)
    marked_in = sentences_with_cue(bounds, document.marked)
    found_in = sentences_with_cue(bounds, attributions)
    sources, sources_met = _count_matched_sources(document.marked, attributions)
    found_sources, found_sources_met = _count_matched_sources(attributions, document.marked)
    return AttributionTally(
        len(marked_in & found_in), len(found_in - marked_in), len(marked_in - found_in),
        sources, sources_met, found_sources, found_sources_met,
    )  # fmt: skip


def sentences(text: str) -> list[int]:
    """Return where each sentence begins."""
    return [0, *(match.end() for match in _BOUNDARY.finditer(text))]


def sentences_with_cue(bounds: Sequence[int], attributions: Iterable[MarkedAttribution]) -> set[int]:
    """Return the sentences in which a cue starts."""
    return {
        bisect_right(bounds, attribution.cue[0][0]) - 1 for attribution in attributions if attribution.cue
    }


def _count_matched_sources(
    attributions: Iterable[MarkedAttribution], others: Sequence[MarkedAttribution]
) -> tuple[int, int]:
    """Return how many attributions with a source have a cue that one of `others` overlaps, and how many
    of their sources overlap too.
    """
    count = matched = 0
    for attribution in attributions:
        partners = (
            [candidate for candidate in others if overlap(attribution.cue, candidate.cue)]
            if attribution.source
            else []
        )
        count += bool(partners)
        matched += any(overlap(attribution.source, partner.source) for partner in partners)
    return count, matched


def overlap(these: Spans, others: Spans) -> bool:
    """Return whether any code point lies in both."""
    return any(start < end2 and start2 < end for start, end in these for start2, end2 in others)
