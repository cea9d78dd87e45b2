"""Compare found attributions with those that annotators marked, document by document."""

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


class Marked(NamedTuple):
    """An attribution's cue and source as code points of its text."""

    cue: Spans
    source: Spans


class Row(NamedTuple):
    """A document as one annotator marked it."""

    document: str
    text: str
    marked: tuple[Marked, ...]

    @property
    def publisher(self) -> str:
        """The part of the document's id before `_`."""
        return self.document.partition("_")[0]


class Tally(NamedTuple):
    """Counts of one row: sentences with a cue, then sources; see `tally`."""

    both: float
    found_only: float
    marked_only: float
    sources: float
    sources_met: float
    found_sources: float
    found_sources_met: float


def rows(path: Path, wanted: str) -> dict[str, list[Row]]:
    """The rows of one half by document."""
    documents: dict[str, list[Row]] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if half(record["id"]) == wanted:
                marked = tuple(_marked(each) for each in record["attributions"])
                documents.setdefault(record["id"], []).append(Row(record["id"], record["text"], marked))
    return documents


def _marked(record: Mapping[str, Sequence[Sequence[int]]]) -> Marked:
    cue, source = (tuple((span[0], span[1]) for span in record.get(key, ())) for key in ("cue", "source"))
    return Marked(cue, source)


def tally(row: Row, found: Sequence[Marked]) -> Tally:
    """Sentences that hold the start of a marked and of a found cue; sources met where the cues overlap."""
    bounds = sentences(row.text)
    marked_in, found_in = holding(bounds, row.marked), holding(bounds, found)
    sources, sources_met = _met(row.marked, found)
    found_sources, found_sources_met = _met(found, row.marked)
    return Tally(
        len(marked_in & found_in), len(found_in - marked_in), len(marked_in - found_in),
        sources, sources_met, found_sources, found_sources_met,
    )  # fmt: skip


def sentences(text: str) -> list[int]:
    """Where each sentence begins."""
    return [0, *(match.end() for match in _BOUNDARY.finditer(text))]


def holding(bounds: Sequence[int], attributions: Iterable[Marked]) -> set[int]:
    """The sentences in which a cue starts."""
    return {bisect_right(bounds, each.cue[0][0]) - 1 for each in attributions if each.cue}


def _met(these: Iterable[Marked], others: Sequence[Marked]) -> tuple[int, int]:
    """How many of `these` have a source and a cue that one of `others` overlaps; how many sources overlap."""
    count = met = 0
    for each in these:
        partners = [other for other in others if overlap(each.cue, other.cue)] if each.source else []
        count += bool(partners)
        met += any(overlap(each.source, partner.source) for partner in partners)
    return count, met


def overlap(these: Spans, others: Spans) -> bool:
    """Whether any code point lies in both."""
    return any(start < end2 and start2 < end for start, end in these for start2, end2 in others)
