"""Measures, and what an extractor returns for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple

from reliability.plain import named
from reliability.records.attributions import Attribution, Speaker
from reliability.records.plain_record import PlainRecord
from reliability.records.spans import Part

Direction = Literal[-1, 0, 1]


class Evidence(NamedTuple):
    """A passage that a measure counted.

    Attributes
    ----------
    measure : str
        The name of the measure.
    part : {"title", "text"}
        The part of the article that the positions refer to.
    start, end : int
        The code points `start:end` of that part.

    Examples
    --------
    >>> passage = Evidence("hedging_hedges_per_1000_words", "text", 11, 14)
    >>> "The bridge may stay closed."[passage.start : passage.end]
    'may'
    """

    measure: str
    part: Part
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


@dataclass(frozen=True, slots=True)
class Measure(PlainRecord):
    """Describe a number, once for every place that shows it.

    Parameters
    ----------
    family : str
        The family of measures that it belongs to, for example `hedging`.
    what : str
        What is measured, with the unit, for example `hedges_per_1000_words`.
    unit, meaning : str
        The unit in words, and one sentence that says what is counted.
    direction : str
        What a higher value means.
    reference : str
        The source of the method.
    expected : {-1, 0, 1}
        +1 where theory says higher means more reliable writing, -1 less, 0 no direction; models impose it.

    Examples
    --------
    >>> Measure("hedging", "hedges_per_1000_words", "per 1,000 words", "hedges", "more", "Hyland").name
    'hedging_hedges_per_1000_words'
    """

    family: str
    what: str
    unit: str
    meaning: str
    direction: str
    reference: str
    expected: Direction = 0

    @property
    def name(self) -> str:
        """The name of its column, in evidence and in the API: `family_what`."""
        return _name(self.family, self.what)


@cache  # one string for all articles
def _name(family: str, what: str) -> str:
    return f"{family}_{what}"


@dataclass(frozen=True, slots=True)
class Findings:
    """The results of one extractor for one document.

    Parameters
    ----------
    values : mapping
        Value by measure; NaN if it is undefined.
    evidence : sequence of Evidence
        The passages that were counted.
    attributions, speakers : sequence
        Statements, beliefs and stances, and who makes the statements.
    labels : mapping
        Results that are not numbers, by the name of the field of `ArticleProfile`.
    """

    values: Mapping[str, float]
    evidence: Sequence[Evidence] = ()
    attributions: Sequence[Attribution] = ()
    speakers: Sequence[Speaker] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
