"""Fit the shipped models: `python -m reliability.evaluation.build DATA [MODELS]`.

The same data and word lists give the same files to the last digit.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Any, Final, NamedTuple

from reliability import scoring
from reliability.evaluation import article_verdicts
from reliability.evaluation.article_verdicts import Judged
from reliability.evaluation.checks import cheating, direction, explanation, hyperpartisan, outlets, steadiness
from reliability.evaluation.figure import CheckFigure, require
from reliability.evaluation.outlet_articles import Chosen, Collection, collections, may_fit, profiles
from reliability.records import ArticleProfile
from reliability.reports import model_plots
from reliability.scoring import Model, ratings
from reliability.scoring.card import card
from reliability.scoring.training import usable


class Shipped(NamedTuple):
    """A model that the project ships, and the collections that it may be fitted on."""

    name: str
    chosen: Chosen
    licence: str


_RATINGS = "Lin et al. (2023), PNAS Nexus 2(9) pgad286: pc1 and afm_bias"
_VERDICTS = "SemEval-2019 task 4 (Kiesel et al. 2019), CC BY 4.0"


def or_non_commercial(collection: Collection) -> bool:
    """Choose what the default model is fitted on, and collections under non-commercial licences."""
    return collection.may_fit or collection.non_commercial


MODELS: Final = (
    Shipped("default", may_fit, "Apache-2.0"),
    Shipped("recovery-noncommercial", or_non_commercial, "CC BY-NC-SA 4.0: not for commercial use"),
)


def build(data: Path, shipped: Shipped, measured: list[ArticleProfile], judged: list[Judged]) -> Model:
    """Fit one model."""
    chosen_collections = {name: row for name, row in collections(data).items() if shipped.chosen(row)}
    chosen = [profile for profile in measured if profile.article.fields["collection"] in chosen_collections]
    rated = ratings.read(require(data, "outlets", "ratings.csv"))
    about = {
        "licence": shipped.licence,
        "ratings": _RATINGS,
        "verdicts": _VERDICTS,
        "articles": ", ".join(f"{row.name} ({row.licence})" for row in chosen_collections.values()),
    }
    labels = article_verdicts.labels(judged, usable())
    return scoring.fit(chosen, rated, scoring.FitPlan(shipped.name, about=about), labels)


def with_checks(data: Path, model: Model, measured: list[ArticleProfile], judged: list[Judged]) -> Model:
    """Return the model with figures of the checks on it."""
    known_collections = collections(data)
    fitted = [
        profile for profile in measured if known_collections[profile.article.fields["collection"]].may_fit
    ]
    articles = [profile.article for profile in fitted if steadiness.in_sample(profile.article)]
    checks = [
        *outlets.figures(data, measured),
        *hyperpartisan.figures(judged),
        *explanation.figures(fitted, model),
        *direction.figures(data, [profile for profile in fitted if profile.article.fields["lean"]]),
        *steadiness.figures(articles, model),
        *cheating.figures(articles, model),
    ]
    return replace(model, about={**model.about, "checks": [_plain(figure) for figure in checks]})


def main(arguments: list[str]) -> None:
    """Build every shipped model from the data folder into `models/`."""
    data = Path(arguments[0])
    folder = Path(arguments[1]) if len(arguments) > 1 else Path("models")
    folder.mkdir(parents=True, exist_ok=True)
    measured, judged = list(profiles(data)), article_verdicts.judged(data)
    for shipped in MODELS:
        model = build(data, shipped, measured, judged)
        if shipped.name == "default":
            model = with_checks(data, model, measured, judged)
        scoring.save(model, folder / f"{shipped.name}.json")
        beside = folder / f"{shipped.name}.md"
        plots = model_plots.write(model.about, model.intervals(), beside)
        beside.write_text(card(model, [plot.name for plot in plots]), encoding="utf-8")


def _plain(figure: CheckFigure) -> dict[str, Any]:
    """Return a figure for the model's file, with three decimals."""
    value, simple = (None if isnan(v) else round(v, 3) + 0.0 for v in (figure.value, figure.simple))
    low, high = (round(v, 3) + 0.0 for v in figure.interval)
    return {"check": figure.check, "name": figure.name, "statistic": figure.statistic, "value": value,
            "low": low, "high": high, "simple": simple, "simple_system": figure.simple_system,
            "cases": figure.cases}  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
