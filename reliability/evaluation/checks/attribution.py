"""Attributions against those that annotators marked in news articles (PolNeAR)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reliability.evaluation.attribution_tally import (
    AnnotatedDocument,
    AttributionTally,
    MarkedAttribution,
    read_documents,
    sentences,
    tally,
)
from reliability.evaluation.figure import CheckFigure, bootstrap, require
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


class ScoredDocument(NamedTuple):
    """One document, its rows averaged: counts of ours, of everything, of eighty verbs; and its size."""

    publisher: str
    ours: AttributionTally
    every: AttributionTally
    verbs: AttributionTally
    found: float
    rate: float
    marked: float
    words: int


def check(data: Path) -> list[CheckFigure]:
    """Return the figures of the `test` half; documents are the units of every interval."""
    documents = read_documents(require(data, "attribution", "polnear.jsonl"), "test")
    return figures([score(document) for document in documents.values()])


def figures(documents: Sequence[ScoredDocument]) -> list[CheckFigure]:
    """Return figures on sentences, the worst publisher, sources, and articles' counts and densities."""
    worst = min(
        {document.publisher for document in documents}, key=lambda name: _f1(_of_publisher(documents, name))
    )
    return [
        _sentences(_HOLDS, documents, "every", "every sentence"),
        _sentences(_HOLDS, documents, "verbs", "eighty verbs"),
        _sentences(
            f"{_HOLDS}: worst publisher", _of_publisher(documents, worst), "verbs", f"eighty verbs ({worst})"
        ),
        _ratio("marked sources met, given the cue", documents, "sources_met", "sources"),
        _ratio("found sources met, given the cue", documents, "found_sources_met", "found_sources"),
        _spearman(
            "attributions an article", documents, _attribution_counts, "length alone", _length_and_count
        ),
        _spearman(
            "attributions per 1,000 words", documents, _attribution_densities, "eighty verbs", _verb_density
        ),
    ]


def score(annotated: Sequence[AnnotatedDocument]) -> ScoredDocument:
    """Return one document's counts, averaged over its annotators."""
    first = annotated[0]
    findings, words = _read(first.text)
    attributions = [
        MarkedAttribution(annotation.cue, annotation.source) for annotation in findings.attributions
    ]
    verbs = [MarkedAttribution((match.span(),), ()) for match in EIGHTY_VERBS.finditer(first.text)]
    every = [MarkedAttribution(((begin, begin + 1),), ()) for begin in _first_words(first.text)]
    ours, always, eighty = (
        _mean([tally(annotation, system) for annotation in annotated])
        for system in (attributions, every, verbs)
    )
    return ScoredDocument(
        first.publisher, ours, always, eighty,
        found=len(attributions), rate=1000 * len(attributions) / words if words else nan,
        marked=sum(len(annotation.marked) for annotation in annotated) / len(annotated), words=words,
    )  # fmt: skip


def _first_words(text: str) -> list[int]:
    """Return where the first word of every sentence begins."""
    bounds = sentences(text)
    return [match.start() for begin, end in zip(bounds, [*bounds[1:], len(text)], strict=True)
            if (match := re.compile(r"\w").search(text, begin, end))]  # fmt: skip


def _read(text: str) -> tuple[Findings, int]:
    """Return findings and number of words.

    With a title given, the first line counts as text, as it did for annotators.
    """
    document = read(Article(text=text, title="–"))
    return extract(document), len(document.body.words)


def _mean(tallies: Sequence[AttributionTally]) -> AttributionTally:
    return AttributionTally(*(sum(column) / len(tallies) for column in zip(*tallies, strict=True)))


def _of_publisher(documents: Sequence[ScoredDocument], publisher: str) -> list[ScoredDocument]:
    return [document for document in documents if document.publisher == publisher]


def _f1(documents: Sequence[ScoredDocument], system: str = "ours") -> float:
    in_both, found_only, marked_only = _tally_table(
        documents, system, ("both", "found_only", "marked_only")
    ).sum(axis=0)
    return float(2 * in_both / (2 * in_both + found_only + marked_only))


def _tally_table(documents: Sequence[ScoredDocument], system: str, columns: Sequence[str]) -> Numbers:
    import numpy as np

    return np.array(
        [[getattr(getattr(document, system), column) for column in columns] for document in documents]
    )


def _sentences(name: str, documents: Sequence[ScoredDocument], simple: str, system: str) -> CheckFigure:
    table = _tally_table(documents, "ours", ("both", "found_only", "marked_only"))

    def f1(chosen: Sequence[int]) -> float:
        in_both, found_only, marked_only = table[chosen].sum(axis=0)
        return float(2 * in_both / (2 * in_both + found_only + marked_only))

    return CheckFigure(
        check="attribution", name=name, statistic="F1", value=f1(range(len(documents))),
        interval=bootstrap(documents, f1), cases=len(documents), simple=_f1(documents, simple),
        simple_system=system, annotators=_ANNOTATORS,
    )  # fmt: skip


def _ratio(name: str, documents: Sequence[ScoredDocument], met: str, whole: str) -> CheckFigure:
    table = _tally_table(documents, "ours", (met, whole))

    def ratio(chosen: Sequence[int]) -> float:
        part, total = table[chosen].sum(axis=0)
        return float(part / total) if total else nan

    return CheckFigure(
        check="attribution", name=name, statistic="share", value=ratio(range(len(documents))),
        interval=bootstrap(documents, ratio), cases=len(documents),
    )  # fmt: skip


ValuePair = Callable[[ScoredDocument], tuple[float, float]]


def _attribution_counts(document: ScoredDocument) -> tuple[float, float]:
    return document.found, document.marked


def _length_and_count(document: ScoredDocument) -> tuple[float, float]:
    return document.words, document.marked


def _attribution_densities(document: ScoredDocument) -> tuple[float, float]:
    return document.rate, document.marked / document.words


def _verb_density(document: ScoredDocument) -> tuple[float, float]:
    verbs = document.verbs.both + document.verbs.found_only
    return verbs / document.words, document.marked / document.words


def _spearman(
    name: str, documents: Sequence[ScoredDocument], pair: ValuePair, system: str, simple: ValuePair
) -> CheckFigure:
    import numpy as np
    from scipy.stats import spearmanr

    ours, marked = np.array([pair(document) for document in documents]).T

    def rank(chosen: Sequence[int]) -> float:
        return float(spearmanr(ours[chosen], marked[chosen]).statistic)

    return CheckFigure(
        check="attribution", name=name, statistic="Spearman", value=rank(range(len(documents))),
        interval=bootstrap(documents, rank), cases=len(documents), simple_system=system,
        simple=float(spearmanr(*np.array([simple(document) for document in documents]).T).statistic),
    )  # fmt: skip
