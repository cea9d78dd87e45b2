"""Reliability against bias, with names where there is space for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from statistics import median
from typing import Any, NamedTuple

from reliability.records import SourceProfile
from reliability.reports.charts.drawing import FONT_SIZE, LETTER, points, styled_at_size
from reliability.reports.charts.palette import BLUE, GREY, INK
from reliability.reports.charts.source_rows import TOOLTIP, Datum, scored, source_row

MOST_CROSSES = 12
"""Sources that each show their intervals as a cross."""
_MOST_HEIGHT = 420
"""Pixels of the height, at most."""
_UP = "reliability (up: more reliable)"
_DOT = 5
"""Half the side of a point, in pixels, with a margin."""
_CORNER = 2
"""Points from the corner to the scale of usual intervals."""
_SCALE_NAME: Datum = {"text": "usual 90 % intervals", "bias": _CORNER + 1, "reliability": _CORNER + 3}


class Box(NamedTuple):
    """A rectangle in pixels, `y` downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def map(profiles: Iterable[SourceProfile], width: int = 560) -> Any:  # noqa: A001  the chart's name in the field
    """Draw reliability against bias, both 0-100: one point per source, with its name or rank where it fits.

    Up to `MOST_CROSSES` sources have their 90 % intervals as a cross; for more a scale in the corner shows
    how wide they usually are.
    """
    import altair as alt

    height = min(width, _MOST_HEIGHT)
    with_bias = (profile for profile in scored(profiles) if not isnan(profile.bias))
    rows = [source_row(profile, rank) for rank, profile in enumerate(with_bias, 1)]
    many = len(rows) > MOST_CROSSES
    dots = alt.Chart(alt.InlineData(values=rows)).mark_point(
        filled=True, size=35 if many else 70, color=BLUE, opacity=0.85
    )
    names = list(labels(rows, width, height, intervals=not many))
    x, y = alt.X(**points("bias", width, _title(names))), alt.Y(**points("reliability", height, _UP))
    layers = [dots.encode(x=x, y=y, tooltip=list(TOOLTIP)), *_intervals([_usual(rows)] if many else rows)]
    layers.append(_texts([*names, *([_SCALE_NAME] if many else [])]))
    return styled_at_size(alt.layer(*layers), width, height)


def _title(names: Sequence[Datum]) -> list[str]:
    numbered = any(name["text"].isdecimal() for name in names)
    return ["bias (right: more one-sided)", *(["numbers: places in the order"] if numbered else [])]


def _intervals(rows: Sequence[Datum]) -> list[Any]:
    import altair as alt

    base = alt.Chart(alt.InlineData(values=list(rows))).mark_rule(color=GREY, opacity=0.6)
    across = base.encode(
        x=_shared_channel("bias_low"), x2="bias_high:Q", y=_shared_channel("reliability", "Y")
    )
    along = base.encode(x=_shared_channel("bias"), y=_shared_channel("low", "Y"), y2="high:Q")
    return [across, along]


def _shared_channel(field: str, channel: str = "X") -> Any:
    """Return a channel with the scale and the axis of the points."""
    import altair as alt

    return getattr(alt, channel)(f"{field}:Q")


def _usual(rows: Sequence[Datum]) -> Datum:
    """Return a scale for the corner, as wide and as high as the sources' intervals usually are."""
    wide = median(row["bias_high"] - row["bias_low"] for row in rows)
    high = median(row["high"] - row["low"] for row in rows)
    ends = {"bias_low": _CORNER, "bias_high": _CORNER + wide, "low": _CORNER, "high": _CORNER + high}
    return {**ends, "bias": _CORNER, "reliability": _CORNER}


def labels(rows: Sequence[Datum], width: int, height: int, *, intervals: bool = False) -> Iterator[Datum]:
    """Yield a position for each name so that none covers another or a point; its rank if only that fits.

    With `intervals`, names keep off the lines of the crosses too.
    """
    points = [(row["bias"] * width / 100, height - row["reliability"] * height / 100) for row in rows]
    half = _DOT - 1
    taken = [Box(x - half, y - half, x + half, y + half) for x, y in points]
    taken += [line for row in rows if intervals for line in _cross(row, width, height)]
    for row, (x, y) in zip(rows, points, strict=True):
        for text in (row["source"], str(row["rank"])):
            free = next((box for box in _around(x, y, text) if _fits(box, taken, width, height)), None)
            if free:
                taken.append(free)
                middle = (free.top + free.bottom) / 2
                yield {
                    "text": text, "bias": 100 * free.left / width, "reliability": 100 - 100 * middle / height
                }  # fmt: skip
                break


def _cross(row: Datum, width: int, height: int) -> Iterator[Box]:
    """Yield the two lines of a source's intervals."""
    x, y = row["bias"] * width / 100, height - row["reliability"] * height / 100
    yield Box(row["bias_low"] * width / 100, y - 1, row["bias_high"] * width / 100, y + 1)
    yield Box(x - 1, height - row["high"] * height / 100, x + 1, height - row["low"] * height / 100)


def _fits(box: Box, taken: Sequence[Box], width: int, height: int) -> bool:
    inside = box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
    return inside and not any(box.meets(other) for other in taken)


def _around(x: float, y: float, text: str) -> Iterator[Box]:
    """Yield positions for `text` next to a point: elsewhere it would not be clear whose name it is."""
    long, tall = LETTER * len(text), FONT_SIZE + 1
    beside, over = y - tall / 2, x - long / 2
    right, left, above, below = x + _DOT, x - _DOT - long, y - tall - 2, y + 2
    straight = ((right, beside), (left, beside), (over, y - tall - _DOT), (over, y + _DOT))
    corners = ((right, above), (left, above), (right, below), (left, below))
    for start, top in (*straight, *corners):
        yield Box(start, top, start + long, top + tall)


def _texts(placed: Sequence[Datum]) -> Any:
    import altair as alt

    base = alt.Chart(alt.InlineData(values=list(placed)))
    return base.mark_text(align="left", baseline="middle", color=INK).encode(
        x=_shared_channel("bias"), y=_shared_channel("reliability", "Y"), text="text:N"
    )
