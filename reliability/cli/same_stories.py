"""`compare --same-stories`: what is compared, what is said of it, and its table of pairs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reliability import stories
from reliability.errors import InputError
from reliability.reports import table_file
from reliability.reports.columns import POINT_DECIMALS, SAME_STORIES_COLUMNS, VALUE_DECIMALS, Row
from reliability.reports.rows import rounded
from reliability.reports.shared_stories import SharedStories
from reliability.stories.pairing import LEAST_STORIES

if TYPE_CHECKING:
    from reliability.records import ArticleScore
    from reliability.significance import Correction
    from reliability.stories import PairedDifference

_NAMED = 8
"""Sources named in a line; each has its note in the table."""


def check(*, scores: Path | None, by: str | None) -> None:
    """Raise `BadParameter` for options that do not go with --same-stories."""
    if scores:
        raise typer.BadParameter("--same-stories needs the texts: give INPUT... instead of --scores FILE.")
    if by:
        raise typer.BadParameter("--same-stories and --by cannot be combined: a story has one date.")


class SameStories:
    """The stories of the articles that pass, and the differences over those that sources share."""

    def __init__(self, correction: Correction = "holm", against: str = "") -> None:
        self._correction, self._against = correction, against
        self._stories: tuple[stories.Story, ...] = ()
        self._sources: set[str] = set()

    def comparable(self, scores: Iterable[ArticleScore]) -> Iterator[ArticleScore]:
        """Return the scores to compare sources by; all are read first."""
        listed = [score for score in scores if score.status != "failed"]
        grouped = stories.stories(listed)
        self._stories = grouped.stories
        self._sources = {score.profile.article.source for score in listed}
        return stories.comparable(grouped)

    @cached_property
    def differences(self) -> tuple[PairedDifference, ...]:
        """The differences, the higher source first; with `against`, that source first.

        Raises
        ------
        InputError
            If no source is called `against`.
        """
        if self._against and self._against not in self._sources:
            some = ", ".join(sorted(self._sources)[:_NAMED])
            raise InputError(f"No source named {self._against!r}. Sources here: {some}.")
        listed = stories.paired_differences(self._stories, correction=self._correction, against=self._against)
        return tuple(pair.turned() if self._is_turned(pair) else pair for pair in listed)

    def _is_turned(self, pair: PairedDifference) -> bool:
        return pair.second == self._against if self._against else pair.difference < 0

    @property
    def any(self) -> bool:
        """Whether two sources share a story."""
        return bool(stories.sharing(self._stories))

    @cached_property
    def without(self) -> tuple[str, ...]:
        """The sources that share no story."""
        return stories.without_shared(self._stories, self._sources)

    def section(self) -> SharedStories:
        """Return what the report shows."""
        return SharedStories(self.differences, self.without)

    def lines(self) -> Iterator[str]:
        """Yield what was compared, and who was left out."""
        shared = [story for story in self._stories if stories.sharing([story])]
        noun = "story" if len(shared) == 1 else "stories"
        sources = len(self._sources) - len(self.without)
        yield f"Same stories: {len(shared):,} {noun} shared by {sources:,} sources."
        if self.without:
            yield f"Not compared, because they share no story with another source: {_named(self.without)}."
        pairs = {(each.first, each.second): each.stories for each in self.differences}
        few = sum(count < LEAST_STORIES for count in pairs.values())
        if few:
            yield (
                f"{few:,} of {len(pairs):,} pairs share fewer than {LEAST_STORIES} stories "
                "and have no interval."
            )


def _named(sources: Collection[str]) -> str:
    more = f" and {len(sources) - _NAMED:,} more" if len(sources) > _NAMED else ""
    return ", ".join([*sources][:_NAMED]) + more


def write_pairs(differences: Sequence[PairedDifference], output: Path, *, bom: bool = False) -> None:
    """Write one row per pair of sources and measure."""
    with table_file.writer(output, SAME_STORIES_COLUMNS, bom=bom) as put:
        for pair in differences:
            put(_row(pair))


def _row(pair: PairedDifference) -> Row:
    return {
        "first": pair.first,
        "second": pair.second,
        "measure": pair.measure,
        "stories": pair.stories,
        "difference": rounded(pair.difference, POINT_DECIMALS),
        "low": rounded(pair.interval[0], POINT_DECIMALS),
        "high": rounded(pair.interval[1], POINT_DECIMALS),
        "probability": rounded(pair.probability, VALUE_DECIMALS),
        "apart": "yes" if pair.apart else "no",
    }
