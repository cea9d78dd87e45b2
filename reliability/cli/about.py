"""What is needed to repeat a run and to judge it, for the end of a page."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reliability.cli import config
from reliability.engines import journal
from reliability.reports import provenance

if TYPE_CHECKING:
    from reliability.scoring import Model

_ARTICLES = (1, 5, 20)
"""Numbers of articles for which the error is reported."""


def about(model: Model, articles: int | None = None) -> dict[str, str]:
    """How sure the model is, then command, versions, time and number of articles, in that order."""
    return {
        **dict(_sure(model)),
        "command": shlex.join(["reliability", *sys.argv[1:]]),
        **{name: json.dumps(what, ensure_ascii=False) for name, what in _besides().items()},
        **provenance.software(model),
        **{name: str(model.about[name]) for name in ("ratings", "licence") if name in model.about},
        **provenance.run(datetime.now(UTC), articles),
    }


def _besides() -> dict[str, Any]:
    """Return what the command does not show: options of a file, other packages' families, own word lists."""
    return {**({config.NAME: config.used()} if config.used() else {}), **journal.added_by_user()}


def _sure(model: Model) -> Iterator[tuple[str, str]]:
    """The model's own cross-validated figures, on outlets that the fit had not seen."""
    figures = [figure for figure in model.about.get("figures", ()) if figure["target"] in model.parts]
    for figure in figures:
        if figure["what"] == "Spearman, all articles":
            yield (
                f"agreement, {figure['target']}",
                (
                    f"Spearman {figure['value']:.2f} ({figure['low']:.2f} to {figure['high']:.2f}) with the "
                    f"experts, over {figure['outlets']} outlets that the fit had not seen, from collections "
                    "that it had"
                ),
            )
    for target in model.parts:
        errors = [
            f"{figure['value']:.0f} points from {count}"
            for count in _ARTICLES
            for figure in figures
            if figure["target"] == target and figure["what"] == _error_from(count)
        ]
        if errors:
            yield f"mean error, {target}", ", ".join(errors) + " articles of an outlet"


def _error_from(articles: int) -> str:
    return f"mean error in points, {articles} article{'' if articles == 1 else 's'}"
