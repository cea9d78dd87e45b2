"""Numbers, dates, amounts and names: how much in the text could be checked.

Names are those of `text.names`, known by their capitals and never by a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reliability.extractors._word_facts import WordFact
from reliability.lexicons import load
from reliability.records import Direction, Document, Findings, Measure, Passage
from reliability.text.counting import per_1000, places
from reliability.text.names import Name, names
from reliability.text.spacing import gap

_HORNE = "Horne & Adali (2017), This Just In: Fake News Packs a Lot in Title"
Stretch = tuple[int, int]
_NAMES = ("person", "other")
_NUMERIC = frozenset(("figure", "year", "number"))
_OF_DATES = frozenset(("year", "month", "month_or_word", "weekday"))
_YEARS = range(1800, 2100)
"""Numbers of four digits that are read as years; others are amounts."""
_AGES = range(1, 120)
"""Ages that people reach."""
_SIGNS = tuple("$€£¥₹₦₽₩₺₪฿₫₱₴¢")
_FIGURE = re.compile(r"[\d.,:/]+-?([a-z]+)")
_SPACES = 2
"""Spaces between a number and its sign, at most."""
_CODED = re.compile(r"(?:rs|usd|eur|gbp|chf|inr|aud|cad|us|sek|nok|dkk)\.?\d[\d.,]*(?:k|m|bn|tn)?$")
"""A currency's code written together with its figures."""


def _measure(name: str, meaning: str, higher: str, reference: str = _HORNE) -> Measure:
    unit = "per 1,000 words"
    expected: Direction = 1 if name in ("numbers", "dates", "percentages", "money", "quantities") else 0
    what = f"{name}_per_1000_words"
    return Measure("specificity", what, unit, meaning, f"Higher means {higher}.", reference, expected)


MEASURES = (
    _measure("numbers", "Numbers in figures and words, outside quotations.", "more exact writing"),
    _measure("dates", "Months, weekdays and years; a whole date counts once.", "writing more tied to a time"),
    _measure("percentages", "Numbers followed by percent or %.", "more exact writing", "Biber (1988)"),
    _measure("money", "Sums of money.", "more exact writing", "Biber (1988)"),
    _measure("quantities", "Numbers with a unit of measure or time.", "more exact writing", "Biber (1988)"),
    _measure("ages", "Ages: a number between commas, or a form such as 34-year-old.",
             "more about individual people",
             "Bell (1991), The Language of News Media"),
    _measure("names", "Names, recognised by capitals inside a sentence.", "more exact writing"),
    _measure("placed_names", "Names after in, at, from, near or outside.", "writing more tied to a place",
             "Bell (1991), The Language of News Media"),
    _measure("offices", "Titles and offices before a name.", "more exact writing about people",
             "Bell (1991), The Language of News Media"),
)  # fmt: skip


def extract(document: Document) -> Findings:
    """Rates over the writer's words; NaN without any."""
    body = document.body
    counted = {**_number_measures(body), **_name_measures(body)}
    groups = [(f"specificity_{what}_per_1000_words", stretches) for what, stretches in counted.items()]
    values = {name: per_1000(len(stretches), body.writer_words) for name, stretches in groups}
    return Findings(values, places(body, *groups))


def _number_measures(body: Passage) -> Mapping[str, list[Stretch]]:
    kinds = _KIND.true_types(body)
    figures = _numbers(body, kinds)
    followed = [(first, last) for first, last in figures if last < len(body.words)]
    money = [stretch for stretch in figures if _is_money(body, *stretch)]
    return {
        "numbers": figures,
        "dates": _dates(body, kinds),
        "percentages": [(first, last) for first, last in figures if _is_percentage(body, last)],
        "money": money,
        "quantities": list(_quantities(body, figures, frozenset(money))),
        "ages": [(first, last) for first, last in followed if _is_age(body, first, last)],
    }


def _kind(word: str) -> str:
    """Whether a word is a figure, a year, a number in words or part of a date; else empty."""
    if not word.isalpha() and (word[0].isdigit() or _CODED.match(word)):
        return "year" if _is_year(word) else "figure"
    return _kinds_in_words().get(word, "")


@cache
def _kinds_in_words() -> Mapping[str, str]:
    kinds = ("number", "month", "month_or_word", "weekday")
    return {word: kind for kind in reversed(kinds) for word in _words_of(kind)}


_KIND = WordFact(_kind)


def _writer_positions(body: Passage, word: str) -> list[int]:
    """Where the writer uses a word."""
    return [position for position in body.positions[word] if not body.quoted[position]]


def _numbers(body: Passage, kinds: Iterable[tuple[str, str]]) -> list[Stretch]:
    """Return numbers, adjacent ones (3.5 million) as one."""
    stretches: list[Stretch] = []
    words = [word for word, kind in kinds if kind in _NUMERIC]
    for position in sorted([position for word in words for position in _writer_positions(body, word)]):
        between = gap(body, position) if position else ""
        if stretches and stretches[-1][1] == position and (between == "-" or between.isspace()):
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    return stretches


def _dates(body: Passage, kinds: Iterable[tuple[str, str]]) -> list[Stretch]:
    positions = [
        position
        for word, kind in kinds
        if kind in _OF_DATES
        for position in _writer_positions(body, word)
        if kind == "year" or _is_named_day(body, position, kind)
    ]
    stretches: list[Stretch] = []
    for position in sorted(positions):
        last = stretches[-1][1] if stretches else -2
        if position == last or (position == last + 1 and body.words[last][0].isdigit()):
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    return stretches


def _is_named_day(body: Passage, position: int, kind: str) -> bool:
    """Whether a month or weekday is written as one, and May or March next to a number."""
    capital = body.text[body.starts[position]].isupper()
    return capital and (kind != "month_or_word" or _beside_a_number(body, position))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[0] in "12" and word.isdecimal() and int(word) in _YEARS


def _beside_a_number(body: Passage, position: int) -> bool:
    """Return whether May or March, which are also words, are part of a date."""
    around = body.words[max(position - 1, 0) : position] + body.words[position + 1 : position + 2]
    return any(word[0].isdigit() for word in around)


def _is_percentage(body: Passage, last: int) -> bool:
    """Whether a percentage ends before the word `last`: 5%, 5 %, 5pc, 5 percent, 5 per cent."""
    after = body.words[last : last + 2]
    return (
        _sign_after(body, last) == "%"
        or after == ("per", "cent")
        or (bool(after) and after[0] in _words_of("percent"))
        or _joined_unit(body.words[last - 1]) in _words_of("percent")
    )


def _is_money(body: Passage, first: int, last: int) -> bool:
    """Return whether it is a sum of money: $5, € 5, Rs. 5 crore, CHF5, USD 5m, 5 euros, 5 million EUR, 5p."""
    plain, start, end = body.plain, body.starts[first], body.ends[last - 1]
    if plain[max(start - _SPACES - 1, 0) : start].rstrip(" ")[-1:] in _SIGNS and start:
        return True
    following = plain[end : end + _SPACES + 2].lstrip(" ")
    if following[:1] in _SIGNS and following and not following[1:2].isdigit():
        return True
    if _CODED.match(body.words[first]) or _joined_unit(body.words[first]) in _words_of("glued_money"):
        return True
    named = last < len(body.words) and body.words[last] in _words_of("money")
    return (
        named or _is_code(body, first - 1, first) or (last < len(body.words) and _is_code(body, last, last))
    )


def _is_code(body: Passage, position: int, second: int) -> bool:
    """Whether the word is a currency's code next to the number, in capitals but for "Rs"."""
    if position < 0 or body.words[position] not in _words_of("currency_code"):
        return False
    left = max(second - 1, 0)
    gap = body.plain[body.ends[left] : body.starts[second]].strip(" ")
    written = body.text[body.starts[position] : body.ends[position]]
    return gap in ("", ".") and (written.isupper() or body.words[position] == "rs")


def _quantities(body: Passage, figures: list[Stretch], money: frozenset[Stretch]) -> Iterator[Stretch]:
    """Numbers with a unit, apart (80 km), joined (80km, 80-mile) or a sign (25°)."""
    unit, short = _words_of("unit"), _words_of("short_unit")
    for first, last in figures:
        after = body.words[last] if last < len(body.words) else ""
        apart = after in unit or (after in short and (first, last) not in money)
        glued = _joined_unit(body.words[last - 1])
        if apart and not body.plain[body.ends[last - 1] : body.starts[last]].strip(" -\n°"):
            yield first, last + 1
        elif (
            glued in unit or (glued in short and (first, last) not in money) or _sign_after(body, last) == "°"
        ):
            yield first, last


def _sign_after(body: Passage, last: int) -> str:
    """The character after the word `last - 1`, at most `_SPACES` between."""
    end = body.ends[last - 1]
    return body.plain[end : end + _SPACES + 1].lstrip(" ")[:1]


def _joined_unit(word: str) -> str:
    """The letters after the figures of a word: km in 80km, mile in 80-mile."""
    match = _FIGURE.fullmatch(word)
    return match.group(1) if match else ""


def _is_age(body: Passage, first: int, last: int) -> bool:
    word = body.words[first]
    if word.endswith(("-year-old", "-years-old")):
        return True
    if last - first > 1 or len(word) > 3 or not word.isdecimal() or int(word) not in _AGES:
        return False
    before = gap(body, first) if first else ""
    enclosed = before == ", " and body.plain.startswith(",", body.ends[first])
    return enclosed and not body.words[first - 1][0].isdigit()


def _name_measures(body: Passage) -> Mapping[str, list[Stretch]]:
    prepositions, words = _words_of("place_preposition"), body.words
    spans = [name for name in names(body).spans if name.kind in _NAMES and not body.quoted[name.first]]
    placed = [name for name in spans if name.first and words[name.title - 1] in prepositions]
    holders = [(name, _title(body, name)) for name in spans]
    return {
        "names": [(name.first, name.last) for name in spans],
        "placed_names": [(name.first, name.last) for name in placed],
        "offices": [(title, name.last) for name, title in holders if title < name.first],
    }


def _title(body: Passage, name: Name) -> int:
    """Where the form of address or the office before a name begins; the name's own beginning without one."""
    if name.title < name.first or not name.first or body.words[name.first - 1] not in _words_of("office"):
        return name.title
    joined = gap(body, name.first).strip() in ("", ".")
    return name.first - 1 if joined else name.first


@cache
def _words_of(category: str) -> frozenset[str]:
    entries = load("specificity").entries
    return frozenset(word for word, group in entries.items() if any(e.category == category for e in group))
