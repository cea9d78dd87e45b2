"""Measured articles on disk, so that a program that was stopped continues where it stopped.

What is kept does not depend on the model: with another one, the same file gives its scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import isnan, nan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reliability import pipeline, scoring
from reliability._version import __version__
from reliability.engines.journal import Header, Journal, added_by_user, fingerprint, key
from reliability.errors import InputError
from reliability.extractors import measures
from reliability.records import Article, ArticleProfile, ArticleScore, Deferred, Failure, Span

if TYPE_CHECKING:
    from reliability.pipeline import Boilerplate
    from reliability.scoring import Model


def score_all(
    items: Iterable[Article | Failure], model: Model, boilerplate: Boilerplate | None, path: Path
) -> Iterator[ArticleScore]:
    """Yield a score for each item, as `pipeline.score_all` does; articles measured before come from `path`.

    New ones are added to it as they are measured. Raises `InputError` where the file was made otherwise.
    """
    _require_folder(path)
    with Journal(path, _header(boilerplate), resume=True) as journal:
        places = []
        for item in pipeline.marked(items):
            if isinstance(item, Failure):
                yield pipeline.failed(item, model)
                continue
            profile, place = _measured(item, boilerplate, journal)
            places.append(place)
            yield scoring.score(profile, model)
        if len(journal) > 2 * len(places):
            journal.keep_only(places)


def _measured(
    article: Article, boilerplate: Boilerplate | None, journal: Journal
) -> tuple[ArticleProfile, int]:
    article_key = key(article)
    place = journal.place(article_key)
    if place is not None:
        return _restored(journal.read(place), article, boilerplate), place
    profile = pipeline.profile(article, boilerplate)
    return profile, journal.add(article_key, _packed(profile))


def _require_folder(path: Path) -> None:
    if path.is_dir():
        raise InputError(f"{path}: is a folder. Give resume the name of a file.")
    if not path.absolute().parent.is_dir():
        raise InputError(f"{path}: its folder does not exist. Create it first.")


def _header(boilerplate: Boilerplate | None) -> Header:
    return {
        "version": __version__,
        **added_by_user(),
        "measures": [measure.name for measure in measures()],
        "boilerplate": fingerprint(boilerplate),
    }


def _packed(profile: ArticleProfile) -> dict[str, Any]:
    """Everything in `profile` that is needed to score it; passages and speakers are made again on demand."""
    values = [profile.values.get(measure.name, nan) for measure in measures()]
    return {
        "words": profile.words,
        "notes": profile.notes,
        "values": [None if isnan(value) else value for value in values],
        "boilerplate": profile.boilerplate,
        "quotations": profile.quotations,
        "genre": profile.genre,
        "agency": profile.agency,
    }


def _restored(line: Mapping[str, Any], article: Article, boilerplate: Boilerplate | None) -> ArticleProfile:
    @cache
    def remeasured() -> ArticleProfile:
        return pipeline.profile(article, boilerplate)

    names = [measure.name for measure in measures()]
    values = [nan if value is None else value for value in line["values"]]
    return ArticleProfile(
        article=article,
        words=line["words"],
        notes=tuple(line["notes"]),
        values=dict(zip(names, values, strict=True)),
        evidence=Deferred(lambda: remeasured().evidence),
        attributions=Deferred(lambda: remeasured().attributions),
        speakers=Deferred(lambda: remeasured().speakers),
        boilerplate=tuple(Span(*span) for span in line["boilerplate"]),
        quotations=tuple(Span(*span) for span in line["quotations"]),
        genre=line["genre"],
        agency=line["agency"],
    )
