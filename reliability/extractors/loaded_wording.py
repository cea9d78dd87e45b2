"""Loaded wording: words that judge, dramatise or insinuate in the article's own voice."""

from __future__ import annotations

from reliability.extractors._listed import listed
from reliability.extractors._loaded import loaded
from reliability.extractors._senses import category
from reliability.lexicons import Hit
from reliability.records import Document, Findings, Measure, Passage
from reliability.text.counting import per_1000, places

MEASURES = (
    Measure(
        "loaded_wording",
        "loaded_words_per_1000_words",
        "entries per 1,000 words",
        "Words and phrases that judge, dramatise or insinuate in the article's own voice: verdicts, labels, "
        "insults, strong dramatisers, extravagant praise.",
        "Higher means more loaded wording.",
        "Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013; Da San Martino et al. 2019; own word list",
        expected=-1,
    ),
    Measure(
        "loaded_wording",
        "charge_per_1000_words",
        "weight per 1,000 words",
        "Weighted sum of loaded words and, with a lower weight, of words that are loaded in some uses.",
        "Higher means more loaded wording.",
        "as loaded_words_per_1000_words",
        expected=-1,
    ),
    Measure(
        "loaded_wording",
        "delegitimising_per_1000_words",
        "entries per 1,000 words",
        "Phrases that deny somebody's legitimacy: so-called, self-proclaimed, in cahoots, hidden agenda.",
        "Higher means more doubt is cast on others' legitimacy.",
        "'doubt' and 'name calling' in Da San Martino et al. 2019; own word list",
        expected=-1,
    ),
)
_WORDS, _CHARGE, _DOUBT = (measure.name for measure in MEASURES)


def extract(document: Document) -> Findings:
    """Return rates per words in the article's own voice; NaN without such words."""
    body = document.body
    hits = loaded(body)
    frames = [hit for hit in hits if category(hit) == "delegitimising"]
    charge = charged(body, hits)
    words = body.writer_words
    return Findings(
        values={
            _WORDS: per_1000(len(hits), words),
            _CHARGE: per_1000(sum([hit.entry.weight for hit in charge]), words),
            _DOUBT: per_1000(len(frames), words),
        },
        evidence=places(body, (_WORDS, hits), (_CHARGE, charge), (_DOUBT, frames)),
    )


def charged(passage: Passage, hits: list[Hit] | None = None) -> list[Hit]:
    """Loaded words (`hits`, looked for here if not given) and words charged in some uses, not overlapping."""
    strong = loaded(passage) if hits is None else hits
    taken = {index for hit in strong for index in range(hit.first, hit.last)}
    mild = [
        hit
        for hit in listed("mild_wording", passage)
        if hit.entry.weight and taken.isdisjoint(range(hit.first, hit.last))
    ]
    return sorted([*strong, *mild])
