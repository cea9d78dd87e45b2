"""Export files of news databases: one file, many articles, with source, date, title and byline as fields.

One module per layout: `NAME`, `TITLE`, `matches(text)`, `entries(text)`, `matches_html(html)` and
`html_entries(html)`. The folder is the registry.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from reliability.ingest.decoding import UnreadableError
from reliability.ingest.exports._entry import ExportedArticle
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

_MODULES = tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


@lru_cache(maxsize=1)
def layouts() -> tuple[ModuleType, ...]:
    """Return every layout."""
    return tuple(import_module(f"{__name__}.{name}") for name in _MODULES)


NAMES = ("europresse", "factiva", "lexisnexis", "nexis-uni", "now", "proquest")


def split(text: str, options: Options, notes: tuple[str, ...] = ()) -> Iterator[Row | Problem] | None:
    """Return the articles of an export file's `text`; `None` if it is not an export file.

    Raises `UnreadableError` if the caller named a layout that the text does not have.
    """
    chosen = _chosen(options)
    for layout in (chosen,) if chosen else layouts():
        if chosen or layout.matches(text):
            return _rows(layout, list(layout.entries(text)), notes, chosen=bool(chosen))
    return None


def split_html(html: str, options: Options, notes: tuple[str, ...] = ()) -> Iterator[Row | Problem] | None:
    """Return the articles of an export file in HTML; `None` if it is not an export file."""
    chosen = _chosen(options)
    for layout in (chosen,) if chosen else layouts():
        if hasattr(layout, "matches_html") and (chosen or layout.matches_html(html)):
            return _rows(layout, list(layout.html_entries(html)), notes, chosen=bool(chosen))
    return None


def _chosen(options: Options) -> ModuleType | None:
    return next((layout for layout in layouts() if options.format_in == layout.NAME), None)


def _rows(
    layout: ModuleType, entries: list[ExportedArticle], notes: tuple[str, ...], *, chosen: bool
) -> Iterator[Row | Problem] | None:
    if not entries and chosen:
        advice = "Leave out --format-in to have the layout detected"
        raise UnreadableError(f"no article in the layout of {layout.TITLE} was found", advice)
    return _numbered_rows(layout, entries, notes) if entries else None


def _numbered_rows(
    layout: ModuleType, entries: list[ExportedArticle], notes: tuple[str, ...]
) -> Iterator[Row | Problem]:
    for number, entry in enumerate(entries, 1):
        if entry.text.strip():
            yield Row(entry.record(), number, (*notes, *entry.notes), named=False)
        else:
            title = f" ({entry.title[:80]!r})" if entry.title else ""
            problem = f"the article{title} of this {layout.TITLE} export has no text"
            yield Problem(problem, "Export it with its full text, or leave it out", number, "no_text")
