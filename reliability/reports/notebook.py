"""How the records show themselves in a notebook: parts of the page, in a look that keeps to itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reliability.records import ArticleProfile, ArticleScore, SourceProfile
from reliability.reports.page import render
from reliability.reports.views import article_view, source_view

MOST_ROWS = 200
"""Of a table; a notebook keeps what it shows."""


def sources(profiles: Sequence[SourceProfile]) -> str:
    """A table of sources with scores, intervals and groups."""
    return _table("sources", profiles)


def scores(found: Sequence[ArticleScore]) -> str:
    """A table of articles with scores and notes."""
    return _table("scores", found)


def source(profile: SourceProfile) -> str:
    """One source: scores, families against the reference outlets, what moved the score."""
    return _shown(kind="source", view=source_view(profile, (), {}))


def score(found: ArticleScore) -> str:
    """One article: scores, what moved them, its text with the evidence, its measures."""
    view = article_view(found, (), {})
    return _shown(kind="score", view=view, score=found, profile=found.profile, notes=found.notes)


def profile(found: ArticleProfile) -> str:
    """One measured article: its text with the evidence, its measures."""
    view = article_view(ArticleScore(found, "declined", (), "", ""), (), {})
    return _shown(kind="profile", view=view, score=None, profile=found, notes=found.notes)


def _table(kind: str, items: Sequence[Any]) -> str:
    shown = [items[at] for at in range(min(MOST_ROWS, len(items)))]
    return _shown(kind=kind, items=shown, left_out=len(items) - len(shown))


def _shown(left_out: int = 0, **values: Any) -> str:
    return render("notebook.html", left_out=left_out, **values)
