"""One article explained for a terminal: score, what moved it, measures beside the reference, passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import isnan
from typing import TYPE_CHECKING, TextIO

from reliability.records import NOTES, ArticleScore, Evidence, Interval, Measure
from reliability.reports.columns import article_row
from reliability.reports.printable import printable, shortened
from reliability.reports.terminal import bar, console, interval, points

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80
_CONTRIBUTIONS = 12
_PASSAGES = 6
"""Passages shown of a measure; all of them are in `--format json`."""
_CONTEXT = 28
"""Characters shown on each side of a passage."""


def write(
    score: ArticleScore, measures: Sequence[Measure], reference: Mapping[str, Interval], out: TextIO
) -> None:
    """Draw `score`; `reference` gives for a measure where the middle 80 % of outlets lie."""
    shown = console(out)
    _heading(score, shown)
    _moved("reliability", score.baseline, score.contributions, shown)
    _moved("bias", score.bias_baseline, score.bias_contributions, shown)
    _measures(score, measures, reference, shown)
    _passages(score, shown)


def _heading(score: ArticleScore, shown: Console) -> None:
    row = article_row(score)
    shown.print(shortened(str(row["title"] or row["article"] or ""), WIDTH), style="bold")
    facts = (row["article"], row["source"], row["published"], f"{score.profile.words:,} words")
    shown.print(shortened(" · ".join(str(fact) for fact in facts if fact), WIDTH))
    shown.print()
    for name in ("reliability", "bias"):
        cells = row[name], row[f"{name}_low"], row[f"{name}_high"]
        shown.print(
            f"{name.capitalize():<12}{points(cells[0]):>6}  {interval(*cells[1:]):<8} {bar(*cells, 40)}"
        )
    for code in score.notes:
        shown.print(
            shortened(f"Note: {code} ({NOTES.get(code, 'see the table of notes')})", WIDTH), style="yellow"
        )
    shown.print()


def _moved(name: str, baseline: float, contributions: Mapping[str, float], shown: Console) -> None:
    if isnan(baseline) or not contributions:
        return
    ordered = sorted(contributions.items(), key=lambda item: (-abs(item[1]), item[0]))
    scale = abs(ordered[0][1]) or 1.0
    shown.print(f"What moved {name}, in points (it starts at {baseline:.1f})", style="bold")
    for measure, moved in ordered[:_CONTRIBUTIONS]:
        blocks = "▇" * round(20 * abs(moved) / scale)
        shown.print(f"  {measure:<46}{moved:>+7.1f}  {blocks}", style="green" if moved > 0 else "red")
    if rest := ordered[_CONTRIBUTIONS:]:
        shown.print(f"  {f'{len(rest)} more together':<46}{sum(moved for _, moved in rest):>+7.1f}")
    shown.print()


def _measures(
    score: ArticleScore, measures: Sequence[Measure], reference: Mapping[str, Interval], shown: Console
) -> None:
    shown.print(f"{'Measures':<46}{'here':>10}   reference outlets", style="bold")
    for measure in measures:
        value = score.profile.values[measure.name]
        bounds = reference.get(measure.name)
        usual = f"{bounds[0]:.2f} to {bounds[1]:.2f}" if bounds else ""
        outside = bounds is not None and not isnan(value) and not bounds[0] <= value <= bounds[1]
        here = "–" if isnan(value) else f"{value:.2f}"
        shown.print(f"  {measure.name:<44}{here:>10} {'*' if outside else ' '} {usual}")
    if reference:
        shown.print("  reference: the middle 80 % of outlets; * outside it", style="dim")
    shown.print()


def _passages(score: ArticleScore, shown: Console) -> None:
    found = sorted(score.profile.evidence, key=lambda passage: (passage.measure, passage.part, passage.start))
    for measure, group in groupby(found, key=lambda passage: passage.measure):
        passages = list(group)
        shown.print(f"{measure} ({len(passages)})", style="bold")
        for line in _lines(passages[:_PASSAGES], score):
            shown.print(line)
        if len(passages) > _PASSAGES:
            shown.print(f"  … and {len(passages) - _PASSAGES} more")
        shown.print()


def _lines(passages: Iterable[Evidence], score: ArticleScore) -> Iterator[str]:
    article = score.profile.article
    for found in passages:
        part = article.title if found.part == "title" else article.text
        before = printable(part[max(0, found.start - _CONTEXT) : found.start])
        after = printable(part[found.end : found.end + _CONTEXT])
        passage = shortened(part[found.start : found.end], WIDTH - 2 * _CONTEXT - 6)
        yield f"  {before:>{_CONTEXT}}[{passage}]{after}".rstrip()
