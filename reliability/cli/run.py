"""Messages while articles are processed: progress, one line per failure, a summary; the exit status."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import typer

from reliability import pipeline, scoring
from reliability.cli import config
from reliability.cli.arguments import LIST_SKIPPED
from reliability.cli.messages import say
from reliability.cli.progress import Progress
from reliability.cli.status import FAILED, INTERRUPTED, OK, PARTLY
from reliability.extractors import measures
from reliability.ingest import Reading
from reliability.ingest.source_names import renamed
from reliability.records import NOTES, Article, ArticleProfile, ArticleScore, Failure
from reliability.reports import earlier_scores
from reliability.reports.printable import printable

if TYPE_CHECKING:
    from reliability.ingest.skipped import Skipped
    from reliability.pipeline import Boilerplate
    from reliability.scoring import Model


DUPLICATES = {"duplicate", "near_duplicate"}
_AGENCY, _DUPLICATE = "agency article", "duplicate"


class Run:
    """Counts what passes through, for the summary and the exit status; talks on standard error only."""

    def __init__(
        self, *, without_agency: bool = False, drop_duplicates: bool = False, quiet: bool = False
    ) -> None:
        self._begun = time.monotonic()
        self._without: set[str] = {"agency_copy"} if without_agency else set()
        self._without |= DUPLICATES if drop_duplicates else set()
        self._left_out: Counter[str] = Counter()
        self._near_duplicates = 0
        self._progress = Progress(sys.stderr, drawn=sys.stderr.isatty() and not quiet)
        self._counts: Counter[str] = Counter()
        self._declined: Counter[str] = Counter()
        self._sourceless = self._reused = 0
        self._reading: Reading | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.close()

    def scores(
        self, items: Iterable[Article | Failure], model: Model, boilerplate: Boilerplate | None
    ) -> Iterator[ArticleScore]:
        """The scores of `items`, counted as they pass."""
        return self._counted(pipeline.score_all(self._reported(items), model, boilerplate))

    def read(self, items: Iterable[Article | Failure]) -> Iterator[Article]:
        """Yield the articles of `items` and count them; report failures and leave them out."""
        for item in self._reported(items):
            self._counts["failed" if isinstance(item, Failure) else "read"] += 1
            self._progress.advance()
            if isinstance(item, Article):
                yield item

    def profiles(
        self, items: Iterable[Article | Failure], boilerplate: Boilerplate | None
    ) -> Iterator[ArticleProfile]:
        """Yield the measured articles of `items`; report failures and leave them out."""
        for item in pipeline.marked(self.read(items)):
            if isinstance(item, Article):
                yield pipeline.profile(item, boilerplate)

    def earlier(self, table: Path, model: Model) -> Iterator[ArticleScore]:
        """Scores made again from the measures in `table`, counted as they pass."""
        profiles = map(_renamed, earlier_scores.profiles(table, measures()))
        return self._counted(scoring.score(profile, model) for profile in profiles)

    def follow(self, reading: Reading) -> None:
        """Expect all of `reading`: it shows how much is left, and counts skipped files."""
        self._progress.of(reading)
        self._reading = reading

    def report(self, failure: str) -> None:
        """Print why an input could not be read."""
        self._progress.say(failure)

    def _reported(self, items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        """Yield `items` unchanged, and report every failure."""
        if isinstance(items, Reading):
            self.follow(items)
        for item in items:
            if isinstance(item, Failure):
                self.report(str(item))
            yield item

    def _counted(self, scores: Iterable[ArticleScore]) -> Iterator[ArticleScore]:
        for score in scores:
            if self.count(score.status, score.notes):
                yield score

    def count(self, status: str, notes: Iterable[str], *, reused: bool = False) -> bool:
        """Count one article; False where it is agency copy or a duplicate that is to be left out."""
        self._reused += reused
        self._progress.advance()
        if not self._without.isdisjoint(notes):
            self._left_out[_AGENCY if "agency_copy" in self._without.intersection(notes) else _DUPLICATE] += 1
            return False
        self._near_duplicates += "near_duplicate" in notes
        self._counts[status] += 1
        self._sourceless += "no_source" in notes
        if status == "declined":
            reasons = ("declined", "not scored")
            self._declined.update(code for code in notes if NOTES.get(code, "").startswith(reasons))
        return True

    @property
    def without(self) -> Set[str]:
        """Notes of articles that are to be left out."""
        return self._without

    @contextmanager
    def interruptible(self, output: Path) -> Iterator[None]:
        """A block that Ctrl-C ends with a line on how to go on."""
        try:
            yield
        except KeyboardInterrupt:
            self._progress.close()
            done = sum(self._counts.values())
            say(
                f"Stopped after {_articles(done)}; {output} was not written. "
                "The same command with --resume continues from here."
            )
            raise typer.Exit(INTERRUPTED) from None

    def record(self) -> dict[str, Any]:
        """Counts and time, for `.reliability/OUT.run.json`."""
        return {
            "articles": sum(self._counts.values()),
            "agency copy left out": self._left_out[_AGENCY],
            "duplicates left out": self._left_out[_DUPLICATE],
            "near-duplicates": self._near_duplicates,
            **{status: self._counts[status] for status in ("scored", "declined", "failed")},
            "reused": self._reused,
            "skipped files": dict(self._skipped or {}),
            "declined for": dict(self._declined),
            "seconds": round(time.monotonic() - self._begun, 3),
        }

    def clear(self) -> None:
        """Remove the progress bar."""
        self._progress.close()

    def finish(self) -> int:
        """Print the summary and give the exit status."""
        self.clear()
        if self._sourceless:
            say(self._how_to_name_sources())
        self._name_skipped()
        if self._near_duplicates:
            say(self._how_to_drop())
        say(self._summary())
        return self._status("scored")

    def status_of_reading(self) -> int:
        """The exit status of a command that reads and does not score."""
        self._name_skipped()
        return self._status("read")

    def _status(self, done: str) -> int:
        if not self._counts[done]:
            return FAILED
        lost = self._skipped.with_articles if self._skipped else 0
        return PARTLY if self._counts["failed"] or lost else OK

    @property
    def _skipped(self) -> Skipped | None:
        return self._reading.skipped if self._reading else None

    def _name_skipped(self) -> None:
        """Say how many files of the folders were skipped, and on request which."""
        if not self._skipped:
            return
        listed = LIST_SKIPPED.get()
        end = ":" if listed else "; --list-skipped lists them."
        say(self._skipped.summary() + end)
        for path in self._skipped.listed() if listed else ():
            typer.echo(printable(f"  {path}"), err=True)

    def _how_to_name_sources(self) -> str:
        have = "has" if self._sourceless == 1 else "have"
        return (
            f"{_articles(self._sourceless)} {have} no source; each is treated as "
            "a separate source. Put the files of each source in a folder of its own, give records a `source` "
            "or `url`, or use --source-from folder|url|record|html|file."
        )

    def _how_to_drop(self) -> str:
        have = "article has" if self._near_duplicates == 1 else "articles have"
        return (
            f"{self._near_duplicates:,} {have} nearly the same text as an earlier one (note near_duplicate). "
            "--drop-duplicates leaves out these and exact duplicates."
        )

    def _summary(self) -> str:
        total = sum(self._counts.values())
        if not total and self._left_out:
            return f"All {_articles(self._left_out.total())} are left out ({self._why_left_out()})."
        if not total:
            return "No article was found in the input, so nothing could be scored."
        reasons = ", ".join(f"{code} {count:,}" for code, count in self._declined.most_common())
        reused = f"; {self._reused:,} rows reused" if self._reused else ""
        why = f" ({reasons})" if reasons else ""
        left_out = f"; {self._why_left_out()} left out" if self._left_out else ""
        scored, declined, failed = (self._counts[status] for status in ("scored", "declined", "failed"))
        return (
            f"{_articles(total)} in {time.monotonic() - self._begun:.1f} s: {scored:,} scored, "
            f"{declined:,} declined{why}, {failed:,} failed{left_out}{reused}."
        )

    def _why_left_out(self) -> str:
        return ", ".join(
            f"{count:,} {why}{'' if count == 1 else 's'}" for why, count in sorted(self._left_out.items())
        )


def _renamed(profile: ArticleProfile) -> ArticleProfile:
    """`profile` under the name that `[source-aliases]` gives its source."""
    article = profile.article
    source = renamed(article.source, config.aliases())
    return profile if source == article.source else replace(profile, article=replace(article, source=source))


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
