"""The reasons for an article's reliability, as bars that add up from the baseline to the score."""

from __future__ import annotations

from math import isnan
from typing import Any, NamedTuple

from reliability.records import ArticleScore, SourceProfile
from reliability.reports.charts.drawing import styled_at_size
from reliability.reports.charts.palette import BLUE, GREY, INK, ORANGE
from reliability.reports.reasons import family_points


class Step(NamedTuple):
    """A contribution in points to one decimal, and where it begins and ends on the scale of the score."""

    name: str
    points: float
    start: float
    end: float


def steps(scored: ArticleScore | SourceProfile) -> list[Step]:
    """Return the points by which each family moved the reliability, largest first, from baseline to score.

    With one decimal, as they are shown, they add up: the rounding error goes to the largest. Empty without a
    score.
    """
    if isnan(scored.reliability) or isnan(scored.baseline):
        return []
    listed, position = [], round(scored.baseline, 1)
    for family, points in family_points(scored.baseline, scored.reliability, scored.contributions).items():
        listed.append(Step(family.replace("_", " "), points, position, round(position + points, 1)))
        position = listed[-1].end
    return listed


def article(score: ArticleScore, width: int = 560) -> Any:
    """Draw the points by which each family moved an article's reliability, from the baseline to the score."""
    import altair as alt

    rows = [{**step._asdict(), "sign": f"{step.points:+.1f}".replace("-", "−")} for step in steps(score)]
    if rows:
        first, last = rows[0]["start"], round(score.reliability, 1)
        rows.insert(0, {"name": "baseline", "points": 0, "start": first, "end": first, "sign": f"{first}"})
        rows.append({"name": "reliability", "points": 0, "start": last, "end": last, "sign": f"{last}"})
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=240)),
        tooltip=["name:N", "sign:N"],
    )
    colour = alt.condition("datum.points < 0", alt.value(ORANGE), alt.value(BLUE))
    x = alt.X("start:Q", title="points of reliability", scale=alt.Scale(zero=False, padding=6))
    bars = base.mark_bar().encode(x=x, x2="end:Q", color=colour)
    ends = base.mark_tick(color=GREY, thickness=2).encode(x="end:Q")
    signs = base.mark_text(align="left", color=INK).encode(x=alt.value(width + 6), text="sign:N")
    return styled_at_size(bars + ends + signs, width, max(60, 22 * len(rows)))
