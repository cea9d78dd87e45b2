"""How single records display: their main numbers in one line, and HTML in notebooks."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from typing import TYPE_CHECKING, Any

from reliability.plain import whole

if TYPE_CHECKING:
    from reliability.records.article_scores import ArticleScore
    from reliability.records.source_profiles import SourceProfile

_HTML: dict[type, Callable[[Any], str]] = {}


def display_with(record: type, html: Callable[[Any], str]) -> None:
    """Register the function that makes the HTML of a kind of record for notebooks."""
    _HTML[record] = html


def notebook_html(record: object) -> str:
    """Return the HTML of `record`, made by the function that was registered for it."""
    return _HTML[type(record)](record)


def main_numbers(rated: ArticleScore | SourceProfile) -> str:
    """Return style and predicted reliability with their intervals in one line, without undefined ones."""
    numbers = [
        f"{name} {whole(value)} ({whole(low)} to {whole(high)})"
        for name, value, (low, high) in (
            ("style", rated.style, rated.style_interval),
            ("predicted reliability", rated.reliability, rated.reliability_interval),
        )
        if not isnan(value)
    ]
    return ", ".join(numbers)
