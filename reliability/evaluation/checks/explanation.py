"""What explains `style`: how often the named families are the largest contributions, and are marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from reliability.evaluation.checks.steadiness import default_model
from reliability.evaluation.figure import CheckFigure, bootstrap
from reliability.evaluation.outlet_articles import may_fit, profiles
from reliability.extractors import measures
from reliability.records import ArticleProfile
from reliability.scoring import Model
from reliability.scoring.eligibility import declines
from reliability.scoring.references import DIMENSIONS

LARGEST: Final = 3
"""Families with the largest contributions that are checked in each article."""


def check(data: Path) -> list[CheckFigure]:
    """Return figures of the default model on the articles that it was fitted on."""
    return figures(profiles(data, may_fit), default_model())


def figures(measured: Iterable[ArticleProfile], model: Model) -> list[CheckFigure]:
    """Return the share of articles whose largest contributions are named families, and are marked."""
    family = {measure.name: measure.family for measure in measures()}
    named, shown = [], []
    for profile in measured:  # evidence is read as profiles pass: of earlier ones it is found anew
        if not any(declines(profile)):
            top = set(_largest(profile, model, family))
            named.append(len(top & set(DIMENSIONS)) >= 2)
            shown.append(top <= {family[passage.measure] for passage in profile.evidence})
    return [
        _figure("two of the three largest families of style are named dimensions", named),
        _figure("all three largest families of style have marked passages", shown),
    ]


def _largest(profile: ArticleProfile, model: Model, family: Mapping[str, str]) -> list[str]:
    """Return the families with the largest contributions, by size."""
    sums: defaultdict[str, float] = defaultdict(float)
    for measure, points in model.weigh(profile.values, "reliability").items():
        sums[family[measure]] += points
    return sorted(sums, key=lambda name: (-abs(sums[name]), name))[:LARGEST]


def _figure(name: str, articles: Sequence[bool]) -> CheckFigure:
    share: Callable[[Sequence[int]], float] = lambda chosen: sum(articles[i] for i in chosen) / len(chosen)  # noqa: E731
    everything = range(len(articles))
    return CheckFigure(
        "explanation", name, "share", share(everything), bootstrap(articles, share, rounds=200), len(articles)
    )
