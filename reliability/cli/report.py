"""`compare --report`: a page, or a folder of pages; and the second reading that fetches the texts to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import reliability
from reliability import pipeline, sources
from reliability.cli.about import about
from reliability.cli.outputs import text_output, writable
from reliability.errors import InputError
from reliability.records import Article, ArticleScore, SourceProfile
from reliability.reports import report_folder, source_page
from reliability.reports import typical_articles as examples
from reliability.reports.differences import described_pairs
from reliability.reports.shared_stories import SharedStories
from reliability.reports.source_speakers import SourceSpeakers
from reliability.scoring.model import usual

if TYPE_CHECKING:
    from reliability import ingest
    from reliability.pipeline import Boilerplate
    from reliability.scoring import Model

Read = Callable[[], "ingest.Reading"]
"""Reads the inputs once more."""

_ENDINGS = (".html", ".htm")


def is_folder(report: Path) -> bool:
    """Whether `report` names a folder: one that is there, or a name without an ending."""
    return report.is_dir() or not report.suffix


def check(report: Path) -> None:
    """Raise `InputError` for a report that cannot be written."""
    if is_folder(report):
        report_folder.check(report)
    elif report.suffix.lower() not in _ENDINGS:
        raise InputError(
            f"{report}: give a name that ends in {_ENDINGS[0]}, or without an ending for a folder."
        )
    else:
        writable(report)


def read_twice(inputs: Sequence[str]) -> bool:
    """Whether the same articles would come again: not from standard input or a pipe."""
    return bool(inputs) and all(Path(name).is_file() or Path(name).is_dir() for name in inputs)


class Report:
    """Keep a small row of every score that passes, and write the report at the end.

    Use it as a context manager: a folder of pages is complete when the block ends without an error.
    """

    def __init__(
        self, path: Path, reread: Read | None, model: Model, boilerplate: Boilerplate | None
    ) -> None:
        self._path, self._reread, self._model, self._boilerplate = path, reread, model, boilerplate
        self._seen: dict[str, list[examples.Seen]] = {}
        self._speakers = SourceSpeakers()
        self._folder: report_folder.ReportFolder | None = None
        self._block = ExitStack()

    def __enter__(self) -> Self:
        if is_folder(self._path):
            described = about(self._model)
            folder = report_folder.ReportFolder(
                self._path, reliability.measures(), usual(self._model), described
            )
            self._folder = self._block.enter_context(folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._block.__exit__(kind, error, trace)

    def watched(self, scores: Iterable[ArticleScore]) -> Iterable[ArticleScore]:
        """`scores` as they are."""
        if self._folder:
            scores = self._folder.watched(scores)
        return examples.watched(self._speakers.watched(scores), self._seen)

    def write(
        self,
        profiles: Sequence[SourceProfile],
        beside: Sequence[source_page.OthersRatings] = (),
        shared: SharedStories | None = None,
    ) -> None:
        """Write the page of `profiles` with the chosen articles, and others' ratings (`beside`).

        `shared` are their differences on the same stories.
        """
        shown = self._examples([profile.source for profile in profiles]) if self._reread else {}
        html = source_page.sources_page(
            source_page.Comparison(
                profiles,
                about(self._model, sum(profile.articles for profile in profiles)),
                examples=shown,
                remark=self._remark(sum(map(len, shown.values()))),
                beside=beside,
                links=self._folder.lists() if self._folder else {},
                pairs=described_pairs(profiles, sources.pairs),
                speakers={profile.source: self._speakers.of(profile.source) for profile in profiles},
                shared=shared,
            )
        )
        if self._folder:
            self._folder.index(html)
            return
        with text_output(self._path) as out:
            out.write(html)

    def _examples(self, sources: Sequence[str]) -> dict[str, list[tuple[str, ArticleScore]]]:
        examples_by_source: dict[str, list[tuple[str, ArticleScore]]] = {}
        chosen = examples.choose(list(dict.fromkeys(sources)), self._seen)
        scores = dict(self._scored({example.article.place: example.article.id for example in chosen}))
        for example in chosen:
            if score := scores.get(example.article.place):
                examples_by_source.setdefault(example.source, []).append((example.why, score))
        return examples_by_source

    def _scored(self, wanted: dict[int, str]) -> Iterator[tuple[int, ArticleScore]]:
        """Return the articles at those locations, unless they have changed."""
        if not self._reread or not wanted:
            return
        with closing(self._reread()) as items:
            for place, item in enumerate(items):
                if isinstance(item, Article) and wanted.get(place) == item.id:
                    yield place, pipeline.score(item, self._model, self._boilerplate)
                if place >= max(wanted):
                    break

    def _remark(self, shown: int) -> str:
        scored = sum(map(len, self._seen.values()))
        if self._reread is None:
            where = " Each source's list leads to its articles." if self._folder else ""
            return f"No texts are shown: the input cannot be read a second time.{where}"
        where = "; each source's list leads to all of its articles" if self._folder else ""
        return (
            f"{shown:,} of {scored:,} scored articles are shown here: for each source the one nearest its "
            "median style, and those of its highest and its lowest style. A page shows at most "
            f"{examples.MOST_ARTICLES} articles of {examples.MOST_SOURCES} sources, taken from both ends of "
            f"the order{where}."
        )
