"""Style and the dimensions as dots on a scale of 0-100: value, interval and meaning in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import isnan
from typing import Literal, NamedTuple

from reliability.extractors import measures
from reliability.plain import whole
from reliability.records import MEASURED, ArticleScore, SourceProfile

Judgement = Literal["better", "worse", "between", "neutral"]
_COMPARATIVES: Mapping[str, tuple[str, str]] = {
    "style": (
        "closer to the writing of highly rated outlets",
        "least close to the writing of highly rated outlets",
    ),
    "sourcing": ("more sourcing", "with the least sourcing"),
    "hedging": ("more hedging", "with the least hedging"),
    "sentiment": ("more positive tone", "with the most negative tone"),
    "loaded_wording": ("more loaded wording", "with the least loaded wording"),
}
LABELS: Mapping[str, str] = {name: name.replace("_", " ") for name in MEASURED}


class Dot(NamedTuple):
    """A percentile with its 90 % interval.

    `judged` is `better` or `worse` where the direction is known and the whole interval is on one side of the
    middle, `between` where it is not, and `neutral` where no direction is known.
    """

    name: str
    value: float
    low: float
    high: float
    words: str
    judged: Judgement


def dots(rated: ArticleScore | SourceProfile) -> tuple[Dot, ...]:
    """Return style and the four dimensions of an article or a source."""
    among = "articles" if isinstance(rated, ArticleScore) else "outlets"
    return tuple(_dot(rated, name, among) for name in MEASURED)


def _dot(rated: ArticleScore | SourceProfile, name: str, among: str) -> Dot:
    value, (low, high) = getattr(rated, name), getattr(rated, f"{name}_interval")
    return Dot(name, value, low, high, compared(name, value, among), _judged(direction(name), low, high))


def compared(name: str, value: float, among: str) -> str:
    """Return a percentile in words with its number, for example `more sourcing than 82 % of articles`.

    Below the middle it is the share that has less: `among the 18 % of articles with the least sourcing`.
    """
    if isnan(value):
        return "not measured"
    shown, (more, least) = whole(value), _COMPARATIVES[name]
    if shown == 50:
        return f"in the middle of the {among}"
    if shown > 50:
        return f"{more} than {min(shown, 99)} % of {among}"
    return f"among the {max(shown, 1)} % of {among} {least}"


@cache
def direction(name: str) -> int:
    """Return +1 where higher is better, -1 where it is worse, 0 where neither."""
    if name == "style":
        return 1
    return next((measure.expected for measure in measures() if measure.family == name), 0)


def _judged(direction: int, low: float, high: float) -> Judgement:
    if not direction:
        return "neutral"
    if low > 50:
        return "better" if direction > 0 else "worse"
    if high < 50:
        return "worse" if direction > 0 else "better"
    return "between"
