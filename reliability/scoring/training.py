"""Fit models to labelled articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from reliability import extractors
from reliability._version import __version__
from reliability.records import TARGETS, ArticleProfile, Target
from reliability.scoring import references, verdict_checks, verdict_fitting
from reliability.scoring.examples import Examples, collect
from reliability.scoring.fitting import FitPlan, Recipe
from reliability.scoring.installed import requirements
from reliability.scoring.model import Level, Model, Term
from reliability.scoring.outlet_rows import worst_with_reasons
from reliability.scoring.ratings import Rating
from reliability.scoring.references import Reference
from reliability.scoring.target_fitting import TargetFit, fit_target

LEFT_OUT = (
    "structure",
    "headline_words",
    "readability",
    "specificity_names_per_1000_words",
    "specificity_placed_names_per_1000_words",
    "specificity_offices_per_1000_words",
    "learned_wording",
    "genre",
    "agency",
    "links",
    "transparency",
)
"""Families and measures that enter no score. Lengths and paragraphs depend on how a page was scraped; names
and the length of words depend on the topic ("Republican" is longer than "Democrat"); learned words were
learned from the outlets of the evaluation; genre and agency serve to compare like with like; links and
transparency are known for web pages only, and the labelled articles are texts."""


_LEVELS = 21
"""Quantiles of main measures: 0, 5, … 100 %."""


def fit(
    profiles: Iterable[ArticleProfile],
    ratings: Mapping[str, Rating],
    plan: FitPlan | None = None,
    labels: verdict_fitting.Labels | None = None,
) -> Model:
    """Fit a model of `ratings` (by source) to the articles' measures, with cross-validated figures.

    The same articles, ratings and seed give the same numbers.

    Parameters
    ----------
    profiles : iterable of ArticleProfile
        Measured articles; those of sources without a rating are left out.
    ratings : mapping
        Ratings by source.
    plan : FitPlan, optional
        Name, seed and recipe of the model.
    labels : Labels, optional
        Articles with people's verdicts, which `one_sided` is fitted to.

    Raises
    ------
    TrainingError
        If there are too few articles or sources.
    """
    plan = plan or FitPlan()
    model = fit_examples(collect(profiles, ratings, usable()), plan)
    if labels is None:
        return model
    about = {**model.about, "one_sided": verdict_checks.card_figures(labels, plan.seed)}
    return replace(model, verdict=verdict_fitting.fit(labels, plan.seed), about=about)


def fit_examples(examples: Examples, plan: FitPlan) -> Model:
    """Fit a model to arrays; see `fit`."""
    import numpy as np

    rated = [
        target for number, target in enumerate(TARGETS) if not np.isnan(examples.ratings[:, number]).all()
    ]
    fits = {target: fit_target(examples, target, plan) for target in rated}
    model = Model(
        name=plan.name,
        terms=_terms(examples.measures, fits),
        parts={target: fitted.part for target, fitted in fits.items()},
        levels=_levels(examples, plan.recipe),
        requires=_needed(),
        about=_about(examples, plan, fits),
    )
    model = replace(model, reference=_reference(model, examples, plan.recipe))
    first, fitted = next(iter(fits.items()))
    worst = worst_with_reasons(model, examples, fitted.outlets, first)
    return replace(model, about={**model.about, "worst": worst})


def _terms(measures: Sequence[str], fits: Mapping[Target, TargetFit]) -> tuple[Term, ...]:
    curves = {target: fitted.curves() for target, fitted in fits.items()}
    return tuple(
        Term(measure, {target: by_measure[number] for target, by_measure in curves.items()})
        for number, measure in enumerate(measures)
    )


def _about(examples: Examples, plan: FitPlan, fits: Mapping[Target, TargetFit]) -> dict[str, Any]:
    return {
        **plan.about,
        "package": __version__,
        "seed": plan.seed,
        "recipe": asdict(plan.recipe),
        "data": _data(examples),
        "figures": [figure._asdict() for fitted in fits.values() for figure in fitted.figures],
        "outlets": {target: fitted.outlets for target, fitted in fits.items()},
    }


def _needed() -> dict[str, dict[str, str]]:
    """Return what is installed and may enter a score: the lists of families left out may change."""
    return {
        kind: {name: mark for name, mark in names.items() if name not in LEFT_OUT}
        for kind, names in requirements().items()
    }


def usable() -> Sequence[str]:
    """Return the measures that may enter a score."""
    return [
        measure.name
        for measure in extractors.measures()
        if measure.family not in LEFT_OUT and measure.name not in LEFT_OUT
    ]


def _levels(examples: Examples, recipe: Recipe) -> dict[str, Level]:
    """Return the quantiles of the main measures' means over the outlets with enough articles."""
    import numpy as np

    outlets = examples.counts() >= recipe.min_articles
    levels: dict[str, Level] = {}
    for extractor in extractors.extractors():
        measure = extractor.measures[0].name
        if measure in examples.measures:
            column = examples.values[:, [examples.measures.index(measure)]]
            defined = ~np.isnan(column[:, 0])
            chosen = outlets & (examples.counts(defined) > 0)
            means = examples.means(np.nan_to_num(column), defined)[chosen, 0]
            if means.size:  # a measure may be undefined everywhere: no headlines in the data
                quantiles = np.round(np.quantile(means, np.linspace(0, 1, _LEVELS)), 4)
                levels[extractor.family] = Level(measure, tuple(quantiles.tolist()))
    return levels


def _reference(model: Model, examples: Examples, recipe: Recipe) -> Mapping[str, Reference]:
    """Return references from the articles of the fit, which are those whose collections may be used."""
    import numpy as np

    rows = (dict(zip(examples.measures, row, strict=True)) for row in examples.values.tolist())
    style = np.array([model.style_points(row) for row in rows]) if "reliability" in model.parts else None
    return references.fit(examples, style, recipe.min_articles)


def _data(examples: Examples) -> dict[str, Any]:
    collections = sorted(set(examples.collection.tolist()))
    return {
        "sha256": examples.digest,
        "articles": len(examples.outlet),
        "outlets": len(examples.outlets),
        "collections": {name: int((examples.collection == name).sum()) for name in collections if name},
    }
