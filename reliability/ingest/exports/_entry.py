"""An article of an export file, and functions to read one in any layout: blocks, paragraphs, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reliability.ingest.months import MONTH, number_of_month

_WRAPPED_WIDTH = 100  # LexisNexis wraps lines at 80 characters, others do not wrap
_DATED = 300
"""Code points of a line in which its date is looked for."""
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:\.|er|st|nd|rd|th)?(?: de| di)? ({MONTH})\b\.?,?(?: de)? (\d{{4}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_MONTH_ONLY = re.compile(rf"\b({MONTH})\b\.?,? (\d{{4}})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """An article of an export file; `published` is an ISO date or empty."""

    text: str
    title: str = ""
    source: str = ""
    published: str = ""
    byline: str = ""
    id: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    def record(self) -> dict[str, object]:
        """Return the entry as a record in the names of our own columns."""
        columns = {
            "text": self.text,
            "title": self.title,
            "source": self.source,
            "published": self.published,
            "byline": self.byline,
            "id": self.id,
            "url": self.url,
        }
        return {name: value for name, value in {**columns, **self.fields}.items() if value}


def find_date(text: str) -> str:
    """Return the first full date in `text` (names of months in seven languages) as ISO 8601, or empty."""
    text = " ".join(text[:_DATED].replace("\xa0", " ").split())
    if match := _MONTH_FIRST.search(text):
        return _date(match[3], number_of_month(match[1]), match[2])
    if match := _DAY_FIRST.search(text):
        return _date(match[3], number_of_month(match[2]), match[1])
    if match := _ISO.search(text):
        return _date(match[1], int(match[2]), match[3])
    if match := _MONTH_ONLY.search(text):
        return f"{match[2]}-{number_of_month(match[1]):02d}"
    return ""


def _date(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02d}-{int(day):02d}" if 1 <= month <= 12 and 1 <= int(day) <= 31 else ""


def split_lines(text: str) -> list[str]:
    """Return the lines of `text`, with any line ends, without page breaks."""
    return (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\ufeff", "").split("\n")
    )


def split_blocks(lines: Iterable[str]) -> list[list[str]]:
    """Return the runs of lines between blank lines."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def join_lines(lines: Iterable[str]) -> str:
    """Return lines of one field as one line."""
    return " ".join(" ".join(lines).replace("\xa0", " ").split())


def join_paragraphs(lines: Sequence[str]) -> str:
    """Return the paragraphs of a body, a blank line between them: lines that were wrapped are joined."""
    runs = split_blocks(lines)
    wrapped = max((len(line) for line in lines), default=0) <= _WRAPPED_WIDTH and len(runs) > 1
    if wrapped or (runs and sum(len(run) > 1 for run in runs) == 0):
        return "\n\n".join(join_lines(run) for run in runs)
    return "\n\n".join(join_lines([line]) for run in runs for line in run)
