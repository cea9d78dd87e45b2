"""`compare --by`: what each article is counted under."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from reliability.records import ArticleScore

_LISTED = 8
"""Number of fields to list if no record has the given one."""
_WITHOUT = {"genre": "genre that is sure", "agency": "agency that wrote them"}
"""The message about articles without fields."""


class Periods:
    """Gives an article's month, week or year, or what a field of its record holds; else empty."""

    def __init__(self, by: str) -> None:
        self._by = by
        self._of = _DATED.get(by)
        self._none = self._some = 0
        self._fields: set[str] = set()

    def __call__(self, score: ArticleScore) -> str:
        """What the article is counted under."""
        if score.status == "failed":
            return ""
        article, profile = score.profile.article, score.profile
        if self._of:
            found = self._of(article.published)
        else:
            own = {"genre": profile.genre, "agency": profile.agency, "domain": article.domain}
            fields = {**own, **article.fields}
            self._fields.update(fields)
            found = fields.get(self._by, "")
        self._some += bool(found)
        self._none += not found
        return found

    def lines(self) -> Iterator[str]:
        """Yield messages about articles without a period."""
        if self._none and not self._some and not self._of:
            known = ", ".join(sorted(self._fields)[:_LISTED])
            yield (
                f"--by {self._by}: no article has this field, so each source is compared as a whole. "
                f"Available: {known}; and month, week, year."
            )
        elif self._none:
            what = "usable date" if self._of else _WITHOUT.get(self._by, f"value of {self._by}")
            yield (
                f"{self._none:,} of {self._none + self._some:,} articles have no {what}: "
                "their period is empty, and they are listed last."
            )


def _year(published: str) -> str:
    return published[:4] if _ISO.match(published) else ""


def _month(published: str) -> str:
    found = _ISO.match(published)
    return published[:7] if found and found[1] else ""


def _week(published: str) -> str:
    """The week of ISO 8601; empty where the day is not known."""
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
