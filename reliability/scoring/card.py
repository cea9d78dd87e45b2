"""A model's card: what it is, how far to trust it, what it is not for; made from the model alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reliability.records import Target
from reliability.scoring import card_checks
from reliability.scoring.card_tables import figure, table
from reliability.scoring.card_words import TOLD
from reliability.scoring.model import Model

STRONGEST = 12


def card(model: Model, plots: Iterable[str] = ()) -> str:
    """The card as Markdown; `plots` are picture files that stand beside it."""
    parts = (
        _head(model),
        card_checks.checks(model),
        card_checks.changes(model),
        _agreement(model),
        _pictures(plots),
        _by_collection(model),
        _intervals(model),
        _worst(model),
        _weights(model),
        _limits(model),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(model: Model) -> Iterator[str]:
    about, data = model.about, model.about["data"]
    yield f"# Model `{model.name}`"
    yield ""
    yield (
        "An additive model: every measure of an article adds or takes points by a line with one bend. "
        "Reliability is the expert rating of the outlet that one would expect from how the text is written; "
        "bias is how one-sided and charged experts would find the outlet, in whatever direction."
    )
    yield ""
    for title, key in (("Licence", "licence"), ("Ratings", "ratings"), ("Articles", "articles")):
        if key in about:
            yield f"- {title}: {about[key]}"
    counts = ", ".join(f"{name} {count}" for name, count in data["collections"].items())
    counts = f" ({counts})" if counts else ""
    yield f"- Fitted on {data['articles']} articles of {data['outlets']} outlets{counts}"
    yield f"- Data SHA-256 `{data['sha256']}`, seed {about['seed']}, package {about['package']}"
    recipe = about["recipe"]
    yield (
        f"- Ridge regression (penalty {recipe['penalty']}) on outlets' means, an outlet of n articles "
        f"weighing n / (n + {recipe['half_weight']:g}); figures by {recipe['folds']}-fold cross-validation "
        f"over outlets with {recipe['min_articles']} articles or more, {recipe['repeats']} times (the others "
        "always train)"
    )
    yield ""


def _pictures(plots: Iterable[str]) -> Iterator[str]:
    for name in plots:
        yield f"![{name.rpartition('-')[2].partition('.')[0]}]({name})"
        yield ""


def _worst(model: Model) -> Iterator[str]:
    """The outlets whose score is furthest from the experts' rating."""
    if not model.about.get("worst"):
        return
    yield "## Furthest from the experts"
    yield ""
    yield (
        f"The outlets whose {next(iter(model.parts))}, by models that had not seen them, is furthest from "
        "the experts' rating, and the measures that move their score most, in points."
    )
    yield ""
    yield from table(
        ("outlet", "articles", "rated", "score", "what moves it most"),
        (
            (
                row["outlet"],
                str(row["articles"]),
                f"{row['rated']:.0f}",
                f"{row['score']:.0f}",
                ", ".join(f"`{name}` {points:+.1f}" for name, points in row["moved"].items()),
            )
            for row in model.about["worst"]
        ),
    )


def _agreement(model: Model) -> Iterator[str]:
    yield "## Agreement with experts on outlets not seen"
    yield ""
    yield (
        "Each figure with its 95 % bootstrap interval over outlets (shares: binomial). *The mean for all* is "
        "the error of giving every outlet the training outlets' mean."
    )
    yield ""
    yield from table(
        ("figure", *model.parts, "outlets"),
        (
            (what, *(figure(row.get(target)) for target in model.parts), _outlets(row))
            for what, row in _rows(model)
        ),
    )


def _by_collection(model: Model) -> Iterator[str]:
    """Every model and simple system in each collection, where they were compared."""
    rows = model.about.get("by_collection")
    if not rows:
        return
    yield "## By collection"
    yield ""
    yield (
        "Spearman with the experts and, after it, the mean error in points, for outlets not seen with five "
        "or more articles in the collection; all systems on the same folds. tf-idf and the mean of the "
        "training outlets (which ranks nothing) are fitted on the data of the model beside them. Collections "
        "with fewer than 20 such outlets share a row."
    )
    yield ""
    systems = tuple(dict.fromkeys(row["system"] for row in rows))
    cells = {(row["collection"], row["target"], row["system"]): row for row in rows}
    yield from table(
        ("collection", "target", "outlets", *systems),
        (
            (name, target, str(first["outlets"]), *(_cell(cells[name, target, s]) for s in systems))
            for (name, target, system), first in cells.items()
            if system == systems[0]
        ),
    )


def _cell(row: dict[str, Any]) -> str:
    error = f"{row['error']:.1f}"
    if "spearman" not in row:
        return error
    reach = f" ({row['low']:.2f} to {row['high']:.2f})" if "low" in row else ""
    return f"{row['spearman']:.2f}{reach}; {error}"


def _rows(model: Model) -> Iterator[tuple[str, dict[str, Any]]]:
    found: dict[str, dict[str, Any]] = {}
    for each in model.about["figures"]:
        found.setdefault(each["what"], {})[each["target"]] = each
    yield from found.items()


def _outlets(row: dict[str, Any]) -> str:
    return str(max(each["outlets"] for each in row.values()))


def _intervals(model: Model) -> Iterator[str]:
    yield "## Intervals"
    yield ""
    yield "The 90 % interval for the experts' rating reaches so many points below and above a score."
    yield ""
    targets: list[Target] = list(model.parts)
    bands = zip(*(model.parts[target].bands for target in targets), strict=False)
    yield from table(
        ("articles", *targets),
        ((str(row[0].articles), *(f"−{b.below:.0f} +{b.above:.0f}" for b in row)) for row in bands),
    )


def _weights(model: Model) -> Iterator[str]:
    yield "## What moves the scores"
    yield ""
    yield (
        f"The {STRONGEST} measures that move reliability most, in points for an outlet of very many "
        "articles: from the measure's lowest value to its mean, where the line bends, and from there to four "
        "deviations above it."
    )
    yield ""
    to_bend, beyond = (f"{t}, to the bend" for t in model.parts), (f"{t}, beyond" for t in model.parts)
    yield from table(("measure", *to_bend, *beyond), _strongest(model))


def _strongest(model: Model) -> Iterator[tuple[str, ...]]:
    def moves(at: int) -> float:
        y = model.terms[at].curves["reliability" if "reliability" in model.parts else "bias"].y
        return max(y) - min(y)

    for at in sorted(range(len(model.terms)), key=moves, reverse=True)[:STRONGEST]:
        curves = model.terms[at].curves
        first = (f"{_low(c.x, c.y):+.1f}" for c in curves.values())
        more = (f"{c.y[-1] - c.y[1]:+.1f}" for c in curves.values())
        yield (f"`{model.terms[at].measure}`", *first, *more)


def _low(x: tuple[float, ...], y: tuple[float, ...]) -> float:
    """Points from the lowest value that is possible (0, where the curve begins below it) to the bend."""
    start = max(x[0], 0.0) if x[1] > 0 else x[0]
    return (y[1] - y[0]) * (x[1] - start) / (x[1] - x[0])


def _limits(model: Model) -> Iterator[str]:
    yield "## What the scores are not for"
    yield ""
    yield (
        "Text shows how something is written, not whether it is true: on texts whose facts were changed and "
        "whose style was not, a score of text is at chance. The model was fitted on English-language news "
        "sites rated around 2020, most of them American. It says what experts would probably think of an "
        "outlet that writes so; it is no verdict on an article, and none on a person. Scores of a single "
        "article mean little: look at the interval. They are not for deciding what may be published, shown, "
        "paid or blocked, nor for ranking outlets that share a letter in `group`; not for satire, fiction, "
        "translations or languages other than English; and not for telling left from right."
    )
    checks = {check["name"]: check for check in reversed(model.about.get("checks", ()))}
    for name, told in TOLD.items():
        if name in checks:
            yield ""
            yield told(checks[name], figure(checks[name]))
