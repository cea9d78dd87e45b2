"""A report as a folder: the page, a list of articles for each source, a file for each article.

Files have numbers for names, never anything from an article. The folder is complete or absent.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from math import isnan
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from reliability.errors import InputError
from reliability.records import MEASURED, ArticleScore, Interval, Measure
from reliability.reports import page, views

INDEX = "index.html"
MOST_LISTED = 1000
"""Articles in one list; longer ones go on in the next."""
_FILES_PER_FOLDER = 1000
"""Files of articles in one folder."""
_ENTRIES = {INDEX, "articles", "sources", "stories"}
_GENERATOR = '<meta name="generator" content="news-reliability">'


LISTED = (*MEASURED, "one_sided", "reliability", "bias")
"""Numbers in a list of articles."""


class Listed(NamedTuple):
    """An article in its source's list; `file` is empty without a text to show."""

    title: str
    file: str
    status: str
    numbers: tuple[float, ...]
    words: int
    published: str
    notes: tuple[str, ...]


def check(folder: Path) -> None:
    """Raise `InputError` where `folder` is a file, or holds anything but an earlier report."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: is a file. Give the name of a folder, or of a page ending in .html.")
    if not folder.absolute().parent.is_dir():
        raise InputError(f"{folder}: its parent folder does not exist. Create it first.")
    if folder.is_dir() and any(folder.iterdir()) and not _is_report(folder):
        raise InputError(
            f"{folder}: is not empty and holds no earlier report. Give a new or an empty folder."
        )


def _is_report(folder: Path) -> bool:
    """Return whether `folder` is an earlier report and holds nothing else."""
    index = folder / INDEX
    if not index.is_file() or {entry.name for entry in folder.iterdir()} - _ENTRIES:
        return False
    with index.open(encoding="utf-8", errors="replace") as file:
        return _GENERATOR in file.read(2000)


class ReportFolder:
    """Write articles while they are scored, then lists and page; `folder` is complete when the block ends."""

    def __init__(
        self,
        folder: Path,
        measures: Sequence[Measure],
        reference: Mapping[str, Interval],
        about: Mapping[str, str],
    ) -> None:
        self._block = ExitStack()
        self._writing = replaced(folder)
        self._measures, self._reference, self._about = measures, reference, about
        self._listed: dict[str, list[Listed]] = {}
        self._numbers: dict[str, int] = {}
        self._written = 0

    def __enter__(self) -> Self:
        self._unfinished = self._block.enter_context(self._writing)
        (self._unfinished / "sources").mkdir()
        (self._unfinished / "articles").mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._block.__exit__(kind, error, trace)

    def watched(self, scores: Iterable[ArticleScore]) -> Iterator[ArticleScore]:
        """Yield `scores` unchanged, and write a file for each."""
        for score in scores:
            self._add(score)
            yield score

    def lists(self) -> dict[str, str]:
        """Write each source's list of articles; return its first file, by source."""
        for source, listed in self._listed.items():
            self._write_list(source, self._numbers[source], sorted(listed, key=_order))
        return {source: f"sources/{_list_name(number, 1)}" for source, number in self._numbers.items()}

    def index(self, html: str) -> None:
        """Write the page that links all others."""
        write_page(self._unfinished / INDEX, html)

    def _add(self, score: ArticleScore) -> None:
        article = score.profile.article
        number = self._numbers.setdefault(article.source, len(self._numbers) + 1)
        file = self._write_article(score, number) if article.text else ""
        self._listed.setdefault(article.source, []).append(
            Listed(
                views.title(article), file, score.status, tuple(getattr(score, name) for name in LISTED),
                score.profile.words, article.published, score.notes,
            )
        )  # fmt: skip

    def _write_article(self, score: ArticleScore, number: int) -> str:
        self._written += 1
        file = f"articles/{self._written // _FILES_PER_FOLDER:03}/{self._written:06}.html"
        path = self._unfinished / file
        path.parent.mkdir(exist_ok=True)
        nav = {"index": f"../../{INDEX}", "source": f"../../sources/{_list_name(number, 1)}"}
        write_page(path, page.article_page(score, self._measures, self._about, self._reference, nav))
        return file

    def _write_list(self, source: str, number: int, listed: Sequence[Listed]) -> None:
        pages = -(-len(listed) // MOST_LISTED)
        for part in range(1, pages + 1):
            rows = listed[(part - 1) * MOST_LISTED : part * MOST_LISTED]
            html = page.render(
                "source.html",
                source=source, total=len(listed), pages=pages, part=part, rows=rows, about=self._about,
                name=lambda part: _list_name(number, part), numbers=LISTED,
                notes=page.meanings([note for row in rows for note in row.notes]),
            )  # fmt: skip
            write_page(self._unfinished / "sources" / _list_name(number, part), html)


def _order(row: Listed) -> tuple[bool, float]:
    """Return the key of the order: highest style first, articles without one last."""
    return isnan(row.numbers[0]), -row.numbers[0]


def _list_name(number: int, part: int) -> str:
    return f"{number:05}.html" if part == 1 else f"{number:05}-{part}.html"


def write_page(path: Path, html: str) -> None:
    """Write a page, with the same bytes on every system."""
    path.write_text(html, encoding="utf-8", errors="replace", newline="\n")


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Yield a folder to write to, which replaces `folder` if the block ends without an error."""
    final = folder.absolute()
    unfinished = final.with_name(f".{final.name}.{os.getpid()}.unfinished")
    unfinished.mkdir()
    try:
        yield unfinished
        _replace(final, unfinished)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _replace(folder: Path, replacement: Path) -> None:
    """Put `replacement` in the place of `folder`, which is empty, an earlier report or missing."""
    old = replacement.with_name(f"{replacement.name}.old")
    if folder.is_dir():
        check(folder)
        folder.replace(old)
    replacement.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
