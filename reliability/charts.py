"""Altair charts of scores and profiles, which show themselves in a notebook.

    from reliability import charts
    charts.ranking(profiles)     charts.map(profiles)     charts.families(profiles)
    charts.timeline(profiles)    charts.article(score)

Each takes `width=` in pixels; `chart.save("name.svg")` is Altair's own.
"""

from reliability.reports.charts import article, families, map, ranking, timeline  # noqa: A004

__all__ = ["article", "families", "map", "ranking", "timeline"]
