"""Dates as ISO 8601, where they can be read for certain."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

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
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)


def iso_date(value: object) -> str | None:
    """`value` as ISO 8601 with the precision it came in; empty if there is none, `None` if it is unclear.

    `01/02/2026` is unclear, `13/02/2026` is not. Numbers are seconds or milliseconds since 1970 where they
    fall between 1990 and 2100, or YYYYMMDD.
    """
    if isinstance(value, datetime | date):
        return value.isoformat() if value.year in _YEARS else None
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        return None
    text = " ".join(str(value if value is not None else "").split())
    if not text or text.lower() in {"none", "null", "nan", "nat"}:
        return ""
    return _read(text) if len(text) <= _LONGEST else None


def _read(text: str) -> str | None:
    for way in (_iso, _numbers, _epoch, _in_words, _by_mail):
        try:
            found = way(text)
        except (ValueError, TypeError, OverflowError, IndexError, OSError):
            continue
        if found is not None:
            if isinstance(found, str):
                return found
            return found.isoformat() if found.year in _YEARS else None
    return None


def _iso(text: str) -> date | str | None:
    if _PARTIAL.fullmatch(text):
        return text if int(text[:4]) in _YEARS else None
    if len(text) <= 10:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text.removesuffix(" UTC") + ("Z" if text.endswith(" UTC") else ""))


def _numbers(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        return date(int(year), int(month), int(day))
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if one <= 12 and other <= 12 and one != other:
        return None
    return date(year, other, one) if one > 12 else date(year, one, other)


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    if seconds > 1e11:
        seconds /= 1000
    low, high = _EPOCH_SECONDS
    return datetime.fromtimestamp(int(seconds), UTC) if low <= seconds < high else None


def _in_words(text: str) -> date | None:
    plain = _ORDINAL.sub("", _WEEKDAY.sub("", text)).replace(",", " ").replace(".", " ")
    words = " ".join(plain.split()).replace("Sept ", "Sep ")
    for form in _IN_WORDS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def _by_mail(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if _MAIL.fullmatch(text) else None
