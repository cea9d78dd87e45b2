"""One article explained for a terminal: how it is written, predictions and why, speakers, text, measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from reliability.records import NOTES, ArticleScore, Interval, Measure
from reliability.reports import marked_text
from reliability.reports.dots import LABELS, dots
from reliability.reports.highlight import stretches
from reliability.reports.printable import printable, shortened
from reliability.reports.reasons import Moved, both_moved
from reliability.reports.rows import article_row
from reliability.reports.terminal import bar, console, interval, whole
from reliability.reports.views import measure_rows

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80
"""Characters of a line: the usual width of a terminal."""
_SPEAKERS = 12
"""Speakers listed; all of them are in `--format json`."""
_COLOURS = {"better": "green", "worse": "red", "between": "", "neutral": ""}
_FACT_COLUMN = 27
"""Column at which facts begin."""


def write(
    score: ArticleScore, measures: Sequence[Measure], reference: Mapping[str, Interval], out: TextIO
) -> None:
    """Draw `score`; `reference` gives for a measure where the middle 80 % of outlets lie."""
    screen = console(out)
    _heading(score, screen)
    _written(score, screen)
    _predicted(score, screen)
    for explained in both_moved(score):
        _moved(explained, screen)
    _speakers(score, screen)
    if score.profile.article.text:
        marked_text.write(score.profile, screen)
    _measures(score, measures, reference, screen)


def _heading(score: ArticleScore, screen: Console) -> None:
    row = article_row(score)
    name = str(row["title"] or row["article"] or "")
    if score.profile.article.title and len(printable(name)) <= WIDTH:
        title = marked_text.text(stretches(score.profile, "title"))
        title.stylize("bold")
        screen.print(title)
    else:
        screen.print(shortened(name, WIDTH), style="bold")
    genre = f"genre {row['genre']}".replace("_", " ") if row["genre"] else ""
    facts = (row["article"], row["source"], row["published"], f"{score.profile.words:,} words", genre)
    distinct = dict.fromkeys(str(fact) for fact in facts if fact and fact != name)
    screen.print(shortened(" · ".join(distinct), WIDTH))
    for code in score.notes:
        _paragraph(f"Note: {code} ({NOTES.get(code, 'see the table of notes')})", screen, "yellow")
    screen.print()


def _written(score: ArticleScore, screen: Console) -> None:
    if score.status != "scored":
        return
    screen.print("How it is written: percentiles among articles, 90 % intervals", style="bold")
    for dot in dots(score):
        interval_bar = bar(_none_if_nan(dot.value), _none_if_nan(dot.low), _none_if_nan(dot.high), 20)
        ends = interval(_none_if_nan(dot.low), _none_if_nan(dot.high))
        line = f"  {LABELS[dot.name]:<15}{whole(_none_if_nan(dot.value)):>3} {ends:<7}{interval_bar}"
        words = wrap(dot.words, WIDTH - len(line) - 1)
        for index, part in enumerate(words):
            screen.print(
                f"{line if not index else ' ' * len(line)} {part}".rstrip(), style=_COLOURS[dot.judged]
            )
    screen.print()


def _none_if_nan(value: float) -> float | None:
    return None if isnan(value) else value


def _predicted(score: ArticleScore, screen: Console) -> None:
    if isnan(score.reliability) and isnan(score.one_sided):
        return
    screen.print("Predictions", style="bold")
    for name, value, ends, words in (
        (
            "one-sided",
            score.one_sided,
            (score.one_sided,) * 2,
            "chance (%) that readers say so",
        ),
        (
            "reliability",
            score.reliability,
            score.reliability_interval,
            "of outlets that write like it",
        ),
        ("bias", score.bias, score.bias_interval, "higher: more one-sided"),
    ):
        if not isnan(value):
            low, high = ends
            ends_in_words = interval(low, high) if low < high else ""
            line = f"  {name:<15}{whole(value):>3} {ends_in_words:<7}{bar(value, low, high, 20)}"
            screen.print(f"{line} {words}")
    screen.print()


def _moved(explained: Moved, screen: Console) -> None:
    """Points by family with the facts; green is towards more reliable and less biased."""
    good = 1 if explained.target == "reliability" else -1
    title = f"What moved {explained.target} from {explained.baseline:.1f} to {explained.score:.1f}, in points"
    screen.print(title, style="bold")
    for reason in explained.reasons:
        head = f"  {reason.family:<18}{reason.points:>+5.1f}"
        lines = wrap(reason.fact, WIDTH - _FACT_COLUMN) or [""]
        for position, part in enumerate(lines):
            line = f"{head if not position else '':<{_FACT_COLUMN}}{part}"
            screen.print(line.rstrip(), style="green" if good * reason.points > 0 else "red")
    if explained.others:
        screen.print(f"  {f'{explained.others} more':<18}{explained.others_points:>+5.1f}")
    screen.print()


def _speakers(score: ArticleScore, screen: Console) -> None:
    speakers = sorted(score.profile.speakers, key=lambda speaker: -speaker.statements)
    if not speakers:
        return
    screen.print(f"{'Who is cited':<47}{'kind':<13}{'statements':>10}{'words':>8}", style="bold")
    for speaker in speakers[:_SPEAKERS]:
        name = shortened(speaker.name, 43)
        screen.print(f"  {name:<45}{speaker.kind:<13}{speaker.statements:>10}{speaker.quoted_words:>8}")
    if len(speakers) > _SPEAKERS:
        screen.print(f"  … and {len(speakers) - _SPEAKERS} more: --format json", style="dim")
    screen.print()


def _measures(
    score: ArticleScore, measures: Sequence[Measure], reference: Mapping[str, Interval], screen: Console
) -> None:
    rows = measure_rows(score, measures, reference, every=False)
    screen.print(
        f"{'Main measures':<51}{'here':>8}   {'reference outlets' if reference else ''}".rstrip(),
        style="bold",
    )
    for row in rows:
        usual = f"{row.usual[0]:.2f} to {row.usual[1]:.2f}" if row.usual else ""
        outside = row.usual is not None and not row.usual[0] <= row.value <= row.usual[1]
        name = shortened(row.measure.name, 48)
        screen.print(f"  {name:<49}{row.value:>8.2f} {'*' if outside else ' '} {usual}".rstrip())
    if reference:
        screen.print(
            "  reference: range of the middle 80 % of outlets; * marks values outside it", style="dim"
        )
    screen.print(f"  {len(measures) - len(rows)} more: --format json", style="dim")


def _paragraph(text: str, screen: Console, style: str) -> None:
    for line in wrap(printable(text), WIDTH):
        screen.print(line, style=style)
