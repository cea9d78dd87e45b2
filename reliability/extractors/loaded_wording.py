"""Charged wording: words and phrases that judge, label, alarm or belittle in the writer's own voice."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.lexicons import Hit, load
from reliability.records import Document, Findings, Measure, Passage
from reliability.text.counting import per_1000, places
from reliability.text.names import in_a_name

CHARGED = 0.4
"""Entries of at least this weight are counted; below it stand verbs of stance (claim, admit)."""
_FRAMES = "delegitimising"
_CAPITALISED = frozenset({"coinage", "extremism", "mockery", _FRAMES})

_WORDS = "loaded_wording_loaded_words_per_1000_words"
_CHARGE = "loaded_wording_charge_per_1000_words"
_DOUBT = "loaded_wording_delegitimising_per_1000_words"
MEASURES = (
    Measure(
        "loaded_wording",
        "loaded_words_per_1000_words",
        "entries per 1,000 words",
        "charged words and phrases of the writer's own: labels, verdicts, intensified verbs, alarm, praise",
        "higher: more charged",
        "Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013; Da San Martino et al. 2019; own word list",
        expected=-1,
    ),
    Measure(
        "loaded_wording",
        "charge_per_1000_words",
        "weight per 1,000 words",
        "all entries of the list by weight: words charged in some uses only count less, labels count more",
        "higher: more charged",
        "as loaded_words_per_1000_words",
        expected=-1,
    ),
    Measure(
        "loaded_wording",
        "delegitimising_per_1000_words",
        "entries per 1,000 words",
        "frames that deny standing: so-called, self-proclaimed, fake news, deep state, talking points",
        "higher: more doubt cast on others' standing",
        "'doubt' and 'name calling' in Da San Martino et al. 2019; own word list",
        expected=-1,
    ),
)


def extract(document: Document) -> Findings:
    """Charged entries outside quotations, by writer's words; NaN where the writer has no words."""
    body = document.body
    hits = charged(body)
    counted = [hit for hit in hits if hit.entry.weight >= CHARGED]
    frames = [hit for hit in counted if hit.entry.category == _FRAMES]
    words = body.writer_words
    return Findings(
        values={
            _WORDS: per_1000(len(counted), words),
            _CHARGE: per_1000(sum([hit.entry.weight for hit in hits]), words),
            _DOUBT: per_1000(len(frames), words),
        },
        evidence=places(body, (_WORDS, counted), (_CHARGE, hits), (_DOUBT, frames)),
    )


def charged(passage: Passage) -> list[Hit]:
    """Entries and charged compounds outside quotations, in order.

    Left out are neutral phrases that hold a charged word (hate crime) and words that are part of a name.
    """
    found = load("loaded_wording").find(passage)
    if compounds := list(_compounds(passage)):
        taken = {at for hit in found for at in range(hit.first, hit.last)}
        found = sorted([*found, *(hit for hit in compounds if hit.first not in taken)])
    return [hit for hit in found if hit.entry.weight and not _names(passage, hit)]


def _names(passage: Passage, hit: Hit) -> bool:
    return (
        hit.last - hit.first == 1 and hit.entry.category not in _CAPITALISED and in_a_name(passage, hit.first)
    )


def _compounds(passage: Passage) -> Iterator[Hit]:
    """Hyphenated words with a charged first or last part: fear-driven, tax-hating."""
    parts = load("charged_compounds").entries
    for word in [word for word in passage.positions if "-" in word]:
        first, last = word.partition("-")[0], word.rpartition("-")[2]
        if found := parts.get(f"-{last}") or parts.get(f"{first}-"):
            at = passage.positions[word]
            yield from (Hit(i, i + 1, found[0]) for i in at if not passage.quoted[i])
