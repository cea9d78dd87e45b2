"""Altair charts of sources and articles.

Every function takes records and returns an `altair.Chart`, which notebooks display; `drawing` makes SVG and
PNG of it. Names from articles are shortened and made printable before they are drawn.
"""

from reliability.reports.charts.article import article, steps
from reliability.reports.charts.drawing import png, svg
from reliability.reports.charts.families import families
from reliability.reports.charts.map import map  # noqa: A004  the chart's name in the field
from reliability.reports.charts.ranking import ranking
from reliability.reports.charts.timeline import timeline
from reliability.reports.charts.trust import calibration, error

__all__ = ["article", "calibration", "error", "families", "map", "png", "ranking", "steps", "svg", "timeline"]
