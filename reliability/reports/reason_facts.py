"""The facts behind the points of a family of measures, in words.

A fact never contradicts its points: only measures that moved the rating the same way as their family are
named, and a comparison with others is left out if it points the other way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import isnan, nan
from typing import NamedTuple

from reliability.extractors import main_measure, measures
from reliability.records import DIMENSIONS, ArticleScore, Measure, SourceProfile
from reliability.reports.dots import compared
from reliability.reports.measure_words import value_in_words

_FACTS = 2
"""Measures named for a family."""
_REPORT, _TALK = "reads like a news report", "reads like talk or an essay"
_BETWEEN, _SLIGHT = "between a news report and talk or an essay", 0.5
"""A register that moves the score by less than half a point is not called either."""
_MIDDLE = 50
"""The median of the references, as a percentile."""


class Shift(NamedTuple):
    """The points by which a family moved a predicted rating.

    `moved_by` is positive towards more reliable writing; `sign` is that of `contributions` which point there.
    """

    rated: ArticleScore | SourceProfile
    family: str
    moved_by: float
    sign: int
    contributions: Mapping[str, float]


def fact(shift: Shift) -> str:
    """Return the facts behind the points of a family."""
    family, moved_by = shift.family, shift.moved_by
    if family == "register":
        return _BETWEEN if abs(moved_by) < _SLIGHT else _REPORT if moved_by > 0 else _TALK
    if family == "clipped":
        return "kept between 0 and 100"
    if family == "learned_wording":
        return _wording(_values(shift.rated).get("learned_wording_mean_weight", nan), moved_by)
    return ", ".join(dict.fromkeys(_facts(shift)))


def _wording(weight: float, moved_by: float) -> str:
    if weight < 0 < moved_by:
        return "uses words that highly rated outlets use more"
    if moved_by < 0 < weight:
        return "uses words that low-rated and one-sided outlets use more"
    return "its words are close to the average outlet’s"


def _facts(shift: Shift) -> Iterator[str]:
    level = _level_in_words(shift)
    if shift.family == "sourcing" and level:
        yield from _voices(shift.rated, level)
        return
    if level:
        yield level
    values = _values(shift.rated)
    in_words = (value_in_words(values, measure, shift.moved_by) for measure in _agreeing_measures(shift))
    yield from islice(filter(None, in_words), _FACTS - bool(level))


def _level_in_words(shift: Shift) -> str:
    """Return the level of the family in words; empty if it is unknown or contradicts the points."""
    rated, family = shift.rated, shift.family
    if family not in DIMENSIONS or isnan(value := getattr(rated, family)):
        return ""
    expected = main_measure(family).expected
    if expected and expected * shift.moved_by * (value - _MIDDLE) <= 0:
        return ""
    return compared(family, value, "articles" if isinstance(rated, ArticleScore) else "outlets")


def _voices(rated: ArticleScore | SourceProfile, level: str) -> Iterator[str]:
    """Yield the number of named speakers, and how much of the text is quoted."""
    values = _values(rated)
    if isinstance(rated, ArticleScore):
        named = sum(speaker.kind == "person" for speaker in rated.profile.speakers)
        speakers = f"{named or 'no'} named {'person' if named == 1 else 'people'} cited"
        yield f"{speakers} ({level})"
    else:
        rate = values.get("sourcing_named_speakers_per_1000_words", nan)
        yield f"{rate:.1f} named speakers per 1,000 words ({level})" if not isnan(rate) else level
    quoted = values.get("sourcing_quoted_share", nan)
    if not isnan(quoted):
        yield f"{100 * quoted:.0f} % of the words are quoted"


def _agreeing_measures(shift: Shift) -> Sequence[Measure]:
    """Return the family's measures that moved the rating as the family did, the strongest first."""
    direction = shift.sign * shift.moved_by
    listed = [
        measure
        for measure in measures()
        if measure.family == shift.family and shift.contributions.get(measure.name, 0.0) * direction > 0
    ]
    return sorted(listed, key=lambda measure: -abs(shift.contributions[measure.name]))


def _values(rated: ArticleScore | SourceProfile) -> Mapping[str, float]:
    return rated.profile.values if isinstance(rated, ArticleScore) else rated.values
