"""From labelled articles to a model that knows how far to trust itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reliability import extractors
from reliability._version import __version__
from reliability.errors import TrainingError
from reliability.records import TARGETS, ArticleProfile, Target
from reliability.scoring import calibration, references, verdict_checks, verdict_fitting
from reliability.scoring.agreement import Agreement
from reliability.scoring.crossvalidation import Unseen, unseen, unseen_collections
from reliability.scoring.examples import MIN_OUTLETS, Examples, collect
from reliability.scoring.fitting import Lines, Recipe, fit_lines
from reliability.scoring.installed import requirements
from reliability.scoring.model import Curve, Level, Model, Part, Term
from reliability.scoring.outlet_rows import scored_unseen, with_reasons
from reliability.scoring.ratings import Rating
from reliability.scoring.reached import Cut, by_size, figures, of_new_collections
from reliability.scoring.references import Reference

if TYPE_CHECKING:
    import numpy as np

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


def fit(
    profiles: Iterable[ArticleProfile],
    ratings: Mapping[str, Rating],
    *,
    name: str = "trained",
    seed: int = 0,
    recipe: Recipe | None = None,
    about: Mapping[str, Any] | None = None,
    labels: verdict_fitting.Labels | None = None,
) -> Model:
    """A model of how `ratings` (by source) follow from the articles' measures, with cross-validated figures.

    `labels` are articles with people's verdicts, which `one_sided` is fitted to. The same articles, ratings
    and seed give the same numbers. Raises `TrainingError` where they do not suffice.
    """
    examples = collect(profiles, ratings, usable())
    model = fit_examples(examples, name=name, seed=seed, recipe=recipe or Recipe(), about=about or {})
    if labels is None:
        return model
    about = {**model.about, "one_sided": verdict_checks.reached(labels, seed)}
    return replace(model, verdict=verdict_fitting.fit(labels, seed), about=about)


def fit_examples(
    examples: Examples, *, name: str, seed: int, recipe: Recipe, about: Mapping[str, Any]
) -> Model:
    """The same from arrays."""
    import numpy as np

    parts: dict[Target, Part] = {}
    curves: dict[Target, list[Curve]] = {}
    reached: list[Agreement] = []
    outlets: dict[Target, list[dict[str, Any]]] = {}
    for at, target in enumerate(TARGETS):
        if np.isnan(examples.ratings[:, at]).all():
            continue
        _demand_enough(examples, at, recipe)
        random = np.random.default_rng(seed)
        found = unseen(examples, at, recipe, seed)
        fitted = _calibrated(examples, at, recipe, found, random)
        parts[target] = fitted.part
        curves[target] = _curves(fitted.lines, fitted.cut.slope)
        reached += fitted.figures
        reached += figures(examples, at, target, found, fitted.cut, random)
        outlets[target] = scored_unseen(examples, at, found, fitted.cut)
    terms = tuple(
        Term(measure, {target: drawn[at] for target, drawn in curves.items()})
        for at, measure in enumerate(examples.measures)
    )
    model = Model(
        name=name,
        terms=terms,
        parts=parts,
        levels=_levels(examples, recipe),
        requires=_needed(),
        about={
            **about,
            "package": __version__,
            "seed": seed,
            "recipe": asdict(recipe),
            "data": _data(examples),
            "figures": [figure._asdict() for figure in reached],
            "outlets": outlets,
        },
    )
    model = replace(model, reference=_reference(model, examples, recipe))
    first = next(iter(parts))
    worst = with_reasons(model, examples, outlets[first], first)
    return replace(model, about={**model.about, "worst": worst})


class _Calibrated(NamedTuple):
    """One target's rule, its part of the model and figures on collections (else outlets) not seen."""

    lines: Lines
    cut: Cut
    part: Part
    figures: list[Agreement]


def _calibrated(
    examples: Examples, at: int, recipe: Recipe, found: Unseen, random: np.random.Generator
) -> _Calibrated:
    """Fit one target, and learn from collections left out how far to trust it."""
    import numpy as np

    lines = fit_lines(examples, np.ones(len(examples.outlet), bool), at, recipe)
    transferred = unseen_collections(examples, at, recipe)
    bags = calibration.samples(examples, at, transferred or found, random)
    cut = Cut(*calibration.shrinkage(bags))
    tested = np.unique(bags[0].outlet)
    held = calibration.held_out(examples, tested, recipe.min_articles, None if transferred else random)
    nominal = calibration.nominal_level(bags, cut, held)
    part = calibration.part(bags, cut, lines.baseline, nominal)
    reached = list(by_size(bags, held, TARGETS[at], cut, nominal, random))
    if transferred:
        reached = [*of_new_collections(examples, at, TARGETS[at], transferred, random), *reached]
    return _Calibrated(lines, cut, part, reached)


def _demand_enough(examples: Examples, target: int, recipe: Recipe) -> None:
    """Raise `TrainingError` where too few outlets can be tested."""
    import numpy as np

    rated = ~np.isnan(examples.ratings[:, target]) & (examples.counts() >= recipe.min_articles)
    if rated.sum() < MIN_OUTLETS:
        raise TrainingError(
            f"{rated.sum()} sources have a rating of {TARGETS[target]} and {recipe.min_articles} or more "
            f"articles; {MIN_OUTLETS} are needed for cross-validation."
        )


def _needed() -> dict[str, dict[str, str]]:
    """What is installed and may enter a score: the lists of families left out may change."""
    return {
        kind: {name: mark for name, mark in names.items() if name not in LEFT_OUT}
        for kind, names in requirements().items()
    }


def usable() -> Sequence[str]:
    """The measures that may enter a score."""
    return [
        measure.name
        for measure in extractors.measures()
        if measure.family not in LEFT_OUT and measure.name not in LEFT_OUT
    ]


def _curves(lines: Lines, slope: float) -> list[Curve]:
    half = len(lines.weights) // 2
    first, more = slope * lines.weights[:half], slope * lines.weights[half:]
    level = first * lines.level[:half] + more * lines.level[half:]
    return [lines.steps.curve(at, float(first[at]), float(more[at]), float(level[at])) for at in range(half)]


def _levels(examples: Examples, recipe: Recipe) -> dict[str, Level]:
    """Return the quantiles of the main measures' means over the outlets with enough articles."""
    import numpy as np

    outlets = examples.counts() >= recipe.min_articles
    found: dict[str, Level] = {}
    for extractor in extractors.extractors():
        lead = extractor.measures[0].name
        if lead in examples.measures:
            column = examples.values[:, [examples.measures.index(lead)]]
            known = ~np.isnan(column[:, 0])
            means = examples.means(np.nan_to_num(column), known)[outlets & (examples.counts(known) > 0), 0]
            if means.size:  # a measure may be undefined everywhere: no headlines in the data
                quantiles = np.round(np.quantile(means, np.linspace(0, 1, 21)), 4)
                found[extractor.family] = Level(lead, tuple(quantiles.tolist()))
    return found


def _reference(model: Model, examples: Examples, recipe: Recipe) -> Mapping[str, Reference]:
    """References from the articles of the fit, which are those whose collections may be used."""
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
