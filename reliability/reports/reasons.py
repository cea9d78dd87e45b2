"""What moved a predicted rating: points by family, in words, with the fact behind them.

A fact never contradicts its points: only measures that moved the rating the same way as their family are
named, and a comparison with others is left out where it points the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isnan, nan
from typing import NamedTuple

from reliability.extractors import family_of, main_measure, measures
from reliability.records import DIMENSIONS, TARGETS, ArticleScore, Measure, SourceProfile, Target
from reliability.reports.dots import compared

MOST_FAMILIES = 8
"""Families named; the rest is summed up in one line."""
_SMALLEST = 0.05
"""Points that are shown as 0.0."""
_FACTS = 2
"""Measures named for a family."""
_WEIGHTED = " (weighted by strength)"
_NOUNS: Mapping[str, str] = {
    "certainty_boosters_per_1000_words": "words that insist (clearly, of course)",
    "certainty_absolutes_per_1000_words": "sweeping words (always, everyone)",
    "hedging_unrealised_events_per_1000_words": "words for events that have not happened",
    "hedging_weasels_per_1000_words": "vague agents (some say, critics argue)",
    "headline_clickbait_forms": "signs of clickbait in the headline",
    "headline_loaded_words": "loaded words in the headline",
    "headline_words_in_capitals": "words in capitals in the headline",
    "headline_words": "words in the headline",
    "loaded_wording_charge_per_1000_words": f"loaded words{_WEIGHTED}",
    "loaded_wording_delegitimising_per_1000_words": "phrases that deny legitimacy (so-called)",
    "links_linked_domains": "other sites linked to",
    "quotation_mean_words": "words in a quotation on average",
    "shouting_capitals_per_1000_words": "words in capitals",
    "sourcing_person_statements_per_1000_words": "statements by named people",
    "sourcing_name_said_per_1000_words": "statements by named people with “say” or “tell”",
    "sourcing_checkable_statements_per_1000_words": "statements by documents or named people",
    "structure_words_per_sentence": "words in a sentence on average",
    "specificity_quantities_per_1000_words": "numbers with a unit (such as km or years)",
    "subjectivity_first_person_per_1000_words": "uses of “I” or “my”",
    "subjectivity_we_per_1000_words": "uses of “we” or “our”",
    "subjectivity_you_per_1000_words": "uses of “you”",
}
"""Names of measures where the one made from their column's name would not read well."""
_SHARES: Mapping[str, str] = {
    "quotation_long_quotation_share": "of the quoted words are in long quotations",
    "sourcing_sourced_sentences_share": "of the sentences report a statement",
    "sourcing_quoted_share": "of the words are quoted",
    "sourcing_neutral_cues_share": "of the statements have a neutral verb (say, tell, add)",
    "sourcing_direct_statements_share": "of the statements are in quotation marks",
    "sentiment_negative_share": "of the sentences are clearly negative",
    "sentiment_positive_share": "of the sentences are clearly positive",
    "sentiment_charged_sentences_share": "of the sentences are charged",
}
_REPORT, _TALK = "reads like a news report", "reads like talk or an essay"
_BETWEEN, _SLIGHT = "between a news report and talk or an essay", 0.5
"""A register that moves the score by less than half a point is not called either."""


class Reason(NamedTuple):
    """A family's points, rounded as they are shown, and the facts behind them."""

    family: str
    points: float
    fact: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A predicted number from its baseline to the score; the steps add up to the last digit shown."""

    target: Target
    baseline: float
    score: float
    reasons: tuple[Reason, ...]
    others: int = 0
    others_points: float = 0.0


def moved(rated: ArticleScore | SourceProfile, target: Target = "reliability") -> Moved | None:
    """Return what moved `target`; None where it was not predicted."""
    score, baseline, contributions = _parts(rated, target)
    if isnan(score) or isnan(baseline):
        return None
    points = family_points(baseline, score, contributions)
    named = [family for family, moved_by in points.items() if abs(moved_by) >= _SMALLEST][:MOST_FAMILIES]
    sign = 1 if target == "reliability" else -1
    reasons = tuple(
        Reason(
            _label(family), points[family], _fact(rated, family, points[family] * sign, sign, contributions)
        )
        for family in named
    )
    rest = sum(moved_by for family, moved_by in points.items() if family not in named)
    return Moved(
        target, round(baseline, 1), round(score, 1), reasons, len(points) - len(named), round(rest, 1) + 0.0
    )


def both_moved(rated: ArticleScore | SourceProfile) -> tuple[Moved, ...]:
    """Return what moved reliability and bias, as far as they were predicted."""
    return tuple(one for target in TARGETS if (one := moved(rated, target)))


def _parts(rated: ArticleScore | SourceProfile, target: Target) -> tuple[float, float, Mapping[str, float]]:
    if target == "bias":
        return rated.bias, rated.bias_baseline, rated.bias_contributions
    return rated.reliability, rated.baseline, rated.contributions


def family_points(baseline: float, score: float, contributions: Mapping[str, float]) -> dict[str, float]:
    """Return the points of each family with one decimal, largest first.

    As they are shown, they add up: what rounding leaves goes to the largest.
    """
    sums: dict[str, float] = {}
    for measure, points in contributions.items():
        sums[family_of(measure)] = sums.get(family_of(measure), 0.0) + points
    ordered = sorted(sums.items(), key=lambda item: (-abs(item[1]), item[0]))
    rounded = {family: round(points, 1) + 0.0 for family, points in ordered}
    if rounded:
        first = next(iter(rounded))
        left = round(score, 1) - round(baseline, 1) - sum(rounded.values())
        rounded[first] = round(rounded[first] + left, 1) + 0.0
    return rounded


def _label(family: str) -> str:
    return "end of the scale" if family == "clipped" else family.replace("_", " ")


def _fact(
    rated: ArticleScore | SourceProfile,
    family: str,
    moved_by: float,
    sign: int,
    contributions: Mapping[str, float],
) -> str:
    """The facts behind a family's points; `moved_by` is positive towards more reliable writing."""
    if family == "register":
        return _BETWEEN if abs(moved_by) < _SLIGHT else _REPORT if moved_by > 0 else _TALK
    if family == "clipped":
        return "kept between 0 and 100"
    if family == "learned_wording":
        return _wording(_values(rated).get("learned_wording_mean_weight", nan), moved_by)
    return ", ".join(dict.fromkeys(_facts(rated, family, moved_by, sign, contributions)))


def _wording(weight: float, moved_by: float) -> str:
    if weight < 0 < moved_by:
        return "uses words that highly rated outlets use more"
    if moved_by < 0 < weight:
        return "uses words that low-rated and one-sided outlets use more"
    return "its words are close to the average outlet’s"


def _facts(
    rated: ArticleScore | SourceProfile,
    family: str,
    moved_by: float,
    sign: int,
    contributions: Mapping[str, float],
) -> Iterator[str]:
    standing = _standing(rated, family, moved_by)
    if family == "sourcing" and standing:
        yield from _voices(rated, standing)
        return
    if standing:
        yield standing
    listed = _same_way(family, moved_by, sign, contributions)
    said = (fact for measure in listed if (fact := _measured(_values(rated), measure, moved_by)))
    yield from islice(said, _FACTS - bool(standing))


def _standing(rated: ArticleScore | SourceProfile, family: str, moved_by: float) -> str:
    """Return the level of the family in words; empty if it is unknown or contradicts the points."""
    if family not in DIMENSIONS or isnan(value := getattr(rated, family)):
        return ""
    expected = main_measure(family).expected
    if expected and expected * moved_by * (value - 50) <= 0:
        return ""
    return compared(family, value, "articles" if isinstance(rated, ArticleScore) else "outlets")


def _voices(rated: ArticleScore | SourceProfile, standing: str) -> Iterator[str]:
    """Named speakers, and how much of the text is quoted."""
    values = _values(rated)
    if isinstance(rated, ArticleScore):
        named = sum(speaker.kind == "person" for speaker in rated.profile.speakers)
        speakers = f"{named or 'no'} named {'person' if named == 1 else 'people'} cited"
        yield f"{speakers} ({standing})"
    else:
        rate = values.get("sourcing_named_speakers_per_1000_words", nan)
        yield f"{rate:.1f} named speakers per 1,000 words ({standing})" if not isnan(rate) else standing
    quoted = values.get("sourcing_quoted_share", nan)
    if not isnan(quoted):
        yield f"{100 * quoted:.0f} % of the words are quoted"


def _same_way(
    family: str, moved_by: float, sign: int, contributions: Mapping[str, float]
) -> Sequence[Measure]:
    """The family's measures that moved the rating as the family did, the strongest first."""
    listed = [
        measure
        for measure in measures()
        if measure.family == family and contributions.get(measure.name, 0.0) * sign * moved_by > 0
    ]
    return sorted(listed, key=lambda measure: -abs(contributions[measure.name]))


def _measured(values: Mapping[str, float], measure: Measure, moved_by: float) -> str:
    """Return a measure's value in words; empty without one, or if it would contradict its points."""
    value = values.get(measure.name, nan)
    less = measure.expected * moved_by < 0
    if isnan(value) or (value == 0 and measure.expected * moved_by > 0):
        return ""
    if measure.name in _SHARES:
        return f"{'only ' if less and value else ''}{100 * value:.0f} % {_SHARES[measure.name]}"
    if measure.unit.startswith("0 or 1"):
        return _flag(measure, value)
    noun, rate = _noun(measure)
    if not rate and measure.name not in _NOUNS:  # no count, for example a reading grade
        return f"{noun} {_number(value)}"
    shown = _number(value)
    counted = _singular(noun) if shown == "1" else noun
    return (
        f"{'only ' if less else ''}{shown} {counted}{rate}" if value else f"no {noun.removesuffix(_WEIGHTED)}"
    )


def _singular(noun: str) -> str:
    """Return what is counted for one: its first plural loses the ending."""
    return re.sub(r"(ie)?(?<=[a-z]{3})(?<!s)s\b", lambda ending: "y" if ending[1] else "", noun, count=1)


def _flag(measure: Measure, value: float) -> str:
    """A yes or no of an article, a share of a source's articles."""
    noun = measure.what.replace("_", " ")
    if measure.family == "agency":
        noun = "agency copy"
    if value in (0, 1):
        return noun if value else f"not {noun}" if measure.family in ("genre", "agency") else f"no {noun}"
    return f"{noun}: {100 * value:.0f} % of articles"


def _noun(measure: Measure) -> tuple[str, str]:
    """What a measure counts, and per what."""
    own = " in its own voice" if "own voice" in measure.unit + measure.meaning else ""
    per = f" per 1,000 words{own}" if measure.what.endswith("_per_1000_words") else ""
    plain = measure.what.removesuffix("_per_1000_words").replace("_", " ")
    return _NOUNS.get(measure.name, plain), per


def _number(value: float) -> str:
    return (f"{value:.1f}" if abs(value) >= 1 else f"{value:.2g}").removesuffix(".0").replace("-", "−")


def _values(rated: ArticleScore | SourceProfile) -> Mapping[str, float]:
    return rated.profile.values if isinstance(rated, ArticleScore) else rated.values
