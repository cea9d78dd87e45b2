"""Style by period, one panel per source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import isnan
from typing import Any

from reliability.records import SourceProfile
from reliability.reports.charts.drawing import points, styled
from reliability.reports.charts.palette import BLUE
from reliability.reports.charts.source_rows import LONGEST, distinct, scored
from reliability.reports.printable import shortened

MOST_SOURCES = 24
"""Of more, those with the most periods are drawn."""


def timeline(profiles: Iterable[SourceProfile], width: int = 560) -> Any:
    """Draw style by period, 0-100: a panel per source, with a band for the 90 % sampling interval."""
    import altair as alt

    shown = [profile for profile in scored(profiles) if profile.period]
    periods = Counter(profile.source for profile in shown)
    drawn = [source for source, _ in periods.most_common(MOST_SOURCES)]
    names = dict(zip(drawn, distinct(shortened(source, 30) for source in drawn), strict=True))
    rows = [_datum(profile, names[profile.source]) for profile in shown if profile.source in names]
    columns = 2 if width >= 400 else 1
    data = alt.InlineData(values=rows)
    base = alt.Chart(data).encode(
        x=alt.X("period:O", title=None), tooltip=["source:N", "period:O", "style:Q", "low:Q", "high:Q"]
    )
    low = alt.Y(**points("low", 130, "style"))
    band = base.mark_area(opacity=0.2, color=BLUE).encode(y=low, y2="high:Q")
    bars = base.mark_rule(opacity=0.35, color=BLUE).encode(y=low, y2="high:Q")
    line = base.mark_line(color=BLUE, point=alt.OverlayMarkDef(color=BLUE)).encode(y="style:Q")
    panel = alt.layer(band, bars, line, data=data).properties(width=width // columns - 50, height=130)
    return styled(panel.facet(alt.Facet("source:N", title=None, sort=None), columns=columns))


def _datum(profile: SourceProfile, source: str) -> dict[str, str | float]:
    """Return a period's numbers to one decimal, without unknown ones."""
    low, high = profile.style_interval
    numbers = {"style": profile.style, "low": low, "high": high}
    defined_numbers = {name: round(value, 1) for name, value in numbers.items() if not isnan(value)}
    return {"source": source, "period": shortened(profile.period, LONGEST), **defined_numbers}
