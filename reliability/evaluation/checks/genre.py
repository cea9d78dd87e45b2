"""Genre against the section that an article's address names, the address withheld; agencies' own articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from reliability.evaluation.figure import Figure, bootstrap, half, require
from reliability.extractors import agency, genre
from reliability.records import Article, Document
from reliability.text import read

_OPINION = frozenset(
    ("opinion", "opinions", "op-ed", "op-eds", "editorial", "editorials", "commentary", "comment",
     "columnist", "columnists", "columns", "our-columnists", "perspective", "perspectives", "letters",
     "letters-to-the-editor", "contributions", "voices", "viewpoints", "opinion-conservative",
     "opinion-liberal", "opn-columns-blogs")
)  # fmt: skip
_NEWS = frozenset(
    ("politics", "us", "us-news", "world", "nation", "national", "local", "health", "business", "economy",
     "international", "newsfront", "politics-news", "metro", "nation-world", "crime-justice", "asia",
     "europe", "middleeast", "india", "uk")
)  # fmt: skip
_SELVES = ("i", "my", "me", "we", "our")
_SELVES_RATE = 4.0
"""Per 1,000 words; the rate that does best on the `look` half."""
_AGENCIES = {"reuters.com": "Reuters", "apnews.com": "AP", "upi.com": "UPI"}
"""Agencies among the rated outlets whose articles open with their dateline."""

Pairs = Sequence[tuple[bool, bool]]
"""For each article whether it is of the genre, and whether it was found to be."""


class Case(NamedTuple):
    """An article of a section, with the genre found without its address, and what a simple rule says."""

    opinion: bool
    found: str
    selves: bool


def check(data: Path) -> list[Figure]:
    """Opinion and report on the `test` half by address; agencies known without their sites' names."""
    rows = [row for row in _rows(require(data, "outlets", "articles.parquet")) if half(row.url) == "test"]
    found = [case for row in rows if (case := _case(row))]
    own = [row for row in rows if row.domain in _AGENCIES]
    return [
        _figure("opinion by section", "F1", found, "opinion", f1),
        _figure("opinion by section", "precision", found, "opinion", precision),
        _figure("opinion by section", "recall", found, "opinion", recall),
        _figure("report by section", "precision", found, "report", precision),
        _figure("report by section", "recall", found, "report", recall),
        *([_agencies(own)] if own else []),
    ]


def section(url: str) -> str:
    """`opinion` or `news` by the folders (or the host) of an address; empty where it names neither."""
    parts = urlsplit(url.lower())
    folders = {*parts.path.split("/")[:-1], parts.netloc.partition(".")[0]}
    return "opinion" if folders & _OPINION else "news" if folders & _NEWS else ""


def precision(pairs: Pairs) -> float:
    """Return the share of found cases that are true; NaN without any."""
    right = [true for true, called in pairs if called]
    return sum(right) / len(right) if right else nan


def recall(pairs: Pairs) -> float:
    """Return the share of true cases that were found; NaN without any."""
    return precision([(called, true) for true, called in pairs])


def f1(pairs: Pairs) -> float:
    """The harmonic mean of the two."""
    both = sum(true and called for true, called in pairs)
    either = sum(true + called for true, called in pairs)
    return 2 * both / either if either else nan


def _rows(path: Path) -> Sequence[Any]:
    import pandas as pd

    return [*pd.read_parquet(path).fillna("").itertuples()]


def _case(row: Any) -> Case | None:
    named = section(row.url)
    if not named:
        return None
    document = read(Article(text=row.text, title=row.title))
    found = genre.extract(document).labels.get("genre", "")
    return Case(named == "opinion", found, _selves(document))


def _selves(document: Document) -> bool:
    """Whether the writer says I or we often."""
    body = document.body
    said = sum(not body.quoted[at] for word in _SELVES for at in body.positions.get(word, ()))
    return 1000 * said >= _SELVES_RATE * max(body.writer_words, 1)


def _figure(
    name: str, statistic: str, cases: Sequence[Case], kind: str, of: Callable[[Pairs], float]
) -> Figure:
    wanted = [case.opinion == (kind == "opinion") for case in cases]
    ours = [*zip(wanted, (case.found == kind for case in cases), strict=True)]
    simple = [*zip(wanted, (case.selves == (kind == "opinion") for case in cases), strict=True)]
    return Figure(
        "genre", name, statistic, of(ours), bootstrap(ours, lambda at: of([ours[i] for i in at])), len(ours),
        simple=of(simple), simple_system="I and we, 4 per 1,000 words",
    )  # fmt: skip


def _agencies(rows: Sequence[Any]) -> Figure:
    """Share of agencies' own articles that are known as theirs where nothing says whose site it is."""
    known = []
    for row in rows:
        found = agency.find(Article(text=row.text, title=row.title), row.text)
        known.append(found is not None and found.name == _AGENCIES[row.domain])

    def share(at: Sequence[int]) -> float:
        return sum(known[i] for i in at) / len(at)

    everything = range(len(known))
    return Figure(
        "genre", "agencies' own articles known as theirs", "recall",
        share(everything), bootstrap(known, share), len(known),
    )  # fmt: skip
