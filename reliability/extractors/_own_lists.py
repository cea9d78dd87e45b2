"""The user's own word lists as a family of measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reliability.lexicons import load
from reliability.records import Document, Evidence, Findings, Measure
from reliability.text.counting import counted, evidence

FAMILY = "lists"


def counting(names: Sequence[str]) -> tuple[tuple[Measure, ...], Callable[[Document], Findings]]:
    """A measure for each list, and what counts them: entries found outside quotations, weights aside."""
    measures = {name: _measure(name) for name in names}

    def extract(document: Document) -> Findings:
        body = document.body
        places: list[Evidence] = []
        for name, measure in measures.items():
            places += evidence(measure.name, body, ((hit.first, hit.last) for hit in load(name).find(body)))
        return counted(measures.values(), places, body.writer_words)

    return tuple(measures.values()), extract


def _measure(name: str) -> Measure:
    header = load(name).header
    return Measure(
        FAMILY,
        f"{name}_per_1000_words",
        "per 1,000 words outside quotations",
        f"Words and phrases from your own list {name} ({header['title']}), outside quotations.",
        "Higher means more of them.",
        header["source"],
    )
