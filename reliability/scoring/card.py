"""A model's card: what it predicts, how far to trust it, and what it is not for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from reliability.scoring import card_checks, card_numbers
from reliability.scoring.card_tables import figure, table
from reliability.scoring.card_words import CHECK_PARAGRAPHS, FAILING_KINDS, NOT_FOR, PURPOSE
from reliability.scoring.model import Model


def card(model: Model, plots: Iterable[str] = ()) -> str:
    """Return the card as Markdown; `plots` are picture files next to it."""
    parts = (
        (f"# Model `{model.name}`", "", "## What it predicts, and from what", "", PURPOSE, ""),
        _quality(model),
        _one_sided(model),
        _limits(model),
        ("## What not to use it for", "", NOT_FOR, ""),
        _pictures(plots),
        card_numbers.agreement(model),
        card_numbers.intervals(model),
        card_checks.checks(model),
        card_checks.changes(model),
        card_numbers.worst(model),
        card_numbers.weights(model),
        _data(model),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _quality(model: Model) -> Iterator[str]:
    """Describe how well it does: new collections first, then new outlets of known ones."""
    yield from ("## How well it does", "")
    for target in model.parts:
        yield from _target_quality(model, target)
    yield ""


def _target_quality(model: Model, target: str) -> Iterator[str]:
    if agreement := _figure(model, "Spearman, new collections, mean", target):
        yield (
            f"- **{target.capitalize()}, outlets of new collections**: the score and the experts' rating "
            f"agree with a rank correlation of {figure(agreement)} (1 is best, 0 is chance), averaged over "
            "collections of which nothing was in the fit. Expect this for articles of your own."
        )
    if known_agreement := _figure(model, "Spearman, all articles", target):
        experts = " Two expert organisations agree with about 0.8 where both rated an outlet."
        yield (
            f"- {target.capitalize()}, new outlets of known collections: {figure(known_agreement)}."
            + (experts if target == "reliability" else "")
        )
    if share := _figure(model, "share inside the 90% interval, 10 articles", target):
        yield (
            f"- The 90 % intervals for {target} from ten articles contain the experts' rating in "
            f"{100 * share['value']:.0f} % of cases, each made without the outlet's collection (or "
            "group)."
        )


def _figure(model: Model, what: str, target: str) -> dict[str, Any] | None:
    figures = model.about["figures"]
    return next((row for row in figures if row["what"] == what and row["target"] == target), None)


def _one_sided(model: Model) -> Iterator[str]:
    """Describe how well `one_sided` does, with its reliability diagram as a table."""
    if not (quality := model.about.get("one_sided")):
        return
    yield from ("## One-sided articles", "", _one_sided_text(quality), "")
    yield from table(
        ("predicted, mean %", "called one-sided, %", "articles"),
        (
            (f"{row['predicted']:.0f}", f"{row['observed']:.0f}", str(row["articles"]))
            for row in quality["diagram"]
        ),
    )


def _one_sided_text(quality: Mapping[str, Any]) -> str:
    area, slope, error = (
        f"{value:.2f} ({low:.2f} to {high:.2f})" for value, low, high in quality["figures"].values()
    )
    return (
        "`one_sided` is the probability that readers call an article one-sided. It was fitted to "
        f"{quality['articles']} articles of {quality['sources']} sources, of which readers called "
        f"{100 * quality['share']:.0f} % one-sided. For unseen sources, it ranks a one-sided article above "
        f"another with probability {area} (AUC; 1 is best, 0.5 is chance). The slope of its calibration is "
        f"{slope} (1 is best), its expected calibration error over five bins {error} (0 is best). If "
        "one-sided articles are rarer than in this set, it is too high."
    )


def _limits(model: Model) -> Iterator[str]:
    """Name the kinds of outlets for which it fails, with their figures if they were measured."""
    yield from ("## For whom it fails", "")
    checks = {check["name"]: check for check in reversed(model.about.get("checks", ()))}
    for kind, name in FAILING_KINDS:
        check = checks.get(name)
        yield f"- {kind}" + (f" Rank correlation with reliability: {figure(check)}." if check else "")
    yield ""
    for name, paragraph in CHECK_PARAGRAPHS.items():
        if name in checks:
            yield from (paragraph(checks[name], figure(checks[name])), "")


def _pictures(plots: Iterable[str]) -> Iterator[str]:
    for name in plots:
        yield f"![{name.rpartition('-')[2].partition('.')[0]}]({name})"
        yield ""


_ABOUT_LINES: Final = {
    "licence": "Licence",
    "ratings": "Ratings",
    "verdicts": "Verdicts on articles",
    "articles": "Articles",
}


def _data(model: Model) -> Iterator[str]:
    """Name data, licence, seed and recipe."""
    about, data = model.about, model.about["data"]
    yield from ("## Data and recipe", "")
    yield from (f"- {title}: {about[key]}" for key, title in _ABOUT_LINES.items() if key in about)
    counts = ", ".join(f"{name} {count}" for name, count in data["collections"].items())
    counts = f" ({counts})" if counts else ""
    yield f"- Fitted on {data['articles']} articles of {data['outlets']} outlets{counts}"
    yield f"- Data SHA-256 `{data['sha256']}`, seed {about['seed']}, package {about['package']}"
    yield _recipe_line(about["recipe"])
    yield ""


def _recipe_line(recipe: Mapping[str, Any]) -> str:
    return (
        f"- Ridge regression within the measures' directions (penalty {recipe['penalty']}) on "
        "outlets' means, an "
        f"outlet of n articles weighing n / (n + {recipe['half_weight']:g}); the named dimensions "
        "first, then the "
        f"other families; cross-validation: {recipe['folds']} folds over outlets with "
        f"{recipe['min_articles']} "
        f"articles or more, {recipe['repeats']} times"
    )
