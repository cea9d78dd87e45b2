"""Dates as ISO 8601, where they can be read for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Literal

Order = Literal["day", "month", ""]
"""Which comes first in dates such as 01/02/2026; empty where nothing says it."""

_YEARS = range(1600, 2200)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d*)?")
_EPOCH_SECONDS = (datetime(1990, 1, 1, tzinfo=UTC).timestamp(), datetime(2100, 1, 1, tzinfo=UTC).timestamp())
_LONGEST = 60
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_IN_WORDS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%Y %B %d", "%Y %b %d")
_MAIL = re.compile(r"(?!.*\b[ap]\.?m\b)(?=.*[a-z]{3})(?=.*\b\d{4}\b).*:\d\d.*", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.IGNORECASE
)
_WEEKDAY_LAST = re.compile(r",? (?:mon|tues|wednes|thurs|fri|satur|sun)day\Z", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\A(\d{1,2})-([A-Za-z]{3})-(\d\d)\Z")
_WITH_TIME = re.compile(r"(.*\d),?(?: at)?[ T](\d{1,2}):(\d\d)(?::(\d\d))? ?([ap]\.?m\.?)?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)


def iso_date(value: object, order: Order = "") -> str | None:
    """`value` as ISO 8601 with the precision it came in; empty if there is none, `None` if it is unclear.

    `01/02/2026` is unclear without an `order`, `13/02/2026` is not.
    Numbers are seconds or milliseconds since 1970 where they
    fall between 1990 and 2100, or YYYYMMDD.
    """
    if isinstance(value, datetime | date):
        return value.isoformat() if value.year in _YEARS else None
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        return None
    text = " ".join(str(value if value is not None else "").split())
    if not text or text.lower() in {"none", "null", "nan", "nat"}:
        return ""
    return _read(text, order) if len(text) <= _LONGEST else None


def order_of(values: Iterable[object]) -> Order:
    """Return which of day and month comes first in a column of dates; empty where that is open."""
    orders = {order for value in values if (order := _order(value))}
    return orders.pop() if len(orders) == 1 else ""


def _order(value: object) -> Order:
    """The order that one date gives away: only a day is above 12."""
    match = _YEAR_LAST.match(value.strip()) if isinstance(value, str) else None
    if not match or (int(match[1]) > 12) == (int(match[3]) > 12):
        return ""
    return "day" if int(match[1]) > 12 else "month"


def _read(text: str, order: Order) -> str | None:
    for way in (
        partial(_timed, order=order),
        _iso,
        partial(_numbers, order=order),
        _epoch,
        _in_words,
        _by_mail,
    ):
        try:
            found = way(text)
        except (ValueError, TypeError, OverflowError, IndexError, OSError):
            continue
        if found is not None:
            if isinstance(found, str):
                return found
            return found.isoformat() if found.year in _YEARS else None
    return None


def _timed(text: str, order: Order) -> str | None:
    """A date in figures or words with a time of day."""
    match = _WITH_TIME.fullmatch(text)
    day = (_numbers(match[1], order) or _in_words(match[1])) if match else None
    return f"{day.isoformat()}T{_time(match)}" if match and day and day.year in _YEARS else None


def _time(timed: re.Match[str]) -> str:
    """The time of day on a clock of 24 hours."""
    hour, half = int(timed[2]), (timed[5] or "").lower()[:1]
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return time(hour, int(timed[3]), int(timed[4] or 0)).isoformat()


def _iso(text: str) -> date | str | None:
    if _PARTIAL.fullmatch(text):
        return text if int(text[:4]) in _YEARS else None
    if len(text) <= 10:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text.removesuffix(" UTC") + ("Z" if text.endswith(" UTC") else ""))


def _numbers(text: str, order: Order = "") -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        return date(int(year), int(month), int(day))
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if one <= 12 and other <= 12 and one != other and not order:
        return None
    day_first = one > 12 or (order == "day" and other <= 12)
    return date(year, other, one) if day_first else date(year, one, other)


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    if seconds > 1e11:
        seconds /= 1000
    low, high = _EPOCH_SECONDS
    return datetime.fromtimestamp(int(seconds), UTC) if low <= seconds < high else None


def _in_words(text: str) -> date | None:
    bare = _WEEKDAY_LAST.sub("", _WEEKDAY.sub("", text))
    plain = _SHORT_YEAR.sub(r"\1 \2 20\3", _ORDINAL.sub("", bare)).replace(",", " ").replace(".", " ")
    plain = plain.replace("-", " ")
    words = " ".join(plain.split()).replace("Sept ", "Sep ")
    for form in _IN_WORDS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def _by_mail(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if _MAIL.fullmatch(text) else None
