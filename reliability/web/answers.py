"""Answers of the API, made in a worker process."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from reliability import sources
from reliability import stories as grouping
from reliability.extractors import measures
from reliability.plain import plain
from reliability.records import ArticleScore, SourceProfile
from reliability.reports.columns import Cell, article_columns, source_columns
from reliability.reports.explanation import explanation
from reliability.reports.rows import article_row, source_row
from reliability.web import request_records
from reliability.web.answer_types import CONTRACT
from reliability.web.problems import RefusedError
from reliability.web.request_batch import Batch
from reliability.web.tasks import Answer, Task

JSON = "application/json"


def score(task: Task, batch: Batch) -> Answer:
    """Score one article or several."""
    scores = batch.from_records(request_records.records(task.body))
    return as_json({"articles": [article_dict(score) for score in scores]}, batch)


def line(task: Task, batch: Batch) -> Answer:
    """Score one line of a stream, and return a line."""
    number = int(task.fields["number"])
    batch.offset = number - 1
    try:
        record = {"id": f"#{number}", **request_records.record(task.body)}
    except RefusedError as error:
        raise RefusedError(error.problem._replace(kind="invalid-record", record=number)) from None
    (scored,) = batch.from_records([record])
    return Answer(200, JSON, dumped(article_dict(scored)), 1)


def explain(task: Task, batch: Batch) -> Answer:
    """Score one article and show its passages."""
    (scored,) = batch.from_records([request_records.record(task.body)])
    return as_json(explanation(scored), batch)


def compare(task: Task, batch: Batch) -> Answer:
    """Compare the sources of articles."""
    scores = list(batch.from_records(request_records.records(task.body)))
    profiles = sources.compare(scores, batch.model, like_with_like=task.fields["like_with_like"] == "true")
    rows = {
        "sources": [source_dict(profile) for profile in profiles],
        "articles": [article_dict(score) for score in scores],
    }
    return as_json(rows, batch)


def stories(task: Task, batch: Batch) -> Answer:
    """Group articles by the event they report."""
    grouped = grouping.stories(batch.from_records(request_records.records(task.body)))
    return as_json({"stories": [story_dict(story) for story in grouped.stories]}, batch)


def story_dict(story: grouping.Story) -> dict[str, Any]:
    """Return the story as the API gives it."""
    contents = grouping.contents(story)
    return {
        "id": story.id,
        "title": story.title,
        "versions": [_version(version) for version in story.versions],
        "speakers": [plain(voice) for voice in grouping.voices(story)],
        "quotations": [plain(quotation) for quotation in grouping.shared_quotations(story)],
        "figures": [plain(conflict) for conflict in grouping.conflicts(story)],
        "only": [plain(content) for content in contents.only],
        "missing": [plain(content) for content in contents.missing],
    }


def _version(version: grouping.Version) -> dict[str, Any]:
    article = version.score.profile.article
    return {
        "article": article.id,
        "source": article.source,
        "title": article.title,
        "published": article.published or None,
        "copy_of": version.copy_of or None,
        "copies": version.copies,
    }


def listed_measures(_task: Task, batch: Batch) -> Answer:
    """List every measure."""
    listed = [{"name": measure.name, **asdict(measure)} for measure in measures()]
    return as_json({"measures": listed}, batch)


def article_dict(score: ArticleScore) -> dict[str, Cell]:
    """Return every column of the article, None where it is empty."""
    row = article_row(score)
    return {column.name: row.get(column.name) for column in article_columns(measures())}


def source_dict(profile: SourceProfile) -> dict[str, Cell]:
    """Return every column of the source, None where it is empty."""
    row = source_row(profile)
    return {column.name: row.get(column.name) for column in source_columns(measures())}


def as_json(content: Mapping[str, Any], batch: Batch) -> Answer:
    """Return the answer of `content` with the version of the contract."""
    return Answer(200, JSON, dumped({"contract": CONTRACT, **content}), batch.scored)


def dumped(content: Any) -> bytes:
    """Return JSON in UTF-8; lone surrogates, which UTF-8 lacks, are replaced."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


KINDS: dict[str, Callable[[Task, Batch], Answer]] = {
    "score": score,
    "line": line,
    "explain": explain,
    "compare": compare,
    "measures": listed_measures,
    "stories": stories,
}
"""Functions that answer a task of the API, by its kind."""
