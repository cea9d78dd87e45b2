"""The types of the API, made from the records: OpenAPI describes every field with its unit and direction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model

from reliability.records import Evidence, Measure
from reliability.reports.columns import Column, article_columns, source_columns
from reliability.web.problems import invalid

CONTRACT = 1
"""Version of the API. Fields may be added; renaming or removing one needs a new /v2."""
_KINDS: dict[str, type] = {"text": str, "whole": int, "number": float}
_SHOWN = 3
"""Faults named in a message."""


class ArticleIn(BaseModel):
    """An article to measure: `text`, or `html` of a page from which the article is extracted."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text: str | None = Field(None, description="The article's text, without the headline.")
    html: str | None = Field(None, description="A web page; its article is measured where `text` is absent.")
    title: str | None = Field(None, description="The headline.")
    source: str | None = Field(None, description="Who published it, for example `example.com`.")
    url: str | None = Field(None, description="Its address; names the source where `source` is absent.")
    published: str | None = Field(None, description="Date or time, best as ISO 8601.")
    id: str | None = Field(None, description="Your name for it; `#1`, `#2`, … where it is absent.")


class ProblemOut(BaseModel):
    """An error, as RFC 9457 describes it."""

    type: str = Field(description="Kind of problem: `urn:reliability:problem:KIND`.")
    title: str = Field(description="The HTTP status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened and what to do.")
    record: int | None = Field(None, description="Number of the article in the request, from 1.")
    code: str | None = Field(None, description="Code of the note that describes it, where there is one.")


class HealthOut(BaseModel):
    """Whether the service answers."""

    status: str = Field(description="`ok`.")
    version: str = Field(description="Version of the package.")


_RECORD = TypeAdapter(ArticleIn)
_RECORDS = TypeAdapter(list[ArticleIn])


def record(body: bytes) -> dict[str, Any]:
    """Return the article in a JSON body; raises `RefusedError` with what is wrong."""
    return _validated(_RECORD, body)[0]


def records(body: bytes) -> list[dict[str, Any]]:
    """Return the article or articles in a JSON body; raises `RefusedError` naming the first wrong record."""
    return _validated(_RECORDS if body.lstrip()[:1] == b"[" else _RECORD, body)


def _validated(adapter: TypeAdapter[Any], body: bytes) -> list[dict[str, Any]]:
    try:
        found = adapter.validate_json(body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        place = faults[0]["loc"]
        number = place[0] + 1 if place and isinstance(place[0], int) else 0
        raise invalid("; ".join(map(_fault, faults[:_SHOWN])), number) from None
    given = found if isinstance(found, list) else [found]
    return [each.model_dump(exclude_none=True) for each in given]


def _fault(fault: Any) -> str:
    where = ".".join(str(part) for part in fault["loc"] if not isinstance(part, int))
    return f"{where}: {fault['msg']}" if where else str(fault["msg"])


class Types:
    """Models of the answers, from the installed measures."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        article = _described(article_columns(measures), measures)
        self.article: type[BaseModel] = _model("ArticleRow", "A measured article.", article)
        self.source: type[BaseModel] = _model(
            "SourceRow", "A source.", _described(source_columns(measures, by=False), measures)
        )
        self.score: type[BaseModel] = _answer(
            "ScoreAnswer", "Articles in the order given.", articles=self.article
        )
        self.compare: type[BaseModel] = _answer(
            "CompareAnswer",
            "Sources, best first, and their articles.",
            sources=self.source,
            articles=self.article,
        )
        self.explain: type[BaseModel] = _explain(article, measures)
        self.measures: type[BaseModel] = _answer("MeasuresAnswer", "Every measure.", measures=_measure())
        version = _model("StoryVersion", "One article of a story.", _STORY_VERSION)
        story = create_model(
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
        self.stories: type[BaseModel] = _answer(
            "StoriesAnswer", "Articles grouped by the event they report.", stories=story
        )


_STORY_VERSION = (
    Column("article", "text", "the record's id"),
    Column("source", "text", "who published it"),
    Column("title", "text", "its headline"),
    Column("published", "text", "ISO 8601 date or time"),
    Column("copy_of", "text", "id of the article whose text it repeats"),
    Column("copies", "whole", "how many other articles of the story repeat its text"),
)


def _described(columns: Sequence[Column], measures: Sequence[Measure]) -> tuple[Column, ...]:
    """The columns, those of measures with their direction."""
    directions = {measure.name: measure.direction for measure in measures}
    return tuple(
        column._replace(meaning=f"{column.meaning}; {directions[column.name]}")
        if column.name in directions
        else column
        for column in columns
    )


def _model(name: str, what: str, columns: Sequence[Column]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        column.name: (_KINDS[column.kind] | None, Field(description=column.meaning)) for column in columns
    }
    config = ConfigDict(extra="allow", protected_namespaces=())
    return create_model(name, __doc__=what, __config__=config, **fields)


def _answer(name: str, what: str, **lists: type[BaseModel]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        key: (list[model], Field(description=model.__doc__ or ""))  # type: ignore[valid-type]
        for key, model in lists.items()
    }
    contract = (int, Field(description="Version of the API's contract."))
    return create_model(name, __doc__=what, contract=contract, **fields)


def _explain(columns: Sequence[Column], measures: Sequence[Measure]) -> type[BaseModel]:
    """What `explain --format json` gives; fields that a later version adds are allowed."""
    values = {measure.name for measure in measures}
    numbers = _model("MeasureValues", "Values by measure.", [c for c in columns if c.name in values])
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
