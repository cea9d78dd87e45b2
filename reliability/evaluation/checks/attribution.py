"""Attributions against those that annotators marked in news articles (PolNeAR)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reliability.evaluation.attribution import Marked, Row, Tally, rows, sentences, tally
from reliability.evaluation.figure import Figure, bootstrap, require
from reliability.extractors.sourcing import extract
from reliability.records import Article, Findings
from reliability.text import read

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

_HOLDS = "the sentence holds a cue"
_ANNOTATORS = 0.90
"""F1 of two annotators with each other on "this sentence holds a cue", in documents that several marked."""

_EIGHTY = (
    "accuse", "add", "admit", "advise", "agree", "allege", "announce", "argue", "ask", "assert",
    "believe", "blame", "boast", "call", "claim", "comment", "complain", "conclude", "confirm",
    "contend", "criticise", "criticize", "declare", "defend", "demand", "deny", "describe",
    "disclose", "estimate", "expect", "explain", "doubt", "emphasise", "express", "find", "hope",
    "indicate", "inform", "insist", "know", "maintain", "mention", "note", "observe", "order",
    "plan", "pledge", "point", "praise", "predict", "promise", "propose", "question", "recall",
    "recommend", "refuse", "reject", "remark", "reply", "report", "respond", "reveal", "say",
    "show", "state", "stress", "suggest", "support", "tell", "testify", "think", "threaten",
    "tweet", "urge", "vow", "warn", "wonder", "write",
)  # fmt: skip
_IRREGULAR = "said says told wrote written thought knew known found shown denied replied testified"
_STEMS = "|".join(sorted({verb.removesuffix("e") for verb in _EIGHTY}, key=len, reverse=True))
EIGHTY_VERBS = re.compile(
    rf"\b(?:(?:{_STEMS})(?:e|es|s|ed|d|ing)?|{_IRREGULAR.replace(' ', '|')})\b", re.IGNORECASE
)
"""A simple system: any of some eighty reporting verbs."""


class Scored(NamedTuple):
    """One document, its rows averaged: counts of ours, of everything, of eighty verbs; and its size."""

    publisher: str
    ours: Tally
    every: Tally
    verbs: Tally
    found: float
    rate: float
    marked: float
    words: int


def check(data: Path) -> list[Figure]:
    """The figures of the `test` half; documents are the units of every interval."""
    documents = rows(require(data, "attribution", "polnear.jsonl"), "test")
    return figures([score(each) for each in documents.values()])


def figures(scored: Sequence[Scored]) -> list[Figure]:
    """Sentences, the worst publisher, sources each way, and the article's count and density."""
    worst = min({each.publisher for each in scored}, key=lambda name: _f1(_of(scored, name)))
    return [
        _sentences(_HOLDS, scored, "every", "every sentence"),
        _sentences(_HOLDS, scored, "verbs", "eighty verbs"),
        _sentences(f"{_HOLDS}: worst publisher", _of(scored, worst), "verbs", f"eighty verbs ({worst})"),
        _ratio("marked sources met, given the cue", scored, "sources_met", "sources"),
        _ratio("found sources met, given the cue", scored, "found_sources_met", "found_sources"),
        _spearman("attributions an article", scored, _counts, "length alone", _by_length),
        _spearman("attributions per 1,000 words", scored, _densities, "eighty verbs", _by_verbs),
    ]


def score(annotated: Sequence[Row]) -> Scored:
    """One document's counts, averaged over its annotators."""
    row = annotated[0]
    findings, words = _read(row.text)
    found = [Marked(each.cue, each.source) for each in findings.attributions]
    verbs = [Marked((match.span(),), ()) for match in EIGHTY_VERBS.finditer(row.text)]
    every = [Marked(((begin, begin + 1),), ()) for begin in _begins(row.text)]
    ours, always, eighty = (
        _mean([tally(each, system) for each in annotated]) for system in (found, every, verbs)
    )
    return Scored(
        row.publisher, ours, always, eighty,
        found=len(found), rate=1000 * len(found) / words if words else nan,
        marked=sum(len(each.marked) for each in annotated) / len(annotated), words=words,
    )  # fmt: skip


def _begins(text: str) -> list[int]:
    """The first word of every sentence."""
    bounds = sentences(text)
    return [match.start() for begin, end in zip(bounds, [*bounds[1:], len(text)], strict=True)
            if (match := re.compile(r"\w").search(text, begin, end))]  # fmt: skip


def _read(text: str) -> tuple[Findings, int]:
    """Findings and words; with a title given, the first line counts as text, as it did for annotators."""
    document = read(Article(text=text, title="–"))
    return extract(document), len(document.body.words)


def _mean(tallies: Sequence[Tally]) -> Tally:
    return Tally(*(sum(column) / len(tallies) for column in zip(*tallies, strict=True)))


def _of(scored: Sequence[Scored], publisher: str) -> list[Scored]:
    return [each for each in scored if each.publisher == publisher]


def _f1(scored: Sequence[Scored], system: str = "ours") -> float:
    both, found, marked = _table(scored, system, ("both", "found_only", "marked_only")).sum(axis=0)
    return float(2 * both / (2 * both + found + marked))


def _table(scored: Sequence[Scored], system: str, columns: Sequence[str]) -> Numbers:
    import numpy as np

    return np.array([[getattr(getattr(each, system), column) for column in columns] for each in scored])


def _sentences(name: str, scored: Sequence[Scored], simple: str, system: str) -> Figure:
    table = _table(scored, "ours", ("both", "found_only", "marked_only"))

    def f1(at: Sequence[int]) -> float:
        both, found, marked = table[at].sum(axis=0)
        return float(2 * both / (2 * both + found + marked))

    return Figure(
        check="attribution", name=name, statistic="F1", value=f1(range(len(scored))),
        interval=bootstrap(scored, f1), cases=len(scored), simple=_f1(scored, simple),
        simple_system=system, annotators=_ANNOTATORS,
    )  # fmt: skip


def _ratio(name: str, scored: Sequence[Scored], met: str, whole: str) -> Figure:
    table = _table(scored, "ours", (met, whole))

    def ratio(at: Sequence[int]) -> float:
        part, total = table[at].sum(axis=0)
        return float(part / total) if total else nan

    return Figure(
        check="attribution", name=name, statistic="share", value=ratio(range(len(scored))),
        interval=bootstrap(scored, ratio), cases=len(scored),
    )  # fmt: skip


Pair = Callable[[Scored], tuple[float, float]]


def _counts(each: Scored) -> tuple[float, float]:
    return each.found, each.marked


def _by_length(each: Scored) -> tuple[float, float]:
    return each.words, each.marked


def _densities(each: Scored) -> tuple[float, float]:
    return each.rate, each.marked / each.words


def _by_verbs(each: Scored) -> tuple[float, float]:
    return (each.verbs.both + each.verbs.found_only) / each.words, each.marked / each.words


def _spearman(name: str, scored: Sequence[Scored], pair: Pair, system: str, simple: Pair) -> Figure:
    import numpy as np
    from scipy.stats import spearmanr

    ours, theirs = np.array([pair(each) for each in scored]).T

    def rank(at: Sequence[int]) -> float:
        return float(spearmanr(ours[at], theirs[at]).statistic)

    return Figure(
        check="attribution", name=name, statistic="Spearman", value=rank(range(len(scored))),
        interval=bootstrap(scored, rank), cases=len(scored), simple_system=system,
        simple=float(spearmanr(*np.array([simple(each) for each in scored]).T).statistic),
    )  # fmt: skip
