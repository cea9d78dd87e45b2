"""Hedging: how often the article's own voice leaves open whether something is so, or who says so."""

from __future__ import annotations

from reliability.extractors._hedges import hedges
from reliability.extractors._listed import listed
from reliability.extractors._weasels import weasels
from reliability.records import Document, Findings, Measure
from reliability.text.counting import per_1000, places

_UNIT = "per 1,000 words in the article's own voice"
MEASURES = (
    Measure(
        "hedging",
        "hedges_per_1000_words",
        _UNIT,
        "Words that present something as uncertain (may, likely, reportedly, seems), outside quotations.",
        "Higher means more of the content is presented as uncertain.",
        "Hyland (1998) Hedging in Scientific Research Articles; Hyland (2005) Metadiscourse",
    ),
    Measure(
        "hedging",
        "weasels_per_1000_words",
        _UNIT,
        "Vague agents and quantities where a reader would ask who or how many "
        "(some say, critics argue, it is believed, widely seen as), outside quotations.",
        "Higher means vaguer writing.",
        "Ganter and Strube (2009) Finding hedges by chasing weasels; Farkas et al. (2010)",
        expected=-1,
    ),
    Measure(
        "hedging",
        "unrealised_events_per_1000_words",
        _UNIT,
        "Words that present an event as possible, planned, conditional, wanted or only reported "
        "(if, whether, would, plans to), outside quotations.",
        "Higher means more of the events have not happened.",
        "Szarvas et al. (2012) Cross-genre detection of semantic uncertainty; Lee et al. (2015)",
    ),
)
_HEDGES, _WEASELS, _UNREALISED = (measure.name for measure in MEASURES)


def extract(document: Document) -> Findings:
    """Rates with their places; NaN where no word is in the article's own voice."""
    body = document.body
    unrealised = [(hit.first, hit.last) for hit in listed("unrealised_events", body)]
    stretches = {_HEDGES: hedges(body), _WEASELS: weasels(body), _UNREALISED: unrealised}
    values = {name: per_1000(len(marked), body.writer_words) for name, marked in stretches.items()}
    return Findings(values, places(body, *stretches.items()))
