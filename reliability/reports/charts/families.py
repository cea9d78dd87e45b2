"""Families of measures as small multiples against the reference outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan
from typing import Any

from reliability.records import SourceProfile
from reliability.reports.charts.drawing import points, styled
from reliability.reports.charts.palette import BLUE, GREY
from reliability.reports.charts.source_rows import Datum, distinct, ends, name

MOST_SOURCES = 40
"""Of more, the first and the last are drawn."""
USUAL = (10, 90)
"""The levels of the middle 80 % of the reference outlets."""


def families(profiles: Iterable[SourceProfile], width: int = 560) -> Any:
    """Draw one panel per family: the level of its main measure among reference outlets (0-100: more of it).

    The band is the middle 80 % of those outlets, the line their median. Of more than `MOST_SOURCES` sources
    the first and the last are drawn.
    """
    import altair as alt

    rows = _rows(ends(list(profiles), MOST_SOURCES))
    data = alt.InlineData(values=rows)
    y = alt.Y("source:N", title=None, sort=None, axis=alt.Axis(labelLimit=150))
    x = alt.X(**points("level", width // 3, "level among the reference outlets"))
    base = alt.Chart(data)
    band = base.mark_rect(color=GREY, opacity=0.06).encode(x="usual_low:Q", x2="usual_high:Q", y=y)
    middle = base.mark_rule(color=GREY, strokeDash=[4, 3]).encode(x="median:Q")
    dots = base.mark_point(filled=True, size=50, color=BLUE, opacity=1).encode(
        x=x, y=y, tooltip=["source:N", "family:N", "level:Q"]
    )
    panel = alt.layer(band, middle, dots, data=data).properties(width=width // 3)
    return styled(panel.facet(alt.Facet("family:N", title=None), columns=2))


def _rows(profiles: Sequence[SourceProfile]) -> list[Datum]:
    return [
        {
            "source": shown, "family": family.replace("_", " "), "level": round(level, 1),
            "usual_low": USUAL[0], "usual_high": USUAL[1], "median": 50,
        }
        for profile, shown in zip(profiles, distinct(map(name, profiles)), strict=True)
        for family, level in profile.levels.items()
        if not isnan(level)
    ]  # fmt: skip
