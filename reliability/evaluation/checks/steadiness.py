"""How far scores of articles move when a text is changed in ways that should not matter."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from reliability import scoring
from reliability.errors import ModelError
from reliability.evaluation import changes, trials
from reliability.evaluation.figure import Figure
from reliability.evaluation.outlet_articles import article, may_fit, rows
from reliability.evaluation.spelling import british
from reliability.evaluation.trials import Trial
from reliability.records import Article
from reliability.scoring import Model

SAMPLE: Final = 25
"""One article in so many is looked at: some 280."""


def check(data: Path) -> list[Figure]:
    """Figures of the default model on a sample of the labelled articles."""
    return figures(sample(data), current())


def sample(data: Path) -> list[Article]:
    """The labelled articles that figures of this kind are made on."""
    return [each for each in map(article, rows(data, may_fit)) if sampled(each)]


def current() -> Model:
    """Return the default model. Raises `ModelError` if it does not match the installed measures."""
    model = scoring.load()
    if model.mismatch:
        raise ModelError(model.mismatch)
    return model


def listed(known: list[str]) -> tuple[Trial, ...]:
    """Every change; `known` are the names that may be replaced."""
    padding = (True, "repeated")
    return (
        Trial("parties, sides and leaders swapped", changes.sides_swapped, (99,)),
        Trial("names replaced by others", changes.renamed(known), (50, 95)),
        Trial("boilerplate added", changes.with_boilerplate, (50, 95)),
        Trial("straight quotation marks and dashes", changes.straight, (99,)),
        Trial("curly quotation marks", changes.curly, (99,)),
        Trial("lines re-wrapped", changes.rewrapped, (99,)),
        Trial("line breaks removed", changes.unbroken, (99,)),
        Trial("spaces doubled", changes.spaced, (99,)),
        Trial("British spelling", british, (99,)),
        Trial("headline left out", lambda _: "", (50, 99), field="title"),
        Trial("only the first 60 %", changes.beginning, (50,)),
        Trial("'according to officials' pasted in often", changes.padded_with_officials, (50, 99), *padding),
        Trial("a paragraph repeated five times", changes.padded_with_copies, (50, 99), *padding),
    )  # fmt: skip


def figures(articles: list[Article], model: Model) -> list[Figure]:
    """The moves of both scores over `articles`."""
    known = changes.names(each.text for each in articles)
    return list(trials.figures("steadiness", listed(known), articles, model))


def sampled(each: Article) -> bool:
    """Whether the article is one of those that the figures are made on."""
    digest = hashlib.sha256(each.text.encode("utf-8", "replace")).digest()
    return digest[0] % SAMPLE == 0
