"""How the records show themselves in a notebook: parts of the page, in a look that keeps to itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reliability.records import ArticleProfile, ArticleScore, SourceProfile
from reliability.reports.dots import dots
from reliability.reports.page import render
from reliability.reports.reasons import both_moved
from reliability.reports.source_page import MatrixRow
from reliability.reports.views import article_view, title

MOST_ROWS = 10
"""Of a table; a data frame has all of them."""


def sources(profiles: Sequence[SourceProfile]) -> str:
    """Return a table of sources: style and the four dimensions."""
    rows = [MatrixRow(one.source, one.period, "", dots(one), {}) for one in _first(profiles)]
    return _rows("source", rows, len(profiles))


def scores(listed: Sequence[ArticleScore]) -> str:
    """Return a table of articles: style and the four dimensions."""
    rows = [
        MatrixRow(
            title(one.profile.article),
            one.profile.article.source if one.status == "scored" else one.status,
            "",
            dots(one),
            {},
        )
        for one in _first(listed)
    ]
    return _rows("article", rows, len(listed))


def source(profile: SourceProfile) -> str:
    """Return one source: how it writes, its predicted rating and what moved that."""
    return _shown(kind="source", record=profile, dots=dots(profile), moved=both_moved(profile))


def score(one: ArticleScore) -> str:
    """Return one article: how it is written, its text with marks, its measures."""
    return _shown(kind="score", view=article_view(one), score=one, profile=one.profile, notes=one.notes)


def profile(one: ArticleProfile) -> str:
    """Return one measured article: its text with marks, its measures."""
    view = article_view(ArticleScore(one, "declined", (), "", ""))
    return _shown(kind="profile", view=view, score=None, profile=one, notes=one.notes)


def _first(items: Sequence[Any]) -> list[Any]:
    return [items[position] for position in range(min(MOST_ROWS, len(items)))]


def _rows(first: str, rows: Sequence[MatrixRow], total: int) -> str:
    return _shown(kind="rows", first=first, items=rows, left_out=total - len(rows))


def _shown(left_out: int = 0, **values: Any) -> str:
    return render("notebook.html", left_out=left_out, **values)
