"""Genre: the kind of article, by its address, labels, bylines, times of day, and how it speaks.

Clear signs decide first. Without them, the way of speaking distinguishes opinion from report; if this is
unclear, too, the article has no genre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import nan
from operator import gt, lt

from reliability.lexicons import load
from reliability.records import Document, Evidence, Findings, Measure, Passage
from reliability.text.spacing import squeezed

_MEANINGS = {
    "report": "a news report: it says what others said, and the writer does not argue",
    "opinion": "opinion (editorial, column, commentary, letter)",
    "live_blog": "a live blog (entries with the time of day)",
    "press_release": "a press release",
    "aggregation": "an aggregation (excerpts from another outlet with a link or pointer to it)",
}
_REFERENCE = (
    "Bell 1991, The Language of News Media; Biber and Conrad 2009, Register, Genre, and Style; own rules"
)
MEASURES = tuple(
    Measure(
        "genre",
        genre,
        "0 or 1 per article; a proportion per source",
        f"1 if the article is {meaning}; all genres are 0 if the genre is unclear.",
        "Neither better nor worse; use it to compare like with like.",
        _REFERENCE,
    )
    for genre, meaning in _MEANINGS.items()
)
_HEAD, _FOOT = 500, 600
"""Code points at both ends that are searched for labels, bylines and lines on the author."""
_LABEL_HEAD = 300
"""Code points at the head in which a label has a line of its own, above the prose."""
_LABELLED = 40
"""Code points of a line in which a label at its beginning ends."""
_ENTRIES = 3
"""Lines with a time of day that make a live blog; a report at most says when it was updated."""
_EXCERPT = 0.35
"""Share of words in quotation marks that makes an article with a link to its origin an aggregation."""
_TIME = re.compile(
    r"\n(\d{1,2})[:.](\d\d)( ?[ap]\.?m\b\.?)?( ?(?:gmt|bst|utc|ces?t|ist|e[sd]?t|p[sd]?t|c[sd]t|aest|h)\b)?"
    r"(?=\s|[:|,—-]|$)"
)
_LABELS = (re.compile(r"([a-z' -]{4,24}?) ?[:|—]"), re.compile(r".*[:|—] ?([a-z' -]{4,24})", re.DOTALL))
_MARKS = str.maketrans(dict.fromkeys(".,;:!?()[]\"'/|-—*", " "))
_SAID = frozenset(
    ("said", "says", "told", "according", "reported", "added", "announced", "spokesman", "spokeswoman",
     "spokesperson", "tweeted", "stated")
)  # fmt: skip
_I = frozenset(("i", "my", "me", "mine", "myself", "i'm", "i've", "i'd", "i'll"))
_WE = frozenset(("we", "our", "ours", "we're", "we've"))  # not `us`, which is a country too
_MUST = frozenset(("must", "should", "ought", "shouldn't"))
_IS = frozenset(("is", "are"))
_NOT = frozenset(("not", "isn't", "don't", "doesn't", "aren't", "can't", "won't"))
_ARGUES = ((_I, (2, 6)), (_WE, (4,)), (_MUST, (2,)), (_IS, (18,)), (_NOT, (7,)))
"""Words of argument (Biber 1988, dimensions 1 and 4) and the rates per 1,000 of the writer's words that give
a point each: about the upper quarter of reports, the median of opinion by its address."""
_QUESTIONS = 2
"""Questions of the writer's per 1,000 words that give a point."""
_FEW, _LESS, _MUCH = 3, 6, 12
"""Verbs of saying per 1,000 words: under the second a point for opinion, under the first two more, from the
third two less."""
_OPINION, _REPORT, _OTHERS_SPEAK = 5, 2, 5
"""Points from which an article is opinion and up to which it is a report, if it has so many verbs of saying
per 1,000 words. On half of the rated outlets' articles nine in ten of news sections have fewer than 5 points,
three in four of opinion sections 5 or more."""


def extract(document: Document) -> Findings:
    """1 for the article's genre, 0 for the others; NaN without words."""
    body = document.body
    if not body.words:
        return Findings({measure.name: nan for measure in MEASURES})
    signs = tuple(_signs(document))
    signed = {sign.measure for sign in signs} | set(_address_genres(document.article.url))
    genre = _genre_by_signs(signed, body) or _genre_by_speech(body)
    return Findings(
        {measure.name: float(measure.name == genre) for measure in MEASURES},
        tuple(sign for sign in signs if sign.measure == genre),
        labels={"genre": genre.removeprefix("genre_")},
    )


def _genre_by_signs(signs: set[str], body: Passage) -> str:
    """The genre that signs alone decide, the rarest first."""
    for genre in ("genre_press_release", "genre_live_blog", "genre_opinion"):
        if genre in signs:
            return genre
    quoted = 1 - body.writer_words / len(body.words)
    return "genre_aggregation" if "genre_aggregation" in signs and quoted >= _EXCERPT else ""


def _genre_by_speech(body: Passage) -> str:
    """Opinion or report by how the writer speaks; neither where that is unclear."""
    if not body.writer_words:
        return ""
    saying = _rate(body, _SAID)
    points = sum(
        rate >= least for words, steps in _ARGUES for rate in [_rate(body, words)] for least in steps
    )
    points += _questions(body) >= _QUESTIONS
    points += 2 * (saying < _FEW) + (saying < _LESS) - 2 * (saying >= _MUCH)
    if points >= _OPINION:
        return "genre_opinion"
    return "genre_report" if points <= _REPORT and saying >= _OTHERS_SPEAK else ""


def _rate(body: Passage, words: frozenset[str]) -> float:
    """How many of the writer's words are among `words`, a thousand."""
    positions = body.positions
    hits = sum(
        len(indices) - sum(map(body.quoted.__getitem__, indices))
        for word in words
        if (indices := positions.get(word))
    )
    return 1000 * hits / body.writer_words


def _questions(body: Passage) -> float:
    """Questions of the writer's per 1,000 words."""
    if "?" not in body.plain:
        return 0.0
    plain, quoted = body.plain, body.quoted
    asked = sum(
        plain[sentence.end - 1] == "?" and not quoted[sentence.last - 1] for sentence in body.sentences
    )
    return 1000 * asked / body.writer_words


def _signs(document: Document) -> Iterator[Evidence]:
    """Where labels, lines at both ends and times of day show a genre."""
    title, body = document.title, document.body
    if title.words:
        start, end = title.starts[0], title.ends[-1]
        yield from _label(title, start, end)
        yield from _phrases("title", title, start, end)
    yield from _label_lines(body)
    yield from _phrases("head", body, 0, _HEAD)
    yield from _phrases("foot", body, max(len(body.plain) - _FOOT, 0), len(body.plain))
    yield from _entries(body)


def _entries(body: Passage) -> Iterator[Evidence]:
    """Lines that begin with the time of day; bare ones must run up or down, as lengths of videos do not."""
    entries = [*_TIME.finditer(body.plain)]
    times = [60 * int(entry[1]) + int(entry[2]) for entry in entries]
    runs = all(map(lt, times, times[1:])) or all(map(gt, times, times[1:]))
    if len(entries) >= _ENTRIES and (runs or any(entry[3] or entry[4] for entry in entries)):
        yield from (Evidence("genre_live_blog", "text", entry.start() + 1, entry.end()) for entry in entries)


def _phrases(place: str, passage: Passage, start: int, end: int) -> Iterator[Evidence]:
    """The first place of each phrase that shows a genre in the head or the foot of a text, or in a title."""
    stretch, phrases = squeezed(passage.plain[start:end]), _phrases_by_word(place)
    for word in sorted(phrases.keys() & set(stretch.text.translate(_MARKS).split())):
        for form, measure in phrases[word]:
            position = stretch.text.find(form)
            if position >= 0:
                first, last = stretch.span(position, position + len(form))
                yield Evidence(measure, passage.part, start + first, start + last)


def _label(passage: Passage, start: int, end: int) -> Iterator[Evidence]:
    """`Opinion: …` and `… | Editorial`."""
    for match in (
        _LABELS[0].match(passage.plain, start, end),
        _LABELS[1].fullmatch(passage.plain, start, end),
    ):
        if match and match[1] in _forms("opinion label"):
            yield Evidence("genre_opinion", passage.part, *match.span(1))


def _label_lines(body: Passage) -> Iterator[Evidence]:
    """Lines at the head that are a label and nothing else, or begin with one."""
    start = 0
    for line in body.plain[:_LABEL_HEAD].split("\n"):
        bare = line.strip(" :|•*")
        if bare in _forms("opinion label"):
            position = start + line.find(bare)
            yield Evidence("genre_opinion", "text", position, position + len(bare))
        elif line:
            yield from _label(body, start, start + min(len(line), _LABELLED))
        start += len(line) + 1


@cache
def _forms(category: str) -> tuple[str, ...]:
    """Return the entries of a category as they are written in a text."""
    return tuple(
        " ".join(entry.words)
        for group in load("genre").entries.values()
        for entry in group
        if entry.category == category
    )


@cache
def _phrases_by_word(place: str) -> Mapping[str, list[tuple[str, str]]]:
    """The phrases looked for in a place, with their measures, by their longest word."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    for category in _categories(place):
        for form in _forms(category):
            phrases.setdefault(max(form.translate(_MARKS).split(), key=len), []).append(
                (form, _measure(category))
            )
    return phrases


@cache
def _categories(ending: str) -> list[str]:
    """Categories of the word list whose name ends so: the genre's name, then a place."""
    categories = {entry.category for group in load("genre").entries.values() for entry in group}
    return sorted(category for category in categories if category.endswith(ending))


@cache
def _measure(category: str) -> str:
    return next(measure.name for measure in MEASURES if category.startswith(measure.what.replace("_", " ")))


def _address_genres(url: str) -> Iterator[str]:
    """Genres that the host or a folder of `url` names."""
    if url:
        host, *path = url.lower().partition("//")[2].partition("?")[0].split("/")
        sections = _sections()
        for part in (host.removeprefix("www."), host.partition(".")[0], *path[:-1]):
            if part in sections:
                yield sections[part]
        if path and any(form in path[-1] for form in _forms("live blog address")):
            yield "genre_live_blog"


@cache
def _sections() -> Mapping[str, str]:
    """Return the genre that the name of a host or folder indicates."""
    return {form: _measure(kind) for kind in _categories("section") for form in _forms(kind)}
