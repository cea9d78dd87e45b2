"""Options of reading."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from reliability.errors import InputError
from reliability.ingest.decoding import is_encoding
from reliability.ingest.source_names import Aliases

SourceFrom = Literal["record", "url", "html", "folder", "file"]

NAMED_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_NAMED_MARKS = {
    "delimiter": tuple(NAMED_DELIMITERS),
    "quote": ("none",),
    "escape": ("none",),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read; see `docs/input.md` for the ways of finding a source.

    A `…_column` names the record's field that holds it, in place of the names understood. `source_from`
    is the only place a source is taken from. `format_in` names the format, or the layout of export files
    (`lexisnexis`, `factiva`, …), instead of having it recognised. `delimiter`, `quote` and `escape` are the
    marks of tables, instead of having them detected ("none": no such mark). `max_bytes` bounds one text,
    page or record. `day_first` and `month_first` say how 01/02/2026 is meant.
    `source_aliases` are pairs of a spelling of a source's name and the name that replaces it.
    Files and folders in `exclude` (the caller's own output) are skipped in folders.
    """

    text_column: str | None = None
    html_column: str | None = None
    id_column: str | None = None
    source_column: str | None = None
    url_column: str | None = None
    title_column: str | None = None
    published_column: str | None = None
    source_from: SourceFrom | None = None
    encoding: str | None = None
    format_in: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    day_first: bool = False
    month_first: bool = False
    source_aliases: Aliases = ()
    max_bytes: int = 64 * 2**20
    exclude: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        if self.source_from is not None and self.source_from not in get_args(SourceFrom):
            choices = ", ".join(get_args(SourceFrom))
            raise InputError(
                f"Unknown place to take the source from: {self.source_from!r}. Choose one of: {choices}."
            )
        if self.encoding is not None and not is_encoding(self.encoding):
            raise InputError(
                f"No encoding named {self.encoding!r}. Examples: utf-8, utf-16, windows-1252, iso-8859-2."
            )

        if self.day_first and self.month_first:
            raise InputError("Dates have the day first or the month first, not both.")
        for name in ("delimiter", "quote", "escape"):
            value = getattr(self, name)
            if value is not None and len(value) != 1 and value.lower() not in _NAMED_MARKS[name]:
                also = " or ".join(_NAMED_MARKS[name])
                raise InputError(f"--{name} takes one character or {also}, not {value!r}.")

    def column(self, content: str) -> str | None:
        """Return the caller's name for the column of `content` ("text", "url", …)."""
        name: str | None = getattr(self, f"{content}_column")
        return name


COLUMNS = tuple(
    field.name.removesuffix("_column") for field in fields(Options) if field.name.endswith("_column")
)
