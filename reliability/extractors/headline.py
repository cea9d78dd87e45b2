"""The headline: forms of clickbait, charged words, capitals. All are NaN where an article has no headline."""

from __future__ import annotations

from math import nan

from reliability.extractors._loaded import loaded
from reliability.lexicons import load
from reliability.records import Document, Evidence, Findings, Measure, Passage
from reliability.text.counting import evidence

_FORMS = "headline_clickbait_forms"
_CHARGED = "headline_loaded_words"
_CAPITALS = "headline_words_in_capitals"
_LENGTH = "headline_words"
_NEAR = 8
"""Code points after the last word that may still be signs of the headline."""
_CLICKBAIT = "Blom & Hansen 2015; Chakraborty et al. 2016; Potthast et al. 2016; own word list"
MEASURES = (
    Measure(
        "headline",
        "clickbait_forms",
        "forms per headline",
        "Signs of clickbait: forward reference (here's why), address (you won't believe), sensation, "
        "superlatives, a number that opens a list, question and exclamation marks, trailing dots.",
        "Higher means more clickbait.",
        _CLICKBAIT,
        expected=-1,
    ),
    Measure(
        "headline",
        "loaded_words",
        "entries per headline",
        "Loaded words and phrases in the headline, outside quotations.",
        "Higher means a more loaded headline.",
        "as loaded_wording_loaded_words_per_1000_words",
        expected=-1,
    ),
    Measure(
        "headline",
        "words_in_capitals",
        "words per headline",
        "Ordinary words in capitals, unless the whole headline is in capitals.",
        "Higher means more shouting.",
        "Horne & Adali 2017, 'This Just In: Fake News Packs a Lot in Title'; own word list",
        expected=-1,
    ),
    Measure(
        "headline",
        "words",
        "words",
        "Length of the headline in words.",
        "Higher means a longer headline.",
        "Horne & Adali 2017, 'This Just In: Fake News Packs a Lot in Title'",
    ),
)


def extract(document: Document) -> Findings:
    """Counts in the headline; all NaN without one."""
    title = document.title
    if not title.words:
        return Findings(values={measure.name: nan for measure in MEASURES})
    forms = [*_phrases(title), *_list_number(title), *_signs(title)]
    charged = _charged(title)
    capitals = _capitals(title)
    return Findings(
        values={
            _FORMS: float(len(forms)),
            _CHARGED: float(len(charged)),
            _CAPITALS: float(len(capitals)),
            _LENGTH: float(len(title.words)),
        },
        evidence=(*forms, *charged, *capitals),
    )


def _phrases(title: Passage) -> list[Evidence]:
    hits = load("headline").find(title)
    return evidence(_FORMS, title, ((hit.first, hit.last) for hit in hits))


def _charged(title: Passage) -> list[Evidence]:
    return evidence(_CHARGED, title, ((hit.first, hit.last) for hit in loaded(title)))


def _list_number(title: Passage) -> list[Evidence]:
    """A number of one or two digits that opens the headline: "9 things ..."; years and sums have more."""
    first = title.words[0]
    opens = first.isdigit() and len(first) < 3 and len(title.words) > 2
    return evidence(_FORMS, title, [(0, 1)]) if opens else []


def _signs(title: Passage) -> list[Evidence]:
    """Question marks, exclamation marks and breaking-off dots, one form a run."""
    start, text = title.starts[0], title.plain
    last = (
        min(len(text), title.ends[-1] + _NEAR) if title.part == "title" else _line_end(text, title.ends[-1])
    )
    signs: list[Evidence] = []
    position = start
    while position < last:
        end = position + 1
        if text[position] in "!?…" or text.startswith("...", position):
            while end < last and text[end] in "!?….":
                end += 1
            signs.append(Evidence(_FORMS, title.part, position, end))
        position = end
    return signs


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else min(end, position + _NEAR)


def _capitals(title: Passage) -> list[Evidence]:
    """Nothing for a headline wholly in capitals: that is the outlet's house style."""
    written = [title.text[start:end] for start, end in zip(title.starts, title.ends, strict=True)]
    if all(word.isupper() or not word.isalpha() for word in written):
        return []
    ordinary = load("ordinary_words").entries
    loud = [
        index
        for index, word in enumerate(written)
        if len(word) > 2 and word.isupper() and title.words[index] in ordinary
    ]
    return evidence(_CAPITALS, title, ((index, index + 1) for index in loud))
