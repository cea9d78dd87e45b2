"""The description of routes in OpenAPI, for bodies that a worker process parses."""

from __future__ import annotations

from typing import Any

from fastapi.responses import Response

from reliability.web.answers import JSON
from reliability.web.problems import MEDIA_TYPE
from reliability.web.request_records import ArticleIn, ProblemOut

LINES = "application/x-ndjson"
_PROBLEM = {
    "model": ProblemOut,
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}},
}
_STATUSES = {
    401: "The token is missing or wrong.",
    403: "The request comes from a page of another site.",
    408: "The request took too long to arrive.",
    413: "The request is too large, or has too many articles.",
    415: "The body is not of the type that is wanted.",
    421: "The host name is not served.",
    422: "A record cannot be scored; `record` says which.",
    500: "An error in the service.",
    503: "All workers are busy (ask again after `Retry-After` seconds), or the text ended its worker.",
}
PLAIN_TEXT: dict[int | str, dict[str, Any]] = {200: {"content": {"text/plain": {}}}}


def article_schema() -> dict[str, Any]:
    """Return the schema of a body that is one article."""
    return ArticleIn.model_json_schema()


def articles_schema() -> dict[str, Any]:
    """Return the schema of a body that is one article or a list of them."""
    return {"oneOf": [article_schema(), {"type": "array", "items": article_schema()}]}


def posted(answer: Any, body: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the arguments of a route that takes JSON of schema `body` and gives the model `answer`."""
    return {"response_model": answer, "responses": problems(*_STATUSES), **_operation(body, name, JSON)}


def streamed(line: Any, body: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the arguments of a route that takes and gives lines; `line` is the model of those it gives."""
    schema = {"type": "string", "description": f"One {line.__name__} or problem per line, as JSON."}
    lines: dict[int | str, dict[str, Any]] = {200: {"content": {LINES: {"schema": schema}}}}
    responses = {**lines, **problems(*_STATUSES)}
    return {"response_class": Response, "responses": responses, **_operation(body, name, LINES)}


def _operation(body: dict[str, Any], name: str, media_type: str) -> dict[str, Any]:
    request_body = {"required": True, "content": {media_type: {"schema": body}}}
    return {"openapi_extra": {"requestBody": request_body}, "operation_id": name}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of answers with these statuses."""
    return {status: {**_PROBLEM, "description": _STATUSES[status]} for status in statuses}
