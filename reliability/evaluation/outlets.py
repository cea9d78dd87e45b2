"""Agreement with experts on outlets not seen, by several protocols, simple systems beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import nan
from typing import TYPE_CHECKING, Final, TypeAlias

from reliability.evaluation.compared import Compared, Protocol, compare, transferred
from reliability.evaluation.figure import Figure
from reliability.evaluation.tfidf import Tfidf
from reliability.records import TARGETS
from reliability.scoring.agreement import interval, spearman
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

EXPERTS: Final = {"reliability": 0.80, "bias": nan}
"""Spearman of Ad Fontes with Media Bias/Fact Check on these outlets; of bias alone it is not known."""
HOME: Final = "allsides"
Groups: TypeAlias = dict[str, list[Compared]]
_SIMPLE = "tf-idf with ridge regression"
_ERROR = "mean error, points"


def protocols(examples: Examples) -> tuple[Protocol, ...]:
    """Cross-validation: without `recovery` in the fit, without it at all, inside one, with it."""
    import numpy as np

    everything = np.ones(len(examples.outlet), bool)
    shippable = examples.collection != "recovery"
    home = examples.collection == HOME
    return (
        Protocol("all outlets, fitted without recovery", shippable, everything),
        Protocol("outlets without recovery", shippable, shippable),
        Protocol(f"inside {HOME}", home, home),
        Protocol("all outlets, recovery in the fit", everything, everything),
    )


def compared(examples: Examples, simple: Tfidf, recipe: Recipe, seed: int) -> dict[str, Groups]:
    """What every system says of unseen outlets, by protocol and group: `all` articles, or a collection's.

    `simple` knows the examples' texts in their order.
    """
    import numpy as np

    groups = {"all": np.ones(len(examples.outlet), bool), **examples.groups(recipe.min_articles)}
    return {
        protocol.name: compare(examples, simple, protocol, recipe, seed, groups)
        for protocol in protocols(examples)
    }


def figures(
    examples: Examples,
    simple: Tfidf,
    found: Mapping[str, Groups],
    leans: Mapping[str, str],
    recipe: Recipe,
    seed: int,
) -> Iterator[Figure]:
    """All figures of `found`, which `compared` gives; `leans` are the outlets' where known."""
    for name, groups in found.items():
        yield from _figures(name, groups["all"], seed)
    inside = found[f"inside {HOME}"]["all"]
    yield from _transferred(examples, simple, inside, recipe, seed)
    yield from _by_lean(examples, leans, inside, seed)
    yield _beyond(examples, found["outlets without recovery"]["all"][1], seed)


def _figures(
    name: str, found: list[Compared], seed: int, scaled: list[Compared] | None = None
) -> Iterator[Figure]:
    """Agreement and error by target; points are brought to scale where `scaled` was tested."""
    for target, one in zip(TARGETS, found, strict=True):
        yield agreement(f"{target}: {name}", target, one, seed)
    for target, one, scale in zip(TARGETS, found, scaled or found, strict=True):
        yield from errors(f"{target}: {name}", one, scale, seed)


def agreement(name: str, target: str, found: Compared, seed: int) -> Figure:
    """Spearman's correlation with the experts, tf-idf's beside it."""
    ours, rated = found.ours, found.rated
    low, high = _interval(lambda at: spearman(ours[:, at], rated[at]), len(rated), seed)
    return Figure(
        "outlets", name, "Spearman", spearman(ours, rated), (low, high), len(rated),
        spearman(found.simple, rated), _SIMPLE, EXPERTS[target],
    )  # fmt: skip


def errors(name: str, found: Compared, scale: Compared, seed: int) -> Iterator[Figure]:
    """The mean absolute error of the model (tf-idf's beside it) and of the training outlets' mean."""
    ours = found.errors(found.ours, scale.slope(scale.ours))
    theirs = found.errors(found.simple, scale.slope(scale.simple)).mean()
    plain = found.errors(found.ours, 0.0)
    yield _mean(name, ours, seed, float(theirs))
    yield _mean(f"{name}, the mean for all", plain, seed)


def _mean(name: str, each: Array, seed: int, simple: float = nan) -> Figure:
    reach = _interval(lambda at: float(each[at].mean()), len(each), seed)
    beside = "" if simple != simple else _SIMPLE
    return Figure("outlets", name, _ERROR, float(each.mean()), reach, len(each), simple, beside)


def _transferred(
    examples: Examples, simple: Tfidf, inside: list[Compared], recipe: Recipe, seed: int
) -> Iterator[Figure]:
    """Fitted on one collection, tried on the outlets of the others that it does not hold."""
    import numpy as np

    home = examples.collection == HOME
    outlets = np.flatnonzero((examples.counts(home) == 0) & (examples.counts() >= recipe.min_articles))
    found = transferred(examples, simple, home, outlets, recipe)
    yield from _figures(f"fitted on {HOME}, tried on outlets of other collections", found, seed, inside)


def _by_lean(
    examples: Examples, leans: Mapping[str, str], inside: list[Compared], seed: int
) -> Iterator[Figure]:
    """Agreement among outlets of one lean, and what lean adds to a score at the same rating."""
    import numpy as np

    for target, found in zip(TARGETS, inside, strict=True):
        lean = np.array([leans.get(examples.outlets[outlet], "") for outlet in found.outlets])
        for side in ("left", "center", "right"):
            own = found.among(np.flatnonzero(lean == side))
            yield agreement(f"{target}: inside {HOME}, {side} outlets", target, own, seed)
        yield _sided(target, found, lean, seed)


def _sided(target: str, found: Compared, lean: Array, seed: int) -> Figure:
    import numpy as np

    sided = np.isin(lean, ("left", "right"))
    mean, right, rated = found.ours.mean(axis=0)[sided], lean[sided] == "right", found.rated[sided]
    reach = _interval(lambda at: _lean(mean[at], rated[at], right[at]), len(mean), seed)
    name = f"{target}: right against left at the same rating"
    return Figure("outlets", name, "points", _lean(mean, rated, right), reach, len(mean))


def _lean(score: Array, rated: Array, right: Array) -> float:
    """Lean's coefficient in a regression of score on expert rating and lean (right 1, left 0)."""
    import numpy as np

    columns = np.column_stack([np.ones(len(score)), rated, right.astype(float)])
    return float(np.linalg.lstsq(columns, score, rcond=None)[0][2])


def _beyond(examples: Examples, bias: Compared, seed: int) -> Figure:
    """What our bias says of the rated bias beyond the rated reliability: a partial rank correlation."""
    reliability, mean = examples.ratings[bias.outlets, 0], bias.ours.mean(axis=0)
    reach = _interval(lambda at: _partial(mean[at], bias.rated[at], reliability[at]), len(mean), seed)
    value = _partial(mean, bias.rated, reliability)
    name = "bias: beyond the rated reliability"
    return Figure("outlets", name, "partial Spearman", value, reach, len(mean))


def _partial(first: Array, second: Array, given: Array) -> float:
    """Spearman's correlation of two rows with a third held constant."""
    xy, xz, yz = (spearman(a[None], b) for a, b in ((first, second), (first, given), (second, given)))
    return (xy - xz * yz) / float(((1 - xz**2) * (1 - yz**2)) ** 0.5)


def _interval(statistic: Callable[[Array], float], cases: int, seed: int) -> tuple[float, float]:
    import numpy as np

    return interval(statistic, cases, np.random.default_rng(seed))
