"""The whole pipeline in one place: one value in, one value out at each step. This file decides nothing.

ingest → Article → text.read → Document → extractors → Findings → ArticleProfile
       → scoring → ArticleScore → sources → SourceProfile → reports
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import nan
from typing import TYPE_CHECKING

from reliability import findings, scoring
from reliability._version import __version__
from reliability.extractors import lost, measures
from reliability.ingest import Repetitions, signature
from reliability.named_numbers import NamedNumbers
from reliability.records import Article, ArticleProfile, ArticleScore, Failure, Findings
from reliability.text.notes import notes

if TYPE_CHECKING:
    from reliability.scoring import Model

Boilerplate = Mapping[str, frozenset[str]]
"""Lines that recur within a source, by source."""

DECIMALS = 4
"""Values are rounded where they are made, so that a table read back gives the same scores and profiles."""


def profile(article: Article, boilerplate: Boilerplate | None = None) -> ArticleProfile:
    """All findings on `article`; its source's lines in `boilerplate` count as boilerplate."""
    lines = boilerplate.get(article.source, frozenset()) if boilerplate else frozenset()
    source = findings.source(article, lines)
    document = source.document()
    extracted = source.extracted(document)
    labels, values = _labels_and_values(extracted)
    agency = labels.get("agency", "")
    copied = ("agency_copy",) if agency else ()
    noted = tuple(dict.fromkeys((*article.notes, *notes(document), *copied)))
    undefined = lost(values, noted)
    places = findings.Places(source, extracted, undefined)
    return ArticleProfile(
        article=article,
        words=len(document.body.words),
        notes=noted,
        values=_rounded(values | dict.fromkeys(undefined, nan)),
        evidence=places.evidence(),
        attributions=places.attributions(),
        speakers=places.speakers(),
        boilerplate=document.boilerplate,
        quotations=document.quotations,
        genre=labels.get("genre", ""),
        agency=agency,
    )


def _labels_and_values(extracted: Iterable[Findings]) -> tuple[dict[str, str], dict[str, float]]:
    labels: dict[str, str] = {}
    values: dict[str, float] = {}
    for family in extracted:
        labels |= family.labels
        values |= family.values
    return labels, values


def _rounded(values: Mapping[str, float]) -> NamedNumbers:
    named = NamedNumbers(values)
    return named.with_numbers([value and round(value, DECIMALS) for value in named.values()])


def score(article: Article, model: Model, boilerplate: Boilerplate | None = None) -> ArticleScore:
    """`article` measured and scored; depends on nothing but the arguments."""
    return scoring.score(profile(article, boilerplate), model)


def score_all(
    items: Iterable[Article | Failure], model: Model, boilerplate: Boilerplate | None = None
) -> Iterator[ArticleScore]:
    """A score for each item, lazily and in order.

    A failure becomes a score of status `failed`. The same text again in one source is noted
    `duplicate`, which changes no score and is counted once when sources are compared.
    """
    for item in marked(items):
        yield scored(item, model, boilerplate)


def scored(item: Article | Failure, model: Model, boilerplate: Boilerplate | None = None) -> ArticleScore:
    """The score of an article, and the place of a failure."""
    return failed(item, model) if isinstance(item, Failure) else score(item, model, boilerplate)


def marked(items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """`items`; the same text again in one source is noted `duplicate`, nearly the same `near_duplicate`.

    `duplicate_of` then holds the id of the earlier article.
    """
    repetitions = Repetitions()
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        repeated = repetitions.find(item.id, item.source, item.notes, signature(item))
        if repeated:
            item = replace(item, notes=(*item.notes, repeated.note), duplicate_of=repeated.origin)
        yield item


def failed(failure: Failure, model: Model) -> ArticleScore:
    """The place of an article that could not be read: no measure, no score, and why in the notes."""
    article = Article(text="", id=failure.id, source=failure.source)
    why = (failure.code,)
    empty = ArticleProfile(article, 0, why, {measure.name: nan for measure in measures()})
    return ArticleScore(empty, "failed", why, model.name, __version__)
