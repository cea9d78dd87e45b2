"""Measure how news is written, and compare articles and sources.

    score = reliability.score("Officials said on Tuesday ...", source="example.com")
    scores = reliability.score_all(articles).collect()
    profiles = reliability.compare(scores)

Importing this loads neither scikit-learn nor textstat; the pipeline is imported at its first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reliability._version import __version__ as __version__
from reliability.errors import InputError as InputError
from reliability.errors import ReliabilityError
from reliability.library.article_scoring import ScoreStream, measures, score, score_all, score_batch
from reliability.library.source_comparison import compare
from reliability.records import (
    Article,
    ArticleProfile,
    ArticleScore,
    Attribution,
    Evidence,
    Failure,
    Measure,
    SourceProfile,
    Span,
)
from reliability.results import Profiles, Scores

if TYPE_CHECKING:
    from reliability import charts, stories

__all__ = [
    "Article",
    "ArticleProfile",
    "ArticleScore",
    "Attribution",
    "Evidence",
    "Failure",
    "Measure",
    "Profiles",
    "ReliabilityError",
    "ScoreStream",
    "Scores",
    "SourceProfile",
    "Span",
    "charts",
    "compare",
    "measures",
    "score",
    "score_all",
    "score_batch",
    "stories",
]


def __getattr__(name: str) -> Any:
    """Import `reliability.charts` and `reliability.stories` when they are first used."""
    if name in ("charts", "stories"):
        return import_module(f"reliability.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__name__", "__version__"]
