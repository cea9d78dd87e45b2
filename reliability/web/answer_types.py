"""The types of the API's answers, from the records: OpenAPI has every field with its unit and direction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from reliability.records import Evidence, Measure
from reliability.reports.columns import Column, article_columns, source_columns

CONTRACT = 1
"""Version of the API. Fields may be added; renaming or removing one needs a new /v2."""
_TYPES: dict[str, type] = {"text": str, "whole": int, "number": float}


class AnswerTypes:
    """Models of the answers, from the installed measures."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        article = _with_directions(article_columns(measures), measures)
        source = _with_directions(source_columns(measures), measures)
        self.article: type[BaseModel] = _row("ArticleRow", "A measured article.", article)
        self.source: type[BaseModel] = _row("SourceRow", "A source.", source)
        self.score: type[BaseModel] = _answer(
            "ScoreAnswer", "Articles in the order given.", articles=self.article
        )
        self.compare: type[BaseModel] = _answer(
            "CompareAnswer",
            "Sources, best first, and their articles.",
            sources=self.source,
            articles=self.article,
        )
        self.explain: type[BaseModel] = _explain_answer(article, measures)
        self.measures: type[BaseModel] = _answer("MeasuresAnswer", "Every measure.", measures=_measure())
        self.stories: type[BaseModel] = _answer(
            "StoriesAnswer", "Articles grouped by the event they report.", stories=_story()
        )


_STORY_VERSION = (
    Column("article", "text", "the record's id"),
    Column("source", "text", "who published it"),
    Column("title", "text", "its headline"),
    Column("published", "text", "ISO 8601 date or time"),
    Column("copy_of", "text", "id of the article whose text it repeats"),
    Column("copies", "whole", "how many other articles of the story repeat its text"),
)


def _story() -> type[BaseModel]:
    version = _row("StoryVersion", "One article of a story.", _STORY_VERSION)
    return create_model(
        "StoryRow",
        id=(str, Field(description="Name of the story, from its articles.")),
        title=(str, Field(description="Headline of its earliest original.")),
        versions=(list[version], Field(description="Its articles.")),  # type: ignore[valid-type]
        speakers=(list[dict[str, Any]], Field(description="Who is quoted, by which sources.")),
        quotations=(list[dict[str, Any]], Field(description="Quotations that several sources give.")),
        figures=(list[dict[str, Any]], Field(description="Figures on which sources differ.")),
        only=(list[dict[str, Any]], Field(description="What only one source has.")),
        missing=(list[dict[str, Any]], Field(description="What all sources but one have.")),
    )


def _with_directions(columns: Sequence[Column], measures: Sequence[Measure]) -> tuple[Column, ...]:
    """Return the columns, those of measures with their direction."""
    directions = {measure.name: measure.direction for measure in measures}
    return tuple(
        column._replace(meaning=f"{column.meaning}; {directions[column.name]}")
        if column.name in directions
        else column
        for column in columns
    )


def _row(name: str, meaning: str, columns: Sequence[Column]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        column.name: (_TYPES[column.kind] | None, Field(description=column.meaning)) for column in columns
    }
    config = ConfigDict(extra="allow", protected_namespaces=())
    return create_model(name, __doc__=meaning, __config__=config, **fields)


def _answer(name: str, meaning: str, **lists: type[BaseModel]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        key: (list[model], Field(description=model.__doc__ or ""))  # type: ignore[valid-type]
        for key, model in lists.items()
    }
    contract = (int, Field(description="Version of the API's contract."))
    return create_model(name, __doc__=meaning, contract=contract, **fields)


def _explain_answer(columns: Sequence[Column], measures: Sequence[Measure]) -> type[BaseModel]:
    """Return the type of `explain --format json`; fields that a later version adds are allowed."""
    values = {measure.name for measure in measures}
    numbers = _row("MeasureValues", "Values by measure.", [c for c in columns if c.name in values])
    points = dict[str, float | None]
    passage = create_model(
        "Passage",
        __config__=ConfigDict(extra="allow"),
        **{name: (kind, Field(description=f"{Evidence.__doc__}")) for name, kind in _EVIDENCE.items()},  # type: ignore[call-overload]
    )
    return create_model(
        "ExplainAnswer",
        __doc__="One article with its passages; positions count code points of `text` (or `title`).",
        __config__=ConfigDict(extra="allow", protected_namespaces=()),
        contract=(int, Field(description="Version of the API's contract.")),
        article=(str, Field(description="The record's id.")),
        text=(str, Field(description="The text that was measured.")),
        scores=(dict[str, Any], Field(description="Scores, status and notes, named as in ArticleRow.")),
        contributions=(points, Field(description="Points of reliability that each measure added.")),
        measures=(numbers, Field(description="Value of each measure.")),
        evidence=(list[passage], Field(description="Passages that measures counted.")),  # type: ignore[valid-type]
    )


_EVIDENCE: dict[str, type] = {"measure": str, "part": str, "start": int, "end": int, "text": str}


def _measure() -> type[BaseModel]:
    return create_model(
        "MeasureOut",
        __doc__="What a number means.",
        name=(str, Field(description="Name of the field in answers.")),
        family=(str, Field(description="Family of measures that it belongs to.")),
        what=(str, Field(description="What is measured.")),
        unit=(str, Field(description="Unit in words.")),
        meaning=(str, Field(description="What is counted.")),
        direction=(str, Field(description="What a higher value means.")),
        reference=(str, Field(description="Source of the method.")),
        expected=(
            int,
            Field(description="+1: theory expects it with reliable writing, -1: without, 0: neither."),
        ),
    )
