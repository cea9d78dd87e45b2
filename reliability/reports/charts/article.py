"""What moved an article's reliability, as a bar that adds up from the baseline to the score."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Any, NamedTuple

from reliability.records import ArticleScore, SourceProfile
from reliability.reports.charts.drawing import finished
from reliability.reports.charts.palette import BLUE, GREY, INK, ORANGE

MOST_STEPS = 10
REST = "everything else"


class Step(NamedTuple):
    """A contribution in points to one decimal, and where it begins and ends on the scale of the score."""

    name: str
    points: float
    start: float
    end: float


def steps(scored: ArticleScore | SourceProfile, most: int = MOST_STEPS) -> list[Step]:
    """The `most` largest contributions to reliability, the rest as one: from the baseline to the score.

    As shown, with one decimal, they add up: what rounding leaves is in the last one. None without a score.
    """
    if isnan(scored.reliability) or isnan(scored.baseline):
        return []
    at, found = round(scored.baseline, 1), []
    for name, points in _largest(scored.contributions, most):
        found.append(Step(name, round(points, 1) + 0.0, at, round(at + round(points, 1), 1)))
        at = found[-1].end
    left = round(round(scored.reliability, 1) - at, 1) + 0.0
    if left or len(scored.contributions) > most:
        found.append(Step(REST, left, at, round(at + left, 1)))
    return found


def _largest(points: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(points.items(), key=lambda item: (-abs(item[1]), item[0]))[:most]


def article(score: ArticleScore, width: int = 560, most: int = MOST_STEPS) -> Any:
    """What moved an article's score: the `most` largest contributions from the baseline to the score."""
    import altair as alt

    rows = [
        {**step._asdict(), "sign": f"{step.points:+.1f}".replace("-", "−")} for step in steps(score, most)
    ]
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
    return finished(bars + ends + signs, width, max(60, 22 * len(rows)))
