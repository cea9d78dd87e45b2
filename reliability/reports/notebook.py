"""The display of records in a notebook: parts of the page, with styles that affect nothing else."""

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
"""Rows of a table; a data frame has all of them."""


def sources(profiles: Sequence[SourceProfile]) -> str:
    """Return a table of sources: style and the four dimensions."""
    rows = [MatrixRow(profile.source, profile.period, "", dots(profile), {}) for profile in _first(profiles)]
    return _render_rows("source", rows, len(profiles))


def scores(listed: Sequence[ArticleScore]) -> str:
    """Return a table of articles: style and the four dimensions."""
    rows = [
        MatrixRow(
            title(score.profile.article),
            score.profile.article.source if score.status == "scored" else score.status,
            "",
            dots(score),
            {},
        )
        for score in _first(listed)
    ]
    return _render_rows("article", rows, len(listed))


def source(profile: SourceProfile) -> str:
    """Return one source: how it writes, its predicted rating and what moved that."""
    return _render(kind="source", record=profile, dots=dots(profile), moved=both_moved(profile))


def score(record: ArticleScore) -> str:
    """Return one article: how it is written, its text with marks, its measures."""
    return _render(
        kind="score", view=article_view(record), score=record, profile=record.profile, notes=record.notes
    )


def profile(record: ArticleProfile) -> str:
    """Return one measured article: its text with marks, its measures."""
    view = article_view(ArticleScore(record, "declined", (), "", ""))
    return _render(kind="profile", view=view, score=None, profile=record, notes=record.notes)


def _first(items: Sequence[Any]) -> list[Any]:
    return [items[position] for position in range(min(MOST_ROWS, len(items)))]


def _render_rows(first: str, rows: Sequence[MatrixRow], total: int) -> str:
    return _render(kind="rows", first=first, items=rows, left_out=total - len(rows))


def _render(left_out: int = 0, **values: Any) -> str:
    return render("notebook.html", left_out=left_out, **values)
