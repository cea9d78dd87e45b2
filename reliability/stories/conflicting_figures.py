"""Find figures that differ between the versions of a story: the same thing counted, with other numbers.

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
_FATES: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("killed", "dead", "died", "deaths", "death", "fatalities", "die", "casualties", "killing"), "dead"
    ),
    **dict.fromkeys(("injured", "wounded", "hurt", "injuries", "injuring", "wounding"), "injured"),
    **dict.fromkeys(("arrested", "detained", "arrests"), "arrested"),
    **dict.fromkeys(("missing",), "missing"),
    **dict.fromkeys(("displaced", "evacuated"), "displaced"),
}
"""Words for what happened to people, after or before their number → one word for the same count."""
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
_CONTEXT: Final = 150
"""Characters on both sides whose rare words must agree: about one sentence each way."""
_LEAST_SHARED: Final = 4
"""Rare stems that the surroundings of two figures must share."""
_FARTHEST: Final = 1.6
"""Ratio of two values up to which they may be counts of the same thing: those farther apart mostly count a
part and its whole, or another day."""
_PART_BEFORE: Final = re.compile(
    r"\b(?:first|last|next|past|previous|opening|final|another|additional|further|extra|other) $",
    re.IGNORECASE,
)
"""Words before a number that counts a part of something ("the opening seven laps")."""
_DISTANCE_AFTER: Final = re.compile(
    r"^\W*[^\W\d_]+ (?:later|earlier|ago|away|per|an?|apart|behind|ahead)\b", re.IGNORECASE
)
"""Words after a number that measures a distance or a rate ("six laps later", "40 miles per hour")."""
_GROUP_AFTER: Final = re.compile(r"^ ([A-Z][^\W\d_]+)")
"""A nation or group after a number, which then counts a part of the people ("10 American passengers")."""
_LEAST_VALUE: Final = 3
"""One and two count parts of a thing more often than the thing itself."""
_VERB_CONTEXT: Final = 30
"""Characters before a number to search for the verb of its noun ("killing at least six civilians")."""
_NOUN_CONTEXT: Final = 40
"""Characters after a number to search for its noun."""
_NOUN_WORDS: Final = 4
"""Words after a number that may say what it counts ("three more people were killed")."""
_PERCENT: Final = re.compile(r" ?(?:per ?cent|percent|pc)\b")
_CLAUSE_END: Final = re.compile(r"[.;:,()\"“”\n]")
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


class _FigureInContext(NamedTuple):
    figure: Figure
    context: frozenset[str]
    days: frozenset[str]


def conflicts(story: Story) -> tuple[Conflict, ...]:
    """Return the figures on which the sources of a story differ, with who is cited for each."""
    by_version = [[*_figures_in_context(version)] for version in story.originals]
    by_noun: dict[str, dict[str, list[_FigureInContext]]] = {}
    for version_figures in by_version:
        for figure in version_figures:
            by_noun.setdefault(figure.figure.noun, {}).setdefault(figure.figure.source, []).append(figure)
    conflicts_by_noun = [_conflict(noun, sources) for noun, sources in sorted(by_noun.items())]
    return tuple(conflict for conflict in conflicts_by_noun if conflict)


def figures(version: Version) -> tuple[Figure, ...]:
    """Return the numbers of an article that count something, in order."""
    return tuple(counted.figure for counted in _figures_in_context(version))


def _conflict(noun: str, sources: Mapping[str, Sequence[_FigureInContext]]) -> Conflict | None:
    """Return the differing figures for a noun, of sources that give one value each."""
    single = [
        values[0] for values in sources.values() if _nearly_equal([value.figure.value for value in values])
    ]
    differing: dict[str, Figure] = {}
    for first, second in combinations(single, 2):
        if _differ(first, second):
            differing |= {first.figure.source: first.figure, second.figure.source: second.figure}
    shown = sorted(differing.values(), key=lambda figure: (figure.value, figure.source))
    return Conflict(noun, tuple(shown)) if shown else None


def _differ(first: _FigureInContext, second: _FigureInContext) -> bool:
    """Tell whether two figures count the same thing and differ."""
    low, high = sorted((first.figure.value, second.figure.value))
    comparable = low >= _LEAST_VALUE and high <= _FARTHEST * low and not _nearly_equal([low, high])
    days = first.days and second.days and first.days != second.days
    return comparable and not days and len(first.context & second.context) >= _LEAST_SHARED


def _nearly_equal(values: Sequence[float]) -> bool:
    return max(values) - min(values) <= _ROUNDING * max(map(abs, values))


def _figures_in_context(version: Version) -> Iterator[_FigureInContext]:
    profile = version.score.profile
    text = profile.article.text
    for match in _NUMBER.finditer(text):
        noun = _counted_noun(text, match)
        if noun and not _in_boilerplate(profile, match.start()):
            span = Span(*match.span())
            value = _value(match)
            shown = " ".join(text[max(0, span.start - _VERB_CONTEXT) : span.end + _NOUN_CONTEXT].split())
            figure = Figure(profile.article.source, value, noun, shown, span, _speaker(profile, span))
            context = text[max(0, span.start - _CONTEXT) : span.end + _CONTEXT]
            days = frozenset(day.lower() for day in _WEEKDAY.findall(context))
            yield _FigureInContext(figure, _rare_stems(context), days)


def _value(match: re.Match[str]) -> float:
    if match["word"]:
        return _VALUES[match["word"].lower()] * _SCALES.get((match["wordscale"] or "").lower(), 1.0)
    return float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1.0)


def _counted_noun(text: str, match: re.Match[str]) -> str:
    """Return what a number counts: the noun after it, or what happened to people; empty if unclear."""
    after = text[match.end() : match.end() + _NOUN_CONTEXT]
    before = text[max(0, match.start() - _VERB_CONTEXT) : match.start()]
    words = [word.lower() for word in _WORD.findall(_CLAUSE_END.split(after)[0])][:_NOUN_WORDS]
    if not words or words[0] in _TIMES or not after.startswith(" ") or _PERCENT.match(after):
        return ""
    if _PART_BEFORE.search(before) or _DISTANCE_AFTER.match(after):
        return ""
    if fate := _fate(before, words):
        group = _GROUP_AFTER.match(after)
        return f"{fate} ({stem(group[1].lower())})" if group else fate
    if match["sign"] or words[0] in _PEOPLE:
        return ""
    return stem(words[0]) if words[0].endswith("s") and len(words[0]) > len("gas") else ""


def _fate(before: str, words_after: Sequence[str]) -> str:
    """Return what happened to the people counted, by the nearest word before the number or else after it."""
    words = (*reversed(_WORD.findall(before.lower())), *words_after)
    return next((_FATES[word] for word in words if word in _FATES), "")


def _rare_stems(context: str) -> frozenset[str]:
    rarity = background().rarity
    stems = {stem(word.lower()) for word in _WORD.findall(context) if len(word) > 2}
    return frozenset(word for word in stems if rarity(word) >= _RARE)


def _in_boilerplate(profile: ArticleProfile, position: int) -> bool:
    return any(span.start <= position < span.end for span in profile.boilerplate)


def _speaker(profile: ArticleProfile, span: Span) -> str:
    """Return who is cited for the figure; empty where the article itself gives it."""
    names = {speaker.id: speaker.name for speaker in profile.speakers}
    for statement in profile.statements:
        covered = any(part.start <= span.start < part.end for part in statement.content)
        if covered and statement.speaker is not None:
            return names.get(statement.speaker, "")
    return ""
