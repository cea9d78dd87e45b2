"""Check that a family of measures keeps its contract, for the tests of packages that add one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from math import isfinite, isnan
from types import ModuleType

from reliability.extractors import Extractor
from reliability.extractors._reserved import reserved
from reliability.records import Article, Evidence
from reliability.text import read

PIECES = (
    "Officials said", " that ", "“It is so-called ‘news’,” he said.", "\n\n", "may", " U.S. ", "!!!", "…",
    "''quoted''", "The Horrible Liar DESTROYED them", "1,234", "İstanbul", "\ud83d\ude00", ". ", ", ",
    "\u200b", "some people believe", "According to a report", "—", "'", '"', "\r\n", "\t", "\ud800", "\x00",
)  # fmt: skip
"""Parts of the odd texts."""
PROSE = (
    "Officials said on Tuesday that the bridge may be closed. “We simply do not know,” Maria Lopez, "
    "the mayor, told reporters. According to a report by the Transport Institute, 40 percent of "
    "crossings were unsafe.\n\n"
    "Some people believe the so-called repair was a shameful disaster! I think we must never forget it. "
    "Is that really the best that Berlin can do? It is considered to be the worst in 20 years.\n"
)
"""Prose with something for most measures to find."""
COUNTS = "_per_1000_words"
"""The ending of measures that count passages, each of which is evidence."""


def check_extractor(family: Extractor | ModuleType, texts: int = 100) -> None:
    """Raise `AssertionError` with the reason if a family breaks its contract.

    A family describes its measures and returns exactly these for any text: finite or NaN, the same each time,
    with evidence inside the text. Rates per 1,000 words have evidence, and are NaN for a text without words.

    Parameters
    ----------
    family : module or Extractor
        A module with `MEASURES` and `extract`.
    texts : int
        How many odd texts to try, in addition to one of prose.

    Examples
    --------
    >>> from reliability.extractors import shouting
    >>> check_extractor(shouting, texts=5)
    """
    if isinstance(family, ModuleType):
        family = Extractor("", tuple(family.MEASURES), family.extract)
    check_measures(family)
    check_counts(family, PROSE)
    check_undefined(family)
    check_steady(family, PROSE)
    for text, title in ((PROSE, "Bridge closed?"), ("", ""), *_odd(texts)):
        check_findings(family, text, title)


def check_measures(family: Extractor) -> None:
    """Check that the measures belong to one family, differ, and are described."""
    _demand(family.measures, "no measure is declared")
    names = [measure.name for measure in family.measures]
    _demand(len(set(names)) == len(names), f"a measure is declared twice: {names}")
    refused = reserved(family.measures[0].family, names)
    _demand(not refused, f"names that are reserved for other columns: {', '.join(refused)}")
    for measure in family.measures:
        same = measure.family and measure.family == family.measures[0].family
        _demand(same and measure.what, f"{measure.name!r} is not of the FAMILY of the first measure")
        for part in ("unit", "meaning", "direction", "reference"):
            _demand(str(getattr(measure, part)).strip(), f"{measure.name} has no {part}")


def check_counts(family: Extractor, text: str) -> None:
    """Check that every rate per 1,000 words that is not 0 has evidence in `text`."""
    findings = family.extract(read(Article(text=text)))
    shown = {passage.measure for passage in findings.evidence}
    for name, value in findings.values.items():
        counted = name.endswith(COUNTS) and value and not isnan(value)
        _demand(not counted or name in shown, f"{name} is {value} and has no evidence")


def check_undefined(family: Extractor) -> None:
    """Check that a rate in a text without words is NaN, never 0."""
    for name, value in family.extract(read(Article(text=""))).values.items():
        wrong = name.endswith(COUNTS) and not isnan(value)
        _demand(not wrong, f"{name} is {value} where there are no words; say NaN")


def check_steady(family: Extractor, text: str) -> None:
    """Check that the same text gives the same findings."""
    document = read(Article(text=text))
    first, again = (repr(family.extract(document)) for _ in range(2))
    _demand(first == again, "the same text gives other findings the second time")


def check_findings(family: Extractor, text: str, title: str = "") -> None:
    """Check for exactly the declared measures, finite or NaN, and for evidence inside its part."""
    findings = family.extract(read(Article(text=text, title=title)))
    names = {measure.name for measure in family.measures}
    differing = set(findings.values) ^ names
    _demand(not differing, f"measures given and declared differ: {differing}")
    for name, value in findings.values.items():
        _demand(isnan(value) or isfinite(value), f"{name} is {value} on {text!r}")
    for passage in findings.evidence:
        _check_evidence(passage, names, title if passage.part == "title" else text)
    for attribution in findings.attributions:
        for span in (*attribution.cue, *attribution.source, *attribution.content):
            _demand(0 <= span.start < span.end <= len(text), f"{span} of {attribution} is outside {text!r}")


def _check_evidence(passage: Evidence, names: set[str], part: str) -> None:
    _demand(passage.measure in names, f"evidence for {passage.measure!r}, which is not declared")
    _demand(0 <= passage.start < passage.end <= len(part), f"{passage} is outside {part!r}")


def _odd(count: int) -> Iterator[tuple[str, str]]:
    """Yield texts and titles, the same on each call."""
    chance = random.Random(0)  # noqa: S311 - no secret
    for _ in range(count):
        text, title = ("".join(chance.choices(PIECES, k=chance.randrange(most))) for most in (40, 6))
        yield text, title


def _demand(holds: object, problem: str) -> None:
    if not holds:
        raise AssertionError(problem)
