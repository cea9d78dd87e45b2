"""Altair charts of scores and profiles, which notebooks display.

Each function takes `width=` in pixels. `chart.save("name.svg")` writes a file.

Examples
--------
>>> import reliability
>>> text = " ".join(f"Bridge {n} may stay closed, Ann Lopez told {n} reporters." for n in range(20))
>>> scores = reliability.score_all([{"text": text, "source": "a.example"}]).collect()
>>> chart = reliability.charts.ranking(reliability.compare(scores), width=400)
>>> chart = reliability.charts.article(scores[0])
"""

from reliability.reports.charts import article, families, map, ranking, timeline  # noqa: A004

__all__ = ["article", "families", "map", "ranking", "timeline"]
