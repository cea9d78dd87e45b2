"""Articles in the body of a request, and the answers that do not depend on measures."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from reliability.web.problems import invalid

_MOST_FAULTS = 3
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
        articles = adapter.validate_json(body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        location = faults[0]["loc"]
        number = location[0] + 1 if location and isinstance(location[0], int) else 0
        raise invalid("; ".join(map(_fault, faults[:_MOST_FAULTS])), number) from None
    listed = articles if isinstance(articles, list) else [articles]
    return [article.model_dump(exclude_none=True) for article in listed]


def _fault(fault: Any) -> str:
    field = ".".join(str(part) for part in fault["loc"] if not isinstance(part, int))
    return f"{field}: {fault['msg']}" if field else str(fault["msg"])
