"""Sources in order, with their intervals and groups, for three sources or thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan
from typing import Any, NamedTuple

from reliability.records import SourceProfile
from reliability.reports.charts.drawing import points, styled_at_size
from reliability.reports.charts.palette import BLUE, GREY, INK
from reliability.reports.charts.source_rows import TOOLTIP, Datum, group, scored, source_row
from reliability.reports.groups import letters, short

MOST_NAMED = 40
"""Sources with a line of their own; of more, those between first and last are drawn close together."""
_STEP, _CLOSE = 20, 2
"""Pixels from a named source to the next, and between those without a name."""
_MOST_CLOSE = 150
"""Lines without a name; of more sources every second, third … is drawn."""
_BRACKET = 14
"""Pixels from one group's bracket to the next."""
_BRACKET_MARGIN = 10
"""Pixels from the scale to the first bracket."""
_MOST_BRACKETS = 6
"""Groups with brackets; of more, letters show the groups."""


class Placed(NamedTuple):
    """Rows with their `y` in pixels: named ones, those drawn close together, and the gap in between."""

    named: list[Datum]
    close: list[Datum]
    height: float
    gap: Datum | None


def ranking(profiles: Iterable[SourceProfile], width: int = 560) -> Any:
    """Draw sources in order: a point for the reliability (0-100), a bar for its 90 % interval.

    Brackets (or letters, where there are many) join sources that cannot be told apart; the broken line
    is the model's baseline, an outlet about which nothing is known. Of more than `MOST_NAMED` sources the
    first and the last have names, the others thin lines.
    """
    import altair as alt

    ranked = sorted(scored(profiles), key=lambda profile: (profile.period, -profile.reliability))
    placed = _placed(ranked)
    brackets = _brackets(placed.named, _groups(ranked), width)
    timed = any(profile.period for profile in ranked)
    title = _title(brackets=bool(brackets), many=bool(placed.close), timed=timed)
    x = alt.X(**points("low", width, title))
    layers = _lines(placed.close, 1, 6, placed, x) + _lines(placed.named, 7, 70, placed, x)
    layers += [_texts(placed, width, named_by_brackets=bool(brackets))]
    if ranked and not isnan(ranked[0].baseline):
        layers.append(_baseline(ranked[0].baseline))
    layers += _bracket_layers(brackets)
    return styled_at_size(alt.layer(*layers), width, placed.height)


def _placed(ranked: Sequence[SourceProfile]) -> Placed:
    rows = [source_row(profile, rank) for rank, profile in enumerate(ranked, 1)]
    if len(rows) <= MOST_NAMED:
        named = [{**row, "y": (index + 0.5) * _STEP} for index, row in enumerate(rows)]
        return Placed(named, [], max(1, len(rows)) * _STEP, None)
    half = MOST_NAMED // 2
    middle = rows[half:-half]
    every = -(-len(middle) // _MOST_CLOSE)
    top = half * _STEP
    close = [{**row, "y": top + (index + 1) * _CLOSE} for index, row in enumerate(middle[::every])]
    below = top + (len(close) + 1) * _CLOSE
    first = [{**row, "y": (index + 0.5) * _STEP} for index, row in enumerate(rows[:half])]
    last = [{**row, "y": below + (index + 0.5) * _STEP} for index, row in enumerate(rows[-half:])]
    between = f"{len(middle):,} between" + (f",\n1 in {every} drawn" if every > 1 else "")
    gap = {"source": between, "y": (top + below) / 2}
    return Placed(first + last, close, below + half * _STEP, gap)


def _height_channel(height: float) -> Any:
    import altair as alt

    return alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)


def _title(*, brackets: bool, many: bool, timed: bool) -> list[str]:
    """Return the title of the axis, in lines short enough for a telephone."""
    signs = "brackets join" if brackets else "letters they share mark"
    return [
        "reliability, with its 90 % interval",
        "broken line: baseline of the model",
        f"{signs} sources{' of a period' if timed else ''}",
        "that cannot be told apart",
        *(["thin lines: the sources in between"] if many else []),
    ]


def _lines(rows: Sequence[Datum], thick: int, size: int, placed: Placed, x: Any) -> list[Any]:
    import altair as alt

    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        y=_height_channel(placed.height), tooltip=list(TOOLTIP)
    )
    bars = base.mark_rule(strokeWidth=thick, color=BLUE, opacity=0.35)
    dots = base.mark_point(filled=True, size=size, color=BLUE, opacity=1)
    return [bars.encode(x=x, x2="high:Q"), dots.encode(x="reliability:Q")]


def _texts(placed: Placed, width: int, *, named_by_brackets: bool) -> Any:
    """Draw names at the left, and at the right the groups' letters if no bracket shows them."""
    import altair as alt

    rows = [*placed.named, *([placed.gap] if placed.gap else [])]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=_height_channel(placed.height))
    text = base.mark_text(align="right", limit=150, lineBreak="\n", color=INK)
    names = text.encode(x=alt.value(-8), text="source:N")
    if named_by_brackets:
        return names
    rows = [{**row, "letters": short(row["group"])} for row in placed.named]
    right = alt.Chart(alt.InlineData(values=rows)).encode(y=_height_channel(placed.height))
    return names + right.mark_text(align="left", color=INK).encode(x=alt.value(width + 8), text="letters:N")


def _baseline(points: float) -> Any:
    import altair as alt

    rows = alt.InlineData(values=[{"baseline": round(points, 1)}])
    rule = alt.Chart(rows).mark_rule(color=GREY, strokeDash=[4, 3])
    return rule.encode(x="baseline:Q")


def _groups(ranked: Sequence[SourceProfile]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return first and last rank of each group's letter; every period has its own letters."""
    ranks: dict[tuple[str, str], tuple[int, int]] = {}
    for rank, profile in enumerate(ranked, 1):
        for letter in letters(group(profile)):
            key = profile.period, letter
            ranks[key] = (ranks.get(key, (rank, rank))[0], rank)
    return ranks


def _brackets(
    named: Sequence[Datum], groups: dict[tuple[str, str], tuple[int, int]], width: int
) -> list[Datum]:
    """Return a line for each group, each in its own column; none if they would be many."""
    if not 0 < len(groups) <= min(_MOST_BRACKETS, width // 60):
        return []
    heights = {row["rank"]: row["y"] for row in named}
    if any(rank not in heights for ends in groups.values() for rank in ends):
        return []
    return [
        {
            "group": letter,
            "x": width + _BRACKET_MARGIN + column * _BRACKET,
            "y": heights[first] - 7,
            "end": heights[last] + 7,
        }
        for column, ((_, letter), (first, last)) in enumerate(groups.items())
    ]


def _bracket_layers(brackets: Sequence[Datum]) -> list[Any]:
    import altair as alt

    layers = []
    for bracket in brackets:
        base = alt.Chart(alt.InlineData(values=[bracket]))
        line = base.mark_rule(color=INK, strokeWidth=1.5)
        x, y, end = (alt.value(bracket[name]) for name in ("x", "y", "end"))
        layers.append(line.encode(x=x, y=y, y2=end))
        letter = base.mark_text(color=INK, align="left", dx=3, baseline="top")
        layers.append(letter.encode(x=x, y=y, text="group:N"))
    return layers
