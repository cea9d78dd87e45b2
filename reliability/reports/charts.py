"""Altair charts of sources and articles.

Every function takes records and gives an `altair.Chart` that shows itself in a notebook; `svg` draws it for a
page. Colours are those of Okabe and Ito (2008), told apart by colour-blind readers, and never the only sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from typing import Any

from reliability.records import ArticleScore, SourceProfile

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"  # Okabe and Ito 2008
_INK = "#010203"  # stands for the page's text colour; `svg` puts `currentColor` there
_ROOM = {"left": 20, "right": 14, "top": 5, "bottom": 5}
"""Pixels around a chart: the reader's font may be wider than the one that it was laid out with."""
_POINTS = {"domain": [0, 100], "nice": False}


def ranking(profiles: Iterable[SourceProfile], width: int = 560) -> Any:
    """Sources in order, a point for the reliability (0-100) and a bar for its 90 % interval."""
    import altair as alt

    rows = [_row(profile) for profile in profiles if not isnan(profile.reliability)]
    order = [row["source"] for row in rows]
    y = alt.Y("source:N", sort=order, title=None, axis=alt.Axis(labelLimit=150))
    x = alt.X("low:Q", scale=alt.Scale(**_POINTS), title="reliability, with its 90 % interval")
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y, tooltip=_tooltip())
    bars = base.mark_bar(height=7, color=BLUE, opacity=0.35, cornerRadius=3).encode(x=x, x2="high:Q")
    dots = base.mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(x="reliability:Q")
    letters = base.mark_text(align="left", dx=6, color=_INK).encode(x="high:Q", text="group:N")
    return _finish(bars + dots + letters, width, max(60, 26 * len(rows)))


def map(profiles: Iterable[SourceProfile], width: int = 560) -> Any:  # noqa: A001  the chart's name in the field
    """Reliability against bias, both 0-100, each source a point with the 90 % intervals as a cross."""
    import altair as alt

    rows = [_row(profile) for profile in profiles if not isnan(profile.reliability)]
    base = alt.Chart(alt.InlineData(values=rows)).encode(tooltip=_tooltip())
    x = alt.X("bias:Q", scale=alt.Scale(**_POINTS), title="bias (right: more one-sided and charged)")
    y = alt.Y("reliability:Q", scale=alt.Scale(**_POINTS), title="reliability (up: more reliable)")
    across = base.mark_rule(color=GREY, opacity=0.5).encode(
        x=alt.X("bias_low:Q", scale=alt.Scale(**_POINTS)), x2="bias_high:Q", y=y
    )
    along = base.mark_rule(color=GREY, opacity=0.5).encode(
        x=x, y=alt.Y("low:Q", scale=alt.Scale(**_POINTS)), y2="high:Q"
    )
    dots = base.mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(x=x, y=y)
    half = width // 2 - 7
    named = base.encode(x=x, y=y, text="source:N")
    right = named.mark_text(align="left", dx=7, dy=-7, limit=half, color=_INK).transform_filter(
        "datum.bias <= 50"
    )
    left = named.mark_text(align="right", dx=-7, dy=-7, limit=half, color=_INK).transform_filter(
        "datum.bias > 50"
    )
    return _finish(across + along + dots + right + left, width, min(width, 420))


def families(profiles: Iterable[SourceProfile], width: int = 560) -> Any:
    """Where each family's lead measure stands among the reference outlets (0-100: less to more of it)."""
    import altair as alt

    rows = [
        {"source": profile.source, "family": family.replace("_", " "), "level": round(level, 1)}
        for profile in profiles
        for family, level in profile.levels.items()
        if not isnan(level)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("level:Q", scale=alt.Scale(**_POINTS), title="level among the reference outlets"),
        y=alt.Y("source:N", title=None, sort=None),
        tooltip=["source:N", "family:N", "level:Q"],
    )
    chart = base.mark_point(filled=True, size=50, color=BLUE, opacity=1).properties(width=width // 3)
    return _plain(chart.facet(alt.Facet("family:N", title=None), columns=2))


def timeline(profiles: Iterable[SourceProfile], width: int = 560) -> Any:
    """Reliability by period, a line and a band of the 90 % interval for each source."""
    import altair as alt

    rows = [_row(profile) for profile in profiles if profile.period and not isnan(profile.reliability)]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("period:O", title=None), color=alt.Color("source:N", title=None), tooltip=_tooltip()
    )
    y = alt.Y("reliability:Q", scale=alt.Scale(**_POINTS))
    band = base.mark_area(opacity=0.15).encode(y=alt.Y("low:Q", scale=alt.Scale(**_POINTS)), y2="high:Q")
    line = base.mark_line().encode(y=y)
    return _finish(band + line + base.mark_point(filled=True).encode(y=y, shape="source:N"), width, 260)


def article(score: ArticleScore, width: int = 560, most: int = 12) -> Any:
    """What moved an article's reliability: the `most` largest contributions in points, the rest as one."""
    import altair as alt

    rows = contributions(score.contributions, most)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("measure:N", sort=None, title=None, axis=alt.Axis(labelLimit=240)),
        tooltip=["measure:N", "points:Q"],
    )
    colour = alt.condition("datum.points < 0", alt.value(ORANGE), alt.value(BLUE))
    x = alt.X("points:Q", title=f"points from the baseline of {score.baseline:.1f}")
    bars = base.mark_bar().encode(x=x, color=colour)
    signs = base.mark_text(align="left", dx=4, color=_INK).encode(x=alt.value(width), text="points:Q")
    return _finish(bars + signs, width, max(60, 22 * len(rows)))


def contributions(points: Mapping[str, float], most: int) -> list[dict[str, Any]]:
    """The `most` largest of `points` by size, the others summed as `everything else`; sums are kept."""
    ordered = sorted(points.items(), key=lambda item: -abs(item[1]))
    rows = [{"measure": name, "points": round(value, 2)} for name, value in ordered[:most]]
    if ordered[most:]:
        rest = sum(value for _, value in ordered[most:])
        rows.append({"measure": "everything else", "points": round(rest, 2)})
    return rows


def svg(chart: Any, label: str) -> str:
    """`chart` as inline SVG that takes the page's text colour, with `label` read out by screen readers."""
    import vl_convert
    from markupsafe import escape

    drawn: str = vl_convert.vegalite_to_svg(chart.to_json())
    drawn = drawn.replace(_INK, "currentColor").replace("rgb(1,2,3)", "currentColor")
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def png(chart: Any) -> bytes:
    """`chart` as a PNG picture on white."""
    import vl_convert

    dark = chart.to_json().replace(_INK, "#222222")
    drawn: bytes = vl_convert.vegalite_to_png(dark, scale=2)
    return drawn


def _row(profile: SourceProfile) -> dict[str, Any]:
    low, high = profile.reliability_interval
    bias_low, bias_high = profile.bias_interval
    numbers = {
        "reliability": profile.reliability, "low": low, "high": high,
        "bias": profile.bias, "bias_low": bias_low, "bias_high": bias_high,
    }  # fmt: skip
    return {
        "source": profile.source, "period": profile.period,
        "articles": profile.scored, "group": profile.group,
        **{name: round(value, 1) for name, value in numbers.items() if not isnan(value)},
    }  # fmt: skip


def _tooltip() -> Sequence[str]:
    return ["source:N", "reliability:Q", "low:Q", "high:Q", "bias:Q", "articles:Q"]


def _finish(chart: Any, width: int, height: int) -> Any:
    return _plain(chart.properties(width=width, height=height))


def _plain(chart: Any) -> Any:
    font = "system-ui, sans-serif"
    return (
        chart.configure(background="transparent", font=font, padding=_ROOM)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_INK, titleColor=_INK, gridColor=GREY, gridOpacity=0.25, domainColor=GREY,
            tickColor=GREY, labelFontSize=12, titleFontSize=12, titleFontWeight="normal",
        )
        .configure_text(fontSize=12)
        .configure_header(labelColor=_INK, labelFontSize=12)
        .configure_legend(labelColor=_INK, titleColor=_INK)
    )  # fmt: skip
