"""The steps of `compare`: score or read articles, compare their sources, and write every output."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reliability import sources
from reliability.cli import alike, outputs, source_aliases
from reliability.cli import report as pages
from reliability.cli import same_stories as shared_stories
from reliability.cli.messages import say
from reliability.cli.run import CommandRun
from reliability.cli.status import FAILED
from reliability.evaluation import rating_agreement
from reliability.sources.periods import Periods

if TYPE_CHECKING:
    from reliability.cli.same_stories import SameStories
    from reliability.evaluation.given_ratings import Ratings
    from reliability.ingest import Reading
    from reliability.pipeline import Boilerplate
    from reliability.records import ArticleScore, SourceProfile
    from reliability.scoring import Model
    from reliability.significance import Correction
    from reliability.sources.summary import SourceSummary


@dataclass(frozen=True, slots=True)
class ComparisonOutputs:
    """The files and folders that `compare` writes, if they are wanted."""

    table: Path | None
    pairs: Path | None
    report: Path | None
    charts: Path | None
    dictionary: Path | None

    def check(self) -> None:
        """Raise `InputError` for what cannot be written, before the work rather than after it."""
        outputs.check(self.table, self.pairs, self.dictionary)
        if self.charts:
            outputs.check_folder(self.charts)
        if self.report:
            pages.check(self.report)

    def beside_inputs(self) -> tuple[Path | None, ...]:
        """Return the outputs that may lie in a folder of inputs."""
        return self.table, self.pairs, self.report, self.dictionary


@dataclass(frozen=True, slots=True)
class ComparedArticles:
    """Articles to score, or a table of scores; and what they are scored with."""

    read: Callable[[], Reading]
    can_reread: bool
    scores: Path | None
    model: Model
    boilerplate: Boilerplate | None

    def scored(self, run: CommandRun) -> Iterator[ArticleScore]:
        """Yield the scores, counted by `run`."""
        if self.scores:
            return run.earlier(self.scores, self.model)
        return run.scores(self.read(), self.model, self.boilerplate)


@dataclass(frozen=True, slots=True)
class ComparisonMethod:
    """How sources are compared: `against` is the source of all pairs, or empty."""

    by: str | None
    like_with_like: bool
    same_stories: bool
    correction: Correction
    against: str


@dataclass(frozen=True, slots=True)
class ComparedSources:
    """The profiles of sources, their differences on the same stories if wanted, and the exit status."""

    profiles: Sequence[SourceProfile]
    shared: SameStories | None
    status: int


def compare_sources(
    articles: ComparedArticles,
    method: ComparisonMethod,
    run: CommandRun,
    report: Path | None,
    ratings: Ratings | None,
) -> ComparedSources:
    """Compare the sources of articles, write the report, and say what differs between the sources."""
    period = Periods(method.by) if method.by else None
    shared = shared_stories.SameStories(method.correction, method.against) if method.same_stories else None
    with ExitStack() as block:
        page = block.enter_context(_page(report, articles)) if report else None
        with run:
            scored = articles.scored(run)
            watched = page.watched(scored) if page else scored
            sums = sources.summarise(shared.comparable(watched) if shared else watched, period).values()
            profiles = _profiles(sums, articles.model, method, ratings)
            status = run.finish()
        say_lines(source_aliases.lines(profiles))
        say_lines(alike.lines(sums, like_with_like=method.like_with_like))
        say_lines(period.lines() if period else ())
        say_lines(shared.lines() if shared else ())
        if page:
            beside = list(rating_agreement.compare(profiles, ratings)) if ratings else ()
            page.write(profiles, beside, shared.section() if shared else None)
    return ComparedSources(profiles, shared, FAILED if shared and not shared.any else status)


def _profiles(
    sums: Collection[SourceSummary], model: Model, method: ComparisonMethod, ratings: Ratings | None
) -> Sequence[SourceProfile]:
    profiles = sources.compare_summaries(
        sums, model, like_with_like=method.like_with_like, correction=method.correction
    )
    return ratings.add_to(profiles) if ratings else profiles


def write_outputs(
    comparison: ComparedSources,
    method: ComparisonMethod,
    ratings: Ratings | None,
    written: ComparisonOutputs,
    form: outputs.Form,
) -> None:
    """Write every output but the report, and say how far the scores agree with `ratings`."""
    if written.charts:
        write_charts(comparison.profiles, written.charts)
    if ratings:
        say_lines(rating_agreement.lines(comparison.profiles, ratings))
    if written.dictionary:
        outputs.write_dictionary(form.columns, written.dictionary, bom=form.bom)
    if written.pairs:
        write_pairs(comparison, method, written.pairs, bom=form.bom)
    outputs.write_sources(comparison.profiles, written.table, form)


def write_charts(profiles: Sequence[SourceProfile], folder: Path) -> None:
    """Draw the charts of the profiles into a folder."""
    from reliability.reports import chart_files

    if not chart_files.write(profiles, folder):
        say("No source was scored, so there is no chart.")


def write_pairs(comparison: ComparedSources, method: ComparisonMethod, output: Path, *, bom: bool) -> None:
    """Write one row per pair of sources and measure."""
    if comparison.shared:
        shared_stories.write_pairs(comparison.shared.differences, output, bom=bom)
    else:
        pairs = sources.pairs(comparison.profiles, method.correction, method.against)
        outputs.write_pairs(pairs, output, by=bool(method.by), bom=bom)


def say_lines(lines: Iterable[str]) -> None:
    """Write each line to standard error."""
    for line in lines:
        say(line)


def _page(report: Path, articles: ComparedArticles) -> pages.Report:
    reread = articles.read if articles.can_reread else None
    return pages.Report(report, reread, articles.model, articles.boilerplate)
