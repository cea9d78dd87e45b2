"""Certainty: how often the writer insists (boosters), generalises without exception (absolutes), negates."""

from __future__ import annotations

from reliability.extractors._listed import listed
from reliability.records import Document, Findings, Measure
from reliability.text.counting import per_1000, places

_UNIT = "per 1,000 words in the article's own voice"
MEASURES = (
    Measure(
        "certainty",
        "boosters_per_1000_words",
        _UNIT,
        "Words that express certainty (clearly, undeniably, of course), outside quotations.",
        "Higher means the article claims more certainty.",
        "Hyland (2005) Metadiscourse; Holmes (1984) Modifying illocutionary force",
    ),
    Measure(
        "certainty",
        "absolutes_per_1000_words",
        _UNIT,
        "Words that allow no exception (always, everyone, nothing, totally), outside quotations.",
        "Higher means more sweeping claims.",
        "Al-Mosaiwi and Johnstone (2018) In an absolute state",
        expected=-1,
    ),
    Measure(
        "certainty",
        "negations_per_1000_words",
        _UNIT,
        "Words that negate (not, no, never, without, isn't), outside quotations.",
        "Higher means more denial and contrast.",
        "Horn (1989) A Natural History of Negation; Biber (1988) Variation across Speech and Writing",
    ),
)
_CATEGORIES = {"booster": MEASURES[0].name, "absolute": MEASURES[1].name, "negation": MEASURES[2].name}

_EXEMPT = "exempt"
"""The category of phrases that hold a listed word and mean something else."""


def extract(document: Document) -> Findings:
    """Rates of boosters, absolutes and negations with their places; NaN where the writer has no words."""
    body = document.body
    hits_by_measure = {
        name: [hit for hit in listed(f"certainty_{category}s", body) if hit.entry.category != _EXEMPT]
        for category, name in _CATEGORIES.items()
    }
    values = {name: per_1000(len(hits), body.writer_words) for name, hits in hits_by_measure.items()}
    return Findings(values, places(body, *hits_by_measure.items()))
