"""A model's card: what it predicts, how far to trust it, and what it is not for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reliability.scoring import card_checks, card_numbers
from reliability.scoring.card_tables import figure, table
from reliability.scoring.card_words import FAILS, NOT_FOR, TOLD, WHAT
from reliability.scoring.model import Model


def card(model: Model, plots: Iterable[str] = ()) -> str:
    """Return the card as Markdown; `plots` are picture files next to it."""
    parts = (
        _what(model),
        _how_well(model),
        _one_sided(model),
        _fails(model),
        _not_for(),
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


def _what(model: Model) -> Iterator[str]:
    yield from (f"# Model `{model.name}`", "", "## What it predicts, and from what", "", WHAT, "")


def _how_well(model: Model) -> Iterator[str]:
    """Describe how well it does: new collections first, then new outlets of known ones."""
    yield from ("## How well it does", "")
    for target in model.parts:
        new = _figure(model, "Spearman, new collections, mean", target)
        known = _figure(model, "Spearman, all articles", target)
        share = _figure(model, "share inside the 90% interval, 10 articles", target)
        if new:
            yield (
                f"- **{target.capitalize()}, outlets of new collections**: the score and the experts' rating "
                f"agree with a rank correlation of {figure(new)} (1 is best, 0 is chance), averaged over "
                "collections of which nothing was in the fit. Expect this for articles of your own."
            )
        if known:
            yield (
                f"- {target.capitalize()}, new outlets of known collections: {figure(known)}."
                + (
                    " Two expert organisations agree with about 0.8 where both rated an outlet."
                    if target == "reliability"
                    else ""
                )
            )
        if share:
            yield (
                f"- The 90 % intervals for {target} from ten articles contain the experts' rating in "
                f"{100 * share['value']:.0f} % of cases, each made without the outlet's collection (or "
                "group)."
            )
    yield ""


def _figure(model: Model, what: str, target: str) -> dict[str, Any] | None:
    figures = model.about["figures"]
    return next((row for row in figures if row["what"] == what and row["target"] == target), None)


def _one_sided(model: Model) -> Iterator[str]:
    """Describe how well `one_sided` does, with its reliability diagram as a table."""
    reached = model.about.get("one_sided")
    if not reached:
        return
    area, slope, error = (
        f"{value:.2f} ({low:.2f} to {high:.2f})" for value, low, high in reached["figures"].values()
    )
    yield from ("## One-sided articles", "")
    yield (
        "`one_sided` is the probability that readers call an article one-sided. It was fitted to "
        f"{reached['articles']} articles of {reached['sources']} sources, of which readers called "
        f"{100 * reached['share']:.0f} % one-sided. For unseen sources, it ranks a one-sided article above "
        f"another with probability {area} (AUC; 1 is best, 0.5 is chance). The slope of its calibration is "
        f"{slope} (1 is best), its expected calibration error over five bins {error} (0 is best). If "
        "one-sided articles are rarer than in this set, it is too high."
    )
    yield ""
    yield from table(
        ("predicted, mean %", "called one-sided, %", "articles"),
        (
            (f"{row['predicted']:.0f}", f"{row['observed']:.0f}", str(row["articles"]))
            for row in reached["diagram"]
        ),
    )


def _fails(model: Model) -> Iterator[str]:
    """Name the kinds of outlets for which it fails, with their figures if they were measured."""
    yield from ("## For whom it fails", "")
    checks = {check["name"]: check for check in reversed(model.about.get("checks", ()))}
    for kind, name in FAILS:
        check = checks.get(name)
        yield f"- {kind}" + (f" Rank correlation with reliability: {figure(check)}." if check else "")
    yield ""
    for name, words in TOLD.items():
        if name in checks:
            yield from (words(checks[name], figure(checks[name])), "")


def _not_for() -> Iterator[str]:
    yield from ("## What not to use it for", "", NOT_FOR, "")


def _pictures(plots: Iterable[str]) -> Iterator[str]:
    for name in plots:
        yield f"![{name.rpartition('-')[2].partition('.')[0]}]({name})"
        yield ""


def _data(model: Model) -> Iterator[str]:
    """Name data, licence, seed and recipe."""
    about, data = model.about, model.about["data"]
    yield from ("## Data and recipe", "")
    named = (
        ("Licence", "licence"),
        ("Ratings", "ratings"),
        ("Verdicts on articles", "verdicts"),
        ("Articles", "articles"),
    )
    for title, key in named:
        if key in about:
            yield f"- {title}: {about[key]}"
    counts = ", ".join(f"{name} {count}" for name, count in data["collections"].items())
    counts = f" ({counts})" if counts else ""
    recipe = about["recipe"]
    yield f"- Fitted on {data['articles']} articles of {data['outlets']} outlets{counts}"
    yield f"- Data SHA-256 `{data['sha256']}`, seed {about['seed']}, package {about['package']}"
    yield (
        f"- Ridge regression within the measures' directions (penalty {recipe['penalty']}) on "
        "outlets' means, an "
        f"outlet of n articles weighing n / (n + {recipe['half_weight']:g}); the named dimensions "
        "first, then the "
        f"other families; cross-validation: {recipe['folds']} folds over outlets with "
        f"{recipe['min_articles']} "
        f"articles or more, {recipe['repeats']} times"
    )
    yield ""
