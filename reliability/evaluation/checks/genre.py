"""Genre against the section that an article's address names, the address withheld; agencies' own articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from reliability.evaluation.figure import CheckFigure, bootstrap, half, require
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
_SELF_WORDS = ("i", "my", "me", "we", "our")
_SELF_RATE = 4.0
"""Per 1,000 words; the rate that does best on the `look` half."""
_AGENCIES = {"reuters.com": "Reuters", "apnews.com": "AP", "upi.com": "UPI"}
"""Agencies among the rated outlets whose articles open with their dateline."""

Pairs = Sequence[tuple[bool, bool]]
"""For each article whether it is of the genre, and whether it was found to be."""


class SectionArticle(NamedTuple):
    """An article of a section, with the genre found without its address, and the answer of a simple rule."""

    opinion: bool
    genre: str
    speaks_of_self: bool


def check(data: Path) -> list[CheckFigure]:
    """Return figures for opinion and report on the `test` half, by address, and for agencies."""
    rows = [row for row in _rows(require(data, "outlets", "articles.parquet")) if half(row.url) == "test"]
    articles = [article for row in rows if (article := _section_article(row))]
    agency_rows = [row for row in rows if row.domain in _AGENCIES]
    return [
        _section_figure("opinion by section", "F1", articles, "opinion", f1),
        _section_figure("opinion by section", "precision", articles, "opinion", precision),
        _section_figure("opinion by section", "recall", articles, "opinion", recall),
        _section_figure("report by section", "precision", articles, "report", precision),
        _section_figure("report by section", "recall", articles, "report", recall),
        *([_agency_figure(agency_rows)] if agency_rows else []),
    ]


def section(url: str) -> str:
    """Return `opinion` or `news` by the folders (or the host) of an address; empty where it names neither."""
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
    """Return the harmonic mean of precision and recall."""
    correct = sum(true and called for true, called in pairs)
    total = sum(true + called for true, called in pairs)
    return 2 * correct / total if total else nan


def _rows(path: Path) -> Sequence[Any]:
    import pandas as pd

    return [*pd.read_parquet(path).fillna("").itertuples()]


def _section_article(row: Any) -> SectionArticle | None:
    named = section(row.url)
    if not named:
        return None
    document = read(Article(text=row.text, title=row.title))
    label = genre.extract(document).labels.get("genre", "")
    return SectionArticle(named == "opinion", label, _speaks_of_self(document))


def _speaks_of_self(document: Document) -> bool:
    """Return whether the writer says I or we often."""
    body = document.body
    count = sum(
        not body.quoted[position] for word in _SELF_WORDS for position in body.positions.get(word, ())
    )
    return 1000 * count >= _SELF_RATE * max(body.writer_words, 1)


def _section_figure(
    name: str, statistic: str, cases: Sequence[SectionArticle], kind: str, measure: Callable[[Pairs], float]
) -> CheckFigure:
    wanted = [case.opinion == (kind == "opinion") for case in cases]
    ours = [*zip(wanted, (case.genre == kind for case in cases), strict=True)]
    simple = [*zip(wanted, (case.speaks_of_self == (kind == "opinion") for case in cases), strict=True)]
    return CheckFigure(
        "genre", name, statistic, measure(ours),
        bootstrap(ours, lambda chosen: measure([ours[row] for row in chosen])), len(ours),
        simple=measure(simple), simple_system="I and we, 4 per 1,000 words",
    )  # fmt: skip


def _agency_figure(rows: Sequence[Any]) -> CheckFigure:
    """Return the share of agencies' own articles that are recognised without the site's name."""
    recognised = []
    for row in rows:
        credit = agency.find(Article(text=row.text, title=row.title), row.text)
        recognised.append(credit is not None and credit.name == _AGENCIES[row.domain])

    def share(chosen: Sequence[int]) -> float:
        return sum(recognised[row] for row in chosen) / len(chosen)

    everything = range(len(recognised))
    return CheckFigure(
        "genre", "agencies' own articles known as theirs", "recall",
        share(everything), bootstrap(recognised, share), len(recognised),
    )  # fmt: skip
