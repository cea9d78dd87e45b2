"""Figures that differ between the versions of a story: the same thing counted, with different numbers.

A table with false conflicts is worse than none. Two numbers are shown as a conflict only where they count
the same noun, share rare words nearby, come from texts that are not copies of each other, and neither article
gives both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from reliability.records import ArticleProfile, Span
from reliability.stories.story import Story, Version
from reliability.stories.terms import background, stem

_SMALL: Final = tuple(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "  # noqa: SIM905
    "seventeen eighteen nineteen twenty".split()
)
_TENS: Final = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())  # noqa: SIM905
_VALUES: Final[Mapping[str, float]] = {
    **{word: float(value) for value, word in enumerate(_SMALL, 1)},
    **{ten: 10.0 * value for value, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}-{one}": 10.0 * tens + ones
        for tens, ten in enumerate(_TENS, 2)
        for ones, one in enumerate(_SMALL[:9], 1)
    },
}
_WORDS: Final = "|".join(sorted(_VALUES, key=lambda word: (-len(word), word)))
_SCALES: Final[Mapping[str, float]] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
_SAME: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("killed", "dead", "died", "deaths", "death", "fatalities", "die", "casualties", "killing"), "dead"
    ),
    **dict.fromkeys(("injured", "wounded", "hurt", "injuries", "injuring", "wounding"), "injured"),
    **dict.fromkeys(("arrested", "detained", "arrests"), "arrested"),
    **dict.fromkeys(("missing",), "missing"),
    **dict.fromkeys(("displaced", "evacuated"), "displaced"),
}
"""Words for the same count of people, for what happened to them, after or before the number."""
_PEOPLE: Final = frozenset(
    "people persons men women children civilians soldiers officers others victims protesters residents "  # noqa: SIM905
    "years months weeks days hours minutes seconds times ways things points".split()
)
"""Nouns that many numbers of a story count, so that two numbers before them need not count the same."""
_TIMES: Final = frozenset(
    "year month week day hour minute second time am pm a.m p.m o'clock january february march april may june "  # noqa: SIM905
    "july august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)
_NUMBER = re.compile(
    r"(?P<sign>[$€£₹])?\b(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -]?"
    r"(?P<scale>hundred|thousand|lakh|million|crore|billion|trillion)\b)?"
    rf"|\b(?P<word>{_WORDS})\b(?:[ -](?P<wordscale>hundred|thousand|million|billion)\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_AROUND: Final = 150
"""Characters on both sides whose rare words must agree: about one sentence each way."""
_LEAST_SHARED: Final = 4
"""Rare stems that the surroundings of two figures must share."""
_FARTHEST: Final = 1.6
"""Ratio of two values up to which they may be counts of the same thing: those farther apart mostly count a
part and its whole, or another day."""
_PART: Final = re.compile(
    r"\b(?:first|last|next|past|previous|opening|final|another|additional|further|extra|other) $",
    re.IGNORECASE,
)
"""What stands before a number that names a stretch or a part of something ("the opening seven laps")."""
_DISTANCE: Final = re.compile(
    r"^\W*[^\W\d_]+ (?:later|earlier|ago|away|per|an?|apart|behind|ahead)\b", re.IGNORECASE
)
"""What stands behind a number that measures a distance or a rate ("six laps later", "40 miles per hour")."""
_GROUP: Final = re.compile(r"^ ([A-Z][^\W\d_]+)")
"""A nation or group behind a number, which then counts a part of the people ("10 American passengers")."""
_LEAST_VALUE: Final = 3
"""One and two count parts of a thing more often than the thing itself."""
_BEFORE: Final = 30
"""Characters before a number to search for the verb of its noun ("killing at least six civilians")."""
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_RARE: Final = 1.7
"""Rarity from which a stem says something of the event: it occurs in fewer than one in nine articles."""
_ROUNDING: Final = 0.06
"""Relative difference up to which a number counts as the other one rounded."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in one source's article: its value, what it counts, and its position in the text."""

    source: str
    value: float
    noun: str
    text: str
    span: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures for the same thing that differ, one per source, smallest first."""

    noun: str
    figures: tuple[Figure, ...]


class _Counted(NamedTuple):
    figure: Figure
    around: frozenset[str]
    days: frozenset[str]


def conflicts(story: Story) -> tuple[Conflict, ...]:
    """Return the figures on which the sources of a story differ, with who is cited for each."""
    found = [[*_counted(version)] for version in story.originals]
    by_noun: dict[str, dict[str, list[_Counted]]] = {}
    for counted in found:
        for figure in counted:
            by_noun.setdefault(figure.figure.noun, {}).setdefault(figure.figure.source, []).append(figure)
    listed = [_conflict(noun, sources) for noun, sources in sorted(by_noun.items())]
    return tuple(conflict for conflict in listed if conflict)


def figures(version: Version) -> tuple[Figure, ...]:
    """Return the numbers of an article that count something, in order."""
    return tuple(counted.figure for counted in _counted(version))


def _conflict(noun: str, sources: Mapping[str, Sequence[_Counted]]) -> Conflict | None:
    """The differing figures for a noun: of sources that give one value each."""
    single = [values[0] for values in sources.values() if _alike([value.figure.value for value in values])]
    differing: dict[str, Figure] = {}
    for one, other in combinations(single, 2):
        if _differ(one, other):
            differing |= {one.figure.source: one.figure, other.figure.source: other.figure}
    shown = sorted(differing.values(), key=lambda figure: (figure.value, figure.source))
    return Conflict(noun, tuple(shown)) if shown else None


def _differ(one: _Counted, other: _Counted) -> bool:
    """Tell whether two figures count the same thing and differ."""
    low, high = sorted((one.figure.value, other.figure.value))
    comparable = low >= _LEAST_VALUE and high <= _FARTHEST * low and not _alike([low, high])
    days = one.days and other.days and one.days != other.days
    return comparable and not days and len(one.around & other.around) >= _LEAST_SHARED


def _alike(values: Sequence[float]) -> bool:
    return max(values) - min(values) <= _ROUNDING * max(map(abs, values))


def _counted(version: Version) -> Iterator[_Counted]:
    profile = version.score.profile
    text = profile.article.text
    for match in _NUMBER.finditer(text):
        noun = _noun(text, match)
        if noun and not _boilerplate(profile, match.start()):
            span = Span(*match.span())
            value = _value(match)
            shown = " ".join(text[max(0, span.start - 30) : span.end + 40].split())
            figure = Figure(profile.article.source, value, noun, shown, span, _speaker(profile, span))
            around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
            days = frozenset(day.lower() for day in _WEEKDAY.findall(around))
            yield _Counted(figure, _rare_stems(around), days)


def _value(match: re.Match[str]) -> float:
    if match["word"]:
        return _VALUES[match["word"].lower()] * _SCALES.get((match["wordscale"] or "").lower(), 1.0)
    return float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1.0)


def _noun(text: str, match: re.Match[str]) -> str:
    """What a number counts: the noun behind it, or what happened to people; empty where that is unclear."""
    behind = text[match.end() : match.end() + 40]
    if behind[:1] in "%-–/:." or re.match(r" ?(?:per ?cent|percent|pc)\b", behind):
        return ""
    words = [word.lower() for word in _WORD.findall(re.split(r"[.;:,()\"“”\n]", behind)[0])][:4]
    if not words or words[0] in _TIMES or not behind.startswith(" "):
        return ""
    if _PART.search(text[max(0, match.start() - _BEFORE) : match.start()]) or _DISTANCE.match(behind):
        return ""
    before = _WORD.findall(text[max(0, match.start() - _BEFORE) : match.start()].lower())
    fate = next((_SAME[word] for word in (*reversed(before), *words) if word in _SAME), "")
    if fate:
        group = _GROUP.match(behind)
        return f"{fate} ({stem(group[1].lower())})" if group else fate
    if match["sign"] or words[0] in _PEOPLE:
        return ""
    return stem(words[0]) if words[0].endswith("s") and len(words[0]) > len("gas") else ""


def _rare_stems(around: str) -> frozenset[str]:
    rarity = background().rarity
    found = {stem(word.lower()) for word in _WORD.findall(around) if len(word) > 2}
    return frozenset(word for word in found if rarity(word) >= _RARE)


def _boilerplate(profile: ArticleProfile, position: int) -> bool:
    return any(span.start <= position < span.end for span in profile.boilerplate)


def _speaker(profile: ArticleProfile, span: Span) -> str:
    """Who is cited for the figure; empty where the article itself gives it."""
    names = {speaker.id: speaker.name for speaker in profile.speakers}
    for statement in profile.statements:
        covered = any(part.start <= span.start < part.end for part in statement.content)
        if covered and statement.speaker is not None:
            return names.get(statement.speaker, "")
    return ""
