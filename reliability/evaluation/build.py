"""Fit the shipped models anew: `python -m reliability.evaluation.build DATA [MODELS]`.

The same data and word lists give the same files to the last digit.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Any, Final, NamedTuple

from reliability import scoring
from reliability.evaluation import article_verdicts
from reliability.evaluation.article_verdicts import Judged
from reliability.evaluation.checks import cheating, direction, outlets, steadiness
from reliability.evaluation.figure import Figure, require
from reliability.evaluation.outlet_articles import NON_COMMERCIAL, SHIPPABLE, profiles
from reliability.records import ArticleProfile
from reliability.reports import model_plots
from reliability.scoring import Model, ratings
from reliability.scoring.card import card
from reliability.scoring.training import usable


class Shipped(NamedTuple):
    """A model that the project ships."""

    name: str
    collections: tuple[str, ...]
    about: Mapping[str, Any]


_RATINGS = "Lin et al. (2023), PNAS Nexus 2(9) pgad286: pc1 and afm_bias"
_DATA = (
    "allsides (Baly et al. 2020, Apache-2.0), webis16 (Potthast et al. 2018, CC BY 4.0), hyperpartisan "
    "(SemEval-2019 task 4, CC BY 4.0), opensources (FakeNewsCorpus sample, Apache-2.0)"
)
MODELS: Final = (
    Shipped(
        "default",
        SHIPPABLE,
        {"licence": "Apache-2.0", "ratings": _RATINGS, "articles": _DATA},
    ),
    Shipped(
        "recovery-noncommercial",
        SHIPPABLE + NON_COMMERCIAL,
        {
            "licence": "CC BY-NC-SA 4.0: not for commercial use",
            "ratings": _RATINGS,
            "articles": f"{_DATA}, recovery (Zhou et al. 2020, CC BY-NC-SA 4.0)",
        },
    ),
)


def build(data: Path, shipped: Shipped, measured: list[ArticleProfile], judged: list[Judged]) -> Model:
    """Fit one model."""
    chosen = [profile for profile in measured if profile.article.fields["collection"] in shipped.collections]
    rated = ratings.read(require(data, "outlets", "ratings.csv"))
    labels = article_verdicts.labels(judged, usable())
    return scoring.fit(chosen, rated, name=shipped.name, about=shipped.about, labels=labels)


def checked(data: Path, model: Model, measured: list[ArticleProfile], figures: list[Figure]) -> Model:
    """The model with figures of the checks on it; `figures` are those of agreement with experts."""
    articles = [profile.article for profile in measured if steadiness.sampled(profile.article)]
    changed = [*steadiness.figures(articles, model), *cheating.figures(articles, model)]
    checks = [
        *figures,
        *direction.figures(data, [each for each in measured if each.article.fields["lean"]]),
        *changed,
    ]
    return replace(model, about={**model.about, "checks": [_plain(figure) for figure in checks]})


def main(arguments: list[str]) -> None:
    """Build every shipped model from the data folder into `models/`."""
    data = Path(arguments[0])
    folder = Path(arguments[1]) if len(arguments) > 1 else Path("models")
    folder.mkdir(parents=True, exist_ok=True)
    measured = list(profiles(data, SHIPPABLE + NON_COMMERCIAL))
    judged = article_verdicts.judged(data)
    figures, table = outlets.figures_and_rows(data, measured)
    for shipped in MODELS:
        model = build(data, shipped, measured, judged)
        model = replace(model, about={**model.about, "by_collection": table})
        if shipped.name == "default":
            model = checked(data, model, measured, figures)
        scoring.save(model, folder / f"{shipped.name}.json")
        beside = folder / f"{shipped.name}.md"
        plots = model_plots.write(model.about, model.intervals(), beside)
        beside.write_text(card(model, [plot.name for plot in plots]), encoding="utf-8")


def _plain(figure: Figure) -> dict[str, Any]:
    """A figure for the model's file: three decimals are more than it holds."""
    value, simple = (None if isnan(v) else round(v, 3) + 0.0 for v in (figure.value, figure.simple))
    low, high = (round(v, 3) + 0.0 for v in figure.interval)
    return {"check": figure.check, "name": figure.name, "statistic": figure.statistic, "value": value,
            "low": low, "high": high, "simple": simple, "simple_system": figure.simple_system,
            "cases": figure.cases}  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
