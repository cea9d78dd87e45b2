"""How far scores of articles move when a text is changed in ways that should not matter."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from reliability import scoring
from reliability.errors import ModelError
from reliability.evaluation import text_changes, trials
from reliability.evaluation.figure import CheckFigure
from reliability.evaluation.outlet_articles import article, may_fit, rows
from reliability.evaluation.spelling import british
from reliability.evaluation.trials import Trial
from reliability.records import Article
from reliability.scoring import Model

SAMPLE: Final = 25
"""One article in so many is in the sample: some 280."""


def check(data: Path) -> list[CheckFigure]:
    """Return figures of the default model on a sample of the labelled articles."""
    return figures(sample(data), default_model())


def sample(data: Path) -> list[Article]:
    """Return the sample of labelled articles that are changed."""
    return [article for article in map(article, rows(data, may_fit)) if in_sample(article)]


def default_model() -> Model:
    """Return the default model. Raises `ModelError` if it does not match the installed measures."""
    model = scoring.load()
    if model.mismatch:
        raise ModelError(model.mismatch)
    return model


def all_trials(names: list[str]) -> tuple[Trial, ...]:
    """Return every change; `names` are those that may be replaced."""
    padding = (True, "repeated")
    return (
        Trial("parties, sides and leaders swapped", text_changes.swap_sides, (99,)),
        Trial("names replaced by others", text_changes.rename_with(names), (50, 95)),
        Trial("boilerplate added", text_changes.add_boilerplate, (50, 95)),
        Trial("straight quotation marks and dashes", text_changes.straighten_quotes, (99,)),
        Trial("curly quotation marks", text_changes.curl_quotes, (99,)),
        Trial("lines re-wrapped", text_changes.rewrap, (99,)),
        Trial("line breaks removed", text_changes.remove_line_breaks, (99,)),
        Trial("spaces doubled", text_changes.double_spaces, (99,)),
        Trial("British spelling", british, (99,)),
        Trial("headline left out", lambda _: "", (50, 99), field="title"),
        Trial("only the first 60 %", text_changes.keep_beginning, (50,)),
        Trial("'according to officials' pasted in often", text_changes.pad_with_officials, (50, 99),
              *padding),
        Trial("a paragraph repeated five times", text_changes.pad_with_copies, (50, 99), *padding),
    )  # fmt: skip


def figures(articles: list[Article], model: Model) -> list[CheckFigure]:
    """Return the moves of both scores over `articles`."""
    names = text_changes.replaceable_names(article.text for article in articles)
    return list(trials.figures("steadiness", all_trials(names), articles, model))


def in_sample(article: Article) -> bool:
    """Return whether the article is in the sample."""
    digest = hashlib.sha256(article.text.encode("utf-8", "replace")).digest()
    return digest[0] % SAMPLE == 0
