"""The look that all charts share, and charts as SVG and PNG."""

from __future__ import annotations

import re
from typing import Any

from reliability.reports.charts.palette import GREY, INK

FONT = "system-ui, sans-serif"
FONT_SIZE = 12
"""Pixels of the letters in all charts."""
LETTER = 7.0
"""Pixels of an average letter in that size, at most; measured on DejaVu Sans, which is wide."""
_ROOM = {"left": 20, "right": 14, "top": 5, "bottom": 5}
"""Pixels around a chart: the reader's font may be wider than the one that it was laid out with."""

_INNER = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[a-z ]+")')
"""Vega's descriptions of single marks for screen readers: here the picture has one description."""


def styled_at_size(chart: Any, width: int, height: float) -> Any:
    """Return `chart` of that size in the common look."""
    return styled(chart.properties(width=width, height=height))


def styled(chart: Any) -> Any:
    """Return `chart` in the common look."""
    return (
        chart.configure(background="transparent", font=FONT, padding=_ROOM, aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, titleColor=INK, gridColor=GREY, gridOpacity=0.25, domainColor=GREY,
            tickColor=GREY, labelFontSize=FONT_SIZE, titleFontSize=FONT_SIZE, titleFontWeight="normal",
        )
        .configure_text(fontSize=FONT_SIZE)
        .configure_header(labelColor=INK, labelFontSize=FONT_SIZE)
        .configure_legend(labelColor=INK, titleColor=INK)
    )  # fmt: skip


def points(field: str, width: float = 0, title: Any = None) -> dict[str, Any]:
    """Return the channel of `field` on a scale of 0-100, with as many ticks as `width` pixels hold."""
    import altair as alt

    ticks = list(range(0, 101, 10 if width >= 400 else 20))
    return {
        "shorthand": f"{field}:Q",
        "scale": alt.Scale(domain=[0, 100], nice=False),
        "axis": alt.Axis(values=ticks),
        "title": title,
    }


def svg(chart: Any, label: str) -> str:
    """Return `chart` as inline SVG that takes the page's text colour, with `label` for screen readers."""
    import vl_convert
    from markupsafe import escape

    picture: str = vl_convert.vegalite_to_svg(chart.to_json())
    picture = _INNER.sub("", picture).replace(INK, "currentColor").replace("rgb(1,2,3)", "currentColor")
    return picture.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def png(chart: Any) -> bytes:
    """Return `chart` as a PNG picture on white."""
    import vl_convert

    dark = chart.to_json().replace(INK, "#222222")
    white = dark.replace('"background": "transparent"', '"background": "white"')
    picture: bytes = vl_convert.vegalite_to_png(white, scale=2)
    return picture
