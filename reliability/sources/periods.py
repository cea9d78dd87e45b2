"""Periods and fields that `compare --by` counts articles under."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from reliability.records import ArticleScore

_LISTED = 8
"""Number of fields to list if no record has the given one."""
_MISSING = {"genre": "genre that is sure", "agency": "agency that wrote them"}
"""The message about articles without fields."""


class Periods:
    """Gives an article's month, week or year, or what a field of its record holds; else empty."""

    def __init__(self, by: str) -> None:
        self._field = by
        self._period_of = _DATED.get(by)
        self._missing = self._present = 0
        self._known_fields: set[str] = set()

    def __call__(self, score: ArticleScore) -> str:
        """Return what the article is counted under."""
        if score.status == "failed":
            return ""
        article, profile = score.profile.article, score.profile
        if self._period_of:
            period = self._period_of(article.published)
        else:
            labels = {"genre": profile.genre, "agency": profile.agency, "domain": article.domain}
            fields = {**labels, **article.fields}
            self._known_fields.update(fields)
            period = fields.get(self._field, "")
        self._present += bool(period)
        self._missing += not period
        return period

    def lines(self) -> Iterator[str]:
        """Yield messages about articles without a period."""
        if self._missing and not self._present and not self._period_of:
            fields = ", ".join(sorted(self._known_fields)[:_LISTED])
            yield (
                f"--by {self._field}: no article has this field, so each source is compared as a whole. "
                f"Available: {fields}; and month, week, year."
            )
        elif self._missing:
            missing = (
                "usable date" if self._period_of else _MISSING.get(self._field, f"value of {self._field}")
            )
            yield (
                f"{self._missing:,} of {self._missing + self._present:,} articles have no {missing}: "
                "their period is empty, and they are listed last."
            )


def _year(published: str) -> str:
    return published[:4] if _ISO.match(published) else ""


def _month(published: str) -> str:
    match = _ISO.match(published)
    return published[:7] if match and match[1] else ""


def _week(published: str) -> str:
    """Return the week of ISO 8601; empty for an unknown day."""
    if not _ISO.match(published):
        return ""
    try:
        year, week, _ = date.fromisoformat(published[:10]).isocalendar()
    except ValueError:
        return ""
    return f"{year}-W{week:02}"


_ISO = re.compile(r"\d{4}(?:$|(-(?:0[1-9]|1[0-2]))(?:$|-\d\d))")
"""A date as `ingest.dates` gives it; tables and articles made by others may hold anything."""
_DATED: dict[str, Callable[[str], str]] = {"year": _year, "month": _month, "week": _week}
