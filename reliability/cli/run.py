"""What a person hears while articles pass through: progress, a line a failure, a summary, an exit status."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import typer

from reliability import pipeline, scoring
from reliability.cli.progress import Progress
from reliability.cli.status import FAILED, OK, PARTLY
from reliability.extractors import measures
from reliability.records import NOTES, Article, ArticleProfile, ArticleScore, Failure
from reliability.reports import earlier_scores
from reliability.reports.printable import printable

if TYPE_CHECKING:
    from reliability.pipeline import Furniture
    from reliability.scoring import Model


class Run:
    """Counts what passes through, for the summary and the exit status; talks on standard error only."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._progress = Progress(sys.stderr)
        self._counts: Counter[str] = Counter()
        self._declined: Counter[str] = Counter()
        self._alone = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.close()

    def scores(
        self, items: Iterable[Article | Failure], model: Model, furniture: Furniture | None
    ) -> Iterator[ArticleScore]:
        """The scores of `items`, counted as they pass."""
        return self._counted(pipeline.score_all(self._told(items), model, furniture))

    def profiles(
        self, items: Iterable[Article | Failure], furniture: Furniture | None
    ) -> Iterator[ArticleProfile]:
        """The measured articles of `items`; failures are told and left out."""
        for item in pipeline.marked(self._told(items)):
            if isinstance(item, Article):
                self._progress.advance()
                yield pipeline.profile(item, furniture)

    def earlier(self, table: Path, model: Model) -> Iterator[ArticleScore]:
        """Scores made again from the measures in `table`, counted as they pass."""
        profiles = earlier_scores.profiles(table, measures())
        return self._counted(scoring.score(profile, model) for profile in profiles)

    def _told(self, items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        for item in items:
            if isinstance(item, Failure):
                self._progress.say(printable(str(item)))
            yield item

    def _counted(self, scores: Iterable[ArticleScore]) -> Iterator[ArticleScore]:
        for score in scores:
            self._counts[score.status] += 1
            self._alone += "no_source" in score.notes
            if score.status == "declined":
                self._declined.update(
                    code for code in score.notes if NOTES[code].startswith(("declined", "not scored"))
                )
            self._progress.advance()
            yield score

    def finish(self) -> int:
        """Print the summary and give the exit status."""
        self._progress.close()
        if self._alone:
            typer.echo(self._how_to_name_sources(), err=True)
        typer.echo(self._summary(), err=True)
        if not self._counts["scored"]:
            return FAILED
        return PARTLY if self._counts["failed"] else OK

    def _how_to_name_sources(self) -> str:
        return (
            f"{_articles(self._alone)} without a source, standing for themselves. Put each source's files "
            "in a folder of its own, give records a `source` or `url`, or say "
            "--source-from folder|url|record|html|file."
        )

    def _summary(self) -> str:
        total = sum(self._counts.values())
        if not total:
            return "No article found in the input, so nothing could be scored."
        reasons = ", ".join(f"{code} {count:,}" for code, count in self._declined.most_common())
        why = f" ({reasons})" if reasons else ""
        scored, declined, failed = (self._counts[status] for status in ("scored", "declined", "failed"))
        return (
            f"{_articles(total)} in {time.monotonic() - self._begun:.1f} s: {scored:,} scored, "
            f"{declined:,} declined{why}, {failed:,} failed."
        )


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
