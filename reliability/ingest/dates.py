"""Read dates as ISO 8601, where they are certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Literal

from reliability.ingest.months import MONTH, number_of_month

Order = Literal["day", "month", ""]
"""Which comes first in dates such as 01/02/2026; empty where it is unknown."""

_YEARS = range(1600, 2200)
"""Years of dates: newspapers began in the 1600s; others are mistakes."""
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d*)?")
_EPOCH_SECONDS = (datetime(1990, 1, 1, tzinfo=UTC).timestamp(), datetime(2100, 1, 1, tzinfo=UTC).timestamp())
"""Seconds since 1970 that are read as dates: from the first web pages to 2100; others are ids or amounts."""
_MOST_SECONDS = 1e11
"""Larger numbers are milliseconds: as seconds they would be after the year 5000."""
_MOST_CHARACTERS = 60
"""Characters of a date in words with weekday, time and zone; longer texts are not dates."""
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_WEEK = re.compile(r"\d{4}-?W\d\d")
"""A week of the year, which is not a day and may span two months."""
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_LABEL = re.compile(
    r"\A(?:(?:first |last |originally )?(?:published|updated|posted|modified|date):?(?: on| at)? )",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?<=[\dmM.]) ?(?:[A-Z]{2,4}|Uhr|\([^()]{1,30}\)|\[[^\[\]]{1,30}\])\Z")
"""A name of a time zone: most of them are not defined, so that only the local time is known."""
_DAY_OF_MONTH = re.compile(
    rf"(?:[^\W\d_]{{2,12}}\.?,? )?(\d{{1,2}})(?:\.|er|st|nd|rd|th)?(?: of| de| di)?"
    rf" ({MONTH})\b\.?,?(?: de)? (\d{{4}})",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(rf"({MONTH})\b\.?,?(?: de)? (\d{{4}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SHORT_YEAR_LAST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d\d)")
_LAST_YEAR_AFTER_2000 = 68
"""Two figures up to this one are years after 2000, as POSIX has it."""
_FORMATS_IN_WORDS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%Y %B %d", "%Y %b %d")
_MAIL = re.compile(r"(?!.*\b[ap]\.?m\b)(?=.*[a-z]{3})(?=.*\b\d{4}\b).*:\d\d.*", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.IGNORECASE
)
_WEEKDAY_LAST = re.compile(r",? (?:mon|tues|wednes|thurs|fri|satur|sun)day\Z", re.IGNORECASE)
_DAY_WITH_SHORT_YEAR = re.compile(r"\A(\d{1,2})-([A-Za-z]{3})-(\d\d)\Z")
_WITH_TIME = re.compile(r"(.*\d),?(?: at)?,?[ T](\d{1,2}):(\d\d)(?::(\d\d))? ?([ap]\.?m\.?)?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)


def iso_date(value: object, order: Order = "") -> str | None:
    """Return `value` as ISO 8601 in its own precision; empty if there is none, None if it is unclear.

    `01/02/2026` is unclear without an `order`, `13/02/2026` is not.
    Numbers are seconds or milliseconds since 1970 where they
    fall between 1990 and 2100, or YYYYMMDD.
    """
    if isinstance(value, datetime | date):
        return value.isoformat() if value.year in _YEARS else None
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        return None
    text = _LABEL.sub("", " ".join(str(value if value is not None else "").split()))
    if not text or text.lower() in {"none", "null", "nan", "nat"}:
        return ""
    return _read(text, order) if len(text) <= _MOST_CHARACTERS else None


def is_in_figures(value: object) -> bool:
    """Whether `value` is a date such as 01/02/2026, with or without a time of day."""
    return _match_figures(value) is not None


def _match_figures(value: object) -> re.Match[str] | None:
    return _YEAR_LAST.match(value.strip()) if isinstance(value, str) else None


def order_of(values: Iterable[object]) -> Order:
    """Return which of day and month comes first in a column of dates; empty where that is open."""
    orders = {order for value in values if (order := _order(value))}
    return orders.pop() if len(orders) == 1 else ""


def _order(value: object) -> Order:
    """Return the order that one date shows: only a day is above 12."""
    match = _match_figures(value)
    if not match or (int(match[1]) > 12) == (int(match[3]) > 12):
        return ""
    return "day" if int(match[1]) > 12 else "month"


def _read(text: str, order: Order) -> str | None:
    for read in (
        _read_iso,
        partial(_read_with_time, order=order),
        partial(_read_figures, order=order),
        _read_epoch,
        _read_words,
        _read_mail_date,
        _read_other_languages,
        partial(_read_with_zone, order=order),
    ):
        try:
            parsed = read(text)
        except (ValueError, TypeError, OverflowError, IndexError, OSError):
            continue
        if parsed is not None:
            if isinstance(parsed, str):
                return parsed
            return parsed.isoformat() if parsed.year in _YEARS else None
    return None


def _read_with_time(text: str, order: Order) -> str | None:
    """Read a date in figures or words with a time of day."""
    if match := _STAMP.fullmatch(text):
        return datetime(*map(int, match.groups())).isoformat()  # type: ignore[arg-type]
    match = _WITH_TIME.fullmatch(text)
    day = (_read_figures(match[1], order) or _read_words(match[1])) if match else None
    return f"{day.isoformat()}T{_time(match)}" if match and day and day.year in _YEARS else None


def _read_with_zone(text: str, order: Order) -> str | None:
    return _read_with_time(_ZONE.sub("", text), order)


def _time(match: re.Match[str]) -> str:
    """Return the time of day on a 24-hour clock."""
    hour, am_or_pm = int(match[2]), (match[5] or "").lower()[:1]
    if am_or_pm:
        hour = hour % 12 + 12 * (am_or_pm == "p")
    return time(hour, int(match[3]), int(match[4] or 0)).isoformat()


def _read_iso(text: str) -> date | str | None:
    if _PARTIAL.fullmatch(text):
        return text if int(text[:4]) in _YEARS else None
    if _WEEK.fullmatch(text):
        return None
    if len(text) <= 10:
        return date.fromisoformat(text)
    bare = text.partition("[")[0].removesuffix(" UTC")
    return datetime.fromisoformat(bare + ("Z" if text.endswith(" UTC") and "+" not in bare else ""))


def _read_figures(text: str, order: Order = "") -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        return date(int(year), int(month), int(day))
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return _read_short_year(text, order)
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first <= 12 and second <= 12 and first != second and not order:
        return None
    day_first = first > 12 or (order == "day" and second <= 12)
    return date(year, second, first) if day_first else date(year, first, second)


def _read_short_year(text: str, order: Order) -> date | None:
    """Read a date such as 1/13/26; 13/01/26 is clear only with an order, since it may begin with the year."""
    match = _SHORT_YEAR_LAST.fullmatch(text)
    if not match or not (order or int(match[2]) > 12):
        return None
    year = int(match[3])
    century = 1900 if year > _LAST_YEAR_AFTER_2000 else 2000
    return _read_figures(f"{match[1]}/{match[2]}/{century + year}", order)


def _read_epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    if seconds > _MOST_SECONDS:
        seconds /= 1000
    low, high = _EPOCH_SECONDS
    return datetime.fromtimestamp(int(seconds), UTC) if low <= seconds < high else None


def _read_words(text: str) -> date | None:
    day = _WEEKDAY_LAST.sub("", _WEEKDAY.sub("", text))
    day = _DAY_WITH_SHORT_YEAR.sub(r"\1 \2 20\3", _ORDINAL.sub("", day))
    words = " ".join(re.sub("[,.-]", " ", day).split()).replace("Sept ", "Sep ")
    for pattern in _FORMATS_IN_WORDS:
        try:
            return datetime.strptime(words, pattern).date()
        except ValueError:
            continue
    return None


def _read_other_languages(text: str) -> date | str | None:
    """Read a day in any language of export files, or a month of a year."""
    if match := _DAY_OF_MONTH.fullmatch(text):
        return date(int(match[3]), number_of_month(match[2]), int(match[1]))
    match = _MONTH_OF_YEAR.fullmatch(text)
    return f"{match[2]}-{number_of_month(match[1]):02d}" if match and int(match[2]) in _YEARS else None


def _read_mail_date(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if _MAIL.fullmatch(text) else None
