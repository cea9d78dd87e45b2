"""Charts of a model's error: scores against ratings, and error against the number of articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reliability.reports.charts.drawing import points, styled
from reliability.reports.charts.palette import BLUE, GREY, ORANGE

Datum = dict[str, Any]
_SIDE, _WIDTH, _HEIGHT = 380, 300, 220
"""Pixels: the side of the calibration plot, and the size of each plot of errors."""


def calibration(outlets: Iterable[Datum], below: float, above: float) -> Any:
    """Draw outlets by `score` (across) and `rated` (up), 0-100, with the line of agreement and interval."""
    import altair as alt

    ends = [
        {"score": score, "rated": score, "low": max(score - below, 0), "high": min(score + above, 100)}
        for score in range(101)
    ]
    line = alt.Chart(alt.InlineData(values=ends))
    x, y = (
        alt.X(**points("score", _SIDE, "score, outlet not seen")),
        alt.Y(**points("rated", _SIDE, "experts' rating")),
    )
    band = line.mark_area(color=GREY, opacity=0.2).encode(
        x=x, y=alt.Y(**points("low", _SIDE, "")), y2="high:Q"
    )
    agreement = line.mark_line(color=GREY, strokeDash=[4, 3]).encode(x=x, y=y)
    dots = alt.Chart(alt.InlineData(values=list(outlets))).mark_point(filled=True, color=BLUE, opacity=0.7)
    sized = dots.encode(
        x=x,
        y=y,
        size=alt.Size("articles:Q", legend=alt.Legend(title="articles"), scale=alt.Scale(range=[15, 90])),
    )
    return styled(alt.layer(band, agreement, sized).properties(width=_SIDE, height=_SIDE))


def error(sizes: Sequence[Datum]) -> Any:
    """Draw mean `error` in points, and the share `inside` the 90 % interval, by number of `articles`.

    Each has its 95 % interval (`error_low`, `error_high`, `inside_low`, `inside_high`).
    """
    import altair as alt

    left = _line(sizes, "error", "mean error, points", BLUE, alt.Scale(domainMin=0))
    right = _line(sizes, "inside", "share inside the 90 % interval", ORANGE, alt.Scale(domain=[0.7, 1]))
    aim = alt.Chart(alt.InlineData(values=[{"inside": 0.9}])).mark_rule(color=GREY, strokeDash=[4, 3])
    return styled(alt.hconcat(left, alt.layer(aim.encode(y="inside:Q"), right), spacing=40))


def _line(sizes: Sequence[Datum], field: str, title: str, colour: str, scale: Any) -> Any:
    import altair as alt

    counts = [row["articles"] for row in sizes]
    base = alt.Chart(alt.InlineData(values=list(sizes))).properties(width=_WIDTH, height=_HEIGHT)
    x = alt.X(
        "articles:Q",
        scale=alt.Scale(type="log"),
        axis=alt.Axis(values=counts),
        title="articles of the outlet",
    )
    y = alt.Y(f"{field}:Q", scale=scale, title=title)
    reach = base.mark_rule(color=colour, opacity=0.5).encode(
        x=x, y=alt.Y(f"{field}_low:Q", title=title), y2=f"{field}_high:Q"
    )
    return alt.layer(reach, base.mark_line(color=colour, point=True).encode(x=x, y=y))
