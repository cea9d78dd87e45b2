"""Make source profiles from summaries."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Any

from reliability._version import __version__
from reliability.records import TARGETS, Estimate, SourceProfile, Target
from reliability.sources import estimating
from reliability.sources.scorer import PredictedPoints, Scorer
from reliability.sources.summary import BIAS, RELIABILITY, STEP, STYLE, WORDS, SourceSummary, Sums

CONCERNS = ("duplicate", "model_mismatch")
"""Notes of articles that concern the whole source."""


_NO_MEASURES = (RELIABILITY, BIAS, STYLE, WORDS)


def profile(summary: SourceSummary, model: Scorer, effective: int = 0) -> SourceProfile:
    """Return the profile of a source: the score of its mean article, surer with every article.

    `effective` is how many articles of equal weight the scored ones are worth; 0 if they are not weighted.
    """
    values = {name: sums.mean for name, sums in summary.sums.items() if name not in _NO_MEASURES}
    empty = SourceProfile(
        source=summary.source,
        domain=summary.domain,
        articles=summary.articles,
        scored=summary.scored,
        words=summary.words,
        notes=_notes(summary),
        model=model.name,
        version=__version__,
        values=values,
        levels={family: level(values.get(level.measure, nan)) for family, level in model.levels.items()},
        period=summary.period,
        effective=effective or summary.scored,
    )
    return _with_ratings(_with_style(empty, summary, model), summary, model) if summary.scored else empty


def _with_style(empty: SourceProfile, summary: SourceSummary, model: Scorer) -> SourceProfile:
    """Add how the source writes: percentiles of its means among reference outlets, with intervals."""
    fields: dict[str, Any] = {}
    estimates: dict[str, Estimate] = {}
    for name, reference in model.reference.items():
        sums = summary.sums.get(STYLE if name == STYLE else reference.measure, Sums())
        estimates[name] = estimating.estimate(sums, reference)
        fields[name] = reference.outlet(estimates[name].value)
        fields[f"{name}_interval"] = estimating.interval(estimates[name], reference)
    return replace(empty, **fields, estimates=estimates)


def _notes(summary: SourceSummary) -> tuple[str, ...]:
    """Return the notes that all of its articles carry, or that concern the source as a whole."""
    return tuple(
        sorted(note for note, count in summary.notes.items() if count == summary.articles or note in CONCERNS)
    )


def _with_ratings(empty: SourceProfile, summary: SourceSummary, model: Scorer) -> SourceProfile:
    articles = empty.effective
    reliable, biased = (_rate(summary, model, target, articles) for target in TARGETS)
    if reliable:
        empty = replace(
            empty,
            reliability=reliable.score,
            reliability_interval=reliable.interval,
            baseline=model.baseline("reliability"),
            contributions=reliable.contributions,
            estimates={
                **empty.estimates,
                RELIABILITY: Estimate(reliable.score, model.error("reliability", articles)),
            },
        )
    if biased:
        empty = replace(
            empty,
            bias=biased.score,
            bias_interval=biased.interval,
            bias_baseline=model.baseline("bias"),
            bias_contributions=biased.contributions,
        )
    return empty


def _rate(summary: SourceSummary, model: Scorer, target: Target, articles: int) -> PredictedPoints | None:
    """Return the rating of the articles' mean contributions, brought back to their full weight."""
    points = summary.points[target]
    if not points:
        return None
    scale = STEP * summary.scored * model.strength(target, 1)
    return model.rate(target, {name: total / scale for name, total in points.items()}, articles)
