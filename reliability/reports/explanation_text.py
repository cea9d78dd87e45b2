"""One article explained for a terminal: score, what moved it, measures beside the reference, passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from math import isnan
from typing import TYPE_CHECKING, TextIO

from reliability.extractors import family_of, what_of
from reliability.records import NOTES, ArticleScore, Interval, Measure
from reliability.reports import marked_text
from reliability.reports.columns import article_row
from reliability.reports.highlight import SHOWN
from reliability.reports.printable import printable, shortened
from reliability.reports.terminal import bar, console, interval, points
from reliability.reports.views import found

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80
_CONTRIBUTIONS = 8
_PASSAGES = 8
"""Passages shown of a family; all of them are in `--format json`."""
_NOT_LISTED = (*SHOWN, "register", "specificity", "structure", "readability")
"""Families that are marked in the text, or that count something in every sentence."""
_CONTEXT = 28
"""Characters shown on each side of a passage."""


def write(
    score: ArticleScore, measures: Sequence[Measure], reference: Mapping[str, Interval], out: TextIO
) -> None:
    """Draw `score`; `reference` gives for a measure where the middle 80 % of outlets lie."""
    shown = console(out)
    _heading(score, shown)
    if score.profile.article.text:
        marked_text.write(score, found(score), shown)
    _moved("reliability", score.baseline, score.contributions, shown)
    _moved("bias", score.bias_baseline, score.bias_contributions, shown)
    _measures(score, measures, reference, shown)
    _passages(score, shown)


def _heading(score: ArticleScore, shown: Console) -> None:
    row = article_row(score)
    name = str(row["title"] or row["article"] or "")
    shown.print(shortened(name, WIDTH), style="bold")
    genre = f"genre {row['genre']}".replace("_", " ") if row["genre"] else ""
    facts = (row["article"], row["source"], row["published"], f"{score.profile.words:,} words", genre)
    told = dict.fromkeys(str(fact) for fact in facts if fact and fact != name)
    shown.print(shortened(" · ".join(told), WIDTH))
    shown.print()
    for target in ("reliability", "bias"):
        cells = row[target], row[f"{target}_low"], row[f"{target}_high"]
        shown.print(
            f"{target.capitalize():<12}{points(cells[0]):>6}  {interval(*cells[1:]):<8} {bar(*cells, 40)}"
        )
    for code in score.notes:
        shown.print(
            shortened(f"Note: {code} ({NOTES.get(code, 'see the table of notes')})", WIDTH), style="yellow"
        )
    shown.print()


def _moved(name: str, baseline: float, contributions: Mapping[str, float], shown: Console) -> None:
    if isnan(baseline) or not contributions:
        return
    largest = _largest(contributions)
    scale = abs(largest[0][1]) or 1.0
    shown.print(f"What moved {name}, in points (it starts at {baseline:.1f})", style="bold")
    for measure, moved in largest:
        blocks = "▇" * round(20 * abs(moved) / scale)
        shown.print(f"  {measure:<46}{moved:>+7.1f}  {blocks}", style="green" if moved > 0 else "red")
    if more := len(contributions) - len(largest):
        rest = sum(contributions.values()) - sum(moved for _, moved in largest)
        shown.print(f"  {f'{more} more together':<46}{rest:>+7.1f}")
    shown.print()


def _measures(
    score: ArticleScore, measures: Sequence[Measure], reference: Mapping[str, Interval], shown: Console
) -> None:
    listed = [measure for measure in measures if measure.name in _telling(score, measures)]
    shown.print(
        f"{'Measures':<46}{'here':>10}   {'reference outlets' if reference else ''}".rstrip(), style="bold"
    )
    for measure in listed:
        value = score.profile.values[measure.name]
        bounds = reference.get(measure.name)
        usual = f"{bounds[0]:.2f} to {bounds[1]:.2f}" if bounds else ""
        outside = bounds is not None and not isnan(value) and not bounds[0] <= value <= bounds[1]
        here = "–" if isnan(value) else f"{value:.2f}"
        shown.print(f"  {measure.name:<44}{here:>10} {'*' if outside else ' '} {usual}".rstrip())
    if reference:
        shown.print("  reference: the middle 80 % of outlets; * outside it", style="dim")
    shown.print(f"  {len(measures) - len(listed)} more: --format json", style="dim")
    shown.print()


def _telling(score: ArticleScore, measures: Sequence[Measure]) -> set[str]:
    """The families' lead measures, and those that moved the scores most."""
    leads = {measure.family: measure.name for measure in reversed(measures)}
    moved = {name for name, _ in (*_largest(score.contributions), *_largest(score.bias_contributions))}
    return {*leads.values(), *moved}


def _largest(contributions: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(contributions.items(), key=lambda item: (-abs(item[1]), item[0]))[:_CONTRIBUTIONS]


def _passages(score: ArticleScore, shown: Console) -> None:
    passages = sorted(score.profile.evidence, key=lambda passage: passage.measure)
    for family, group in groupby(passages, key=lambda passage: family_of(passage.measure)):
        if family not in _NOT_LISTED:
            listed = list(group)
            counts = Counter(_short(passage.measure) for passage in listed)
            title = ", ".join(f"{name} {count}" for name, count in counts.items())
            shown.print(f"{family}: {title}", style="bold")
            places = sorted({(passage.part == "text", passage.start, passage.end) for passage in listed})
            for place in places[:_PASSAGES]:
                shown.print(_line(score, *place))
            if len(places) > _PASSAGES:
                shown.print(f"  … and {len(places) - _PASSAGES} more: --format json", style="dim")
            shown.print()


def _short(measure: str) -> str:
    return what_of(measure).removesuffix("_per_1000_words").replace("_", " ")


def _line(score: ArticleScore, in_text: bool, start: int, end: int) -> str:
    part = score.profile.article.text if in_text else score.profile.article.title
    before = printable(part[max(0, start - _CONTEXT) : start])
    after = printable(part[end : end + _CONTEXT])
    passage = " ".join(printable(part[start:end]).split())
    if len(passage) > WIDTH - 2 * _CONTEXT - 6:
        return f"  [{shortened(passage, WIDTH - 6)}]"
    return f"  {before:>{_CONTEXT}}[{passage}]{after}".rstrip()
