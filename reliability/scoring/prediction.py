"""A score for one article."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Any

from reliability._version import __version__
from reliability.records import DIMENSIONS, ArticleProfile, ArticleScore, Interval, Target
from reliability.scoring import sampling
from reliability.scoring.eligibility import declines, remarks
from reliability.scoring.model import Model, Rated

_NONE = Rated(nan, (nan, nan), {})


def score(profile: ArticleProfile, model: Model) -> ArticleScore:
    """`profile` scored by `model`, or declined with the reasons in its notes; depends on nothing else."""
    reasons = list(declines(profile))
    if model.mismatch:
        reasons.append("model_mismatch")
    told = [note for note in profile.notes if note != "model_mismatch"]
    notes = tuple(dict.fromkeys((*told, *(reasons or remarks(profile)))))
    empty = ArticleScore(profile, "declined", notes, model.name, __version__)
    return empty if reasons else _scored(empty, model)


def _scored(empty: ArticleScore, model: Model) -> ArticleScore:
    reliable, biased = _rated(empty.profile, model, "reliability"), _rated(empty.profile, model, "bias")
    one_sided = model.one_sided(empty.profile.values)
    return replace(
        empty,
        status="scored",
        **_written(empty.profile, model),
        one_sided=one_sided.score,
        one_sided_baseline=model.one_sided_baseline,
        one_sided_contributions=one_sided.contributions,
        reliability=reliable.score,
        reliability_interval=reliable.interval,
        bias=biased.score,
        bias_interval=biased.interval,
        baseline=model.baseline("reliability"),
        contributions=reliable.contributions,
        bias_baseline=model.baseline("bias"),
        bias_contributions=biased.contributions,
    )


def _rated(profile: ArticleProfile, model: Model, target: Target) -> Rated:
    return model.rate(target, model.weigh(profile.values, target), 1) if target in model.parts else _NONE


def _written(profile: ArticleProfile, model: Model) -> dict[str, Any]:
    """How the article is written: percentiles among reference articles and their sampling intervals."""
    points = model.style_points(profile.values)
    values = {"style": points} | {
        name: profile.values.get(model.reference[name].measure, nan)
        for name in DIMENSIONS
        if name in model.reference
    }
    fields: dict[str, float | Interval] = {"style_points": points}
    for name, value in values.items():
        if reference := model.reference.get(name):
            fields[name] = reference.article(value)
            fields[f"{name}_interval"] = sampling.interval(name, reference, value, profile.words)
    return fields
