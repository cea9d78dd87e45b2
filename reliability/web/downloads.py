"""Files to download, embedded in the page that offers them: nothing is kept for a second request."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from reliability.errors import InputError, MissingExtraError
from reliability.reports import spreadsheet, workbook
from reliability.reports.column_choice import choose_columns
from reliability.reports.columns import Column, Row

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Download(NamedTuple):
    """A file, with the label of its link."""

    name: str
    label: str
    media_type: str
    content: bytes

    @property
    def address(self) -> str:
        """Return the file as a data URL."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode('ascii')}"


def page(name: str, html: str) -> Download:
    """Return a self-contained web page."""
    return Download(name, "HTML", "text/html", html.encode("utf-8", "replace"))


def csv(name: str, rows: Iterable[Row], columns: Sequence[Column], label: str = "CSV") -> Download:
    """Return a table as CSV, with the byte-order mark by which Excel recognises UTF-8."""
    out = io.StringIO()
    put = spreadsheet.writer(out, columns)
    for row in rows:
        put(row)
    return Download(name, label, "text/csv", out.getvalue().encode("utf-8-sig", "replace"))


def xlsx(
    name: str, rows: Iterable[Row], columns: Sequence[Column], label: str = "XLSX"
) -> Iterator[Download]:
    """Yield a workbook; nothing if its library is missing or a cell is too long for the format."""
    out = io.BytesIO()
    with suppress(MissingExtraError, InputError):
        with workbook.writer(out, columns, choose_columns(columns, "main")) as put:
            for row in rows:
                put(row)
        yield Download(name, label, _XLSX, out.getvalue())


def json(name: str, content: bytes) -> Download:
    """Return a JSON file."""
    return Download(name, "JSON", "application/json", content)
