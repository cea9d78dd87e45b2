"""A score for one article."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from typing import Any

from reliability._version import __version__
from reliability.named_numbers import NamedNumbers
from reliability.records import DIMENSIONS, ArticleProfile, ArticleScore, Interval, Target
from reliability.scoring import sampling
from reliability.scoring.eligibility import declines, remarks
from reliability.scoring.model import Model, Rated

_NOT_FITTED = Rated(nan, (nan, nan), NamedNumbers({}))


def score(profile: ArticleProfile, model: Model) -> ArticleScore:
    """`profile` scored by `model`, or declined with the reasons in its notes; depends on nothing else."""
    reasons = list(declines(profile))
    if model.mismatch:
        reasons.append("model_mismatch")
    earlier = [note for note in profile.notes if note != "model_mismatch"]
    notes = tuple(dict.fromkeys((*earlier, *(reasons or remarks(profile)))))
    if reasons:
        return ArticleScore(profile, "declined", notes, model.name, __version__)
    return _scored(profile, notes, model)


def _scored(profile: ArticleProfile, notes: tuple[str, ...], model: Model) -> ArticleScore:
    values = dict(profile.values.items())
    weighed = {target: model.weigh(values, target) for target in model.parts}
    reliable, biased = _rated(model, weighed, "reliability"), _rated(model, weighed, "bias")
    one_sided = model.one_sided(values)
    return ArticleScore(
        profile,
        "scored",
        notes,
        model.name,
        __version__,
        **_percentiles(values, profile.words, model, weighed),
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


def _rated(model: Model, weighed: Mapping[Target, Mapping[str, float]], target: Target) -> Rated:
    return model.rate(target, weighed[target], 1) if target in weighed else _NOT_FITTED


def _percentiles(
    values: Mapping[str, float], words: int, model: Model, weighed: Mapping[Target, Mapping[str, float]]
) -> dict[str, Any]:
    """How the article is written: percentiles among reference articles and their sampling intervals."""
    points = model.unshrunk(weighed["reliability"]) if "reliability" in weighed else nan
    measured = {"style": points} | {
        name: values.get(model.reference[name].measure, nan) for name in DIMENSIONS if name in model.reference
    }
    fields: dict[str, float | Interval] = {"style_points": points}
    for name, value in measured.items():
        if reference := model.reference.get(name):
            fields[name] = reference.article(value)
            fields[f"{name}_interval"] = sampling.interval(name, reference, value, words)
    return fields
