"""How the records show themselves in a notebook: the tables of the page, without the page."""

from __future__ import annotations

from collections.abc import Iterable

from reliability.records import ArticleScore, SourceProfile
from reliability.reports.page import render


def source_table(profiles: Iterable[SourceProfile]) -> str:
    """Sources with their scores, intervals and groups as an HTML table."""
    return render("fragment_sources.html", profiles=tuple(profiles))


def score_table(scores: Iterable[ArticleScore]) -> str:
    """Articles with their scores and notes as an HTML table."""
    return render("fragment_scores.html", scores=tuple(scores))
