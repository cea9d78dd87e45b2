"""Errors as RFC 9457 problem details: what happened, in which record, what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(NamedTuple):
    """The reason for refusing a request.

    `kind` names it for programs; `record` is the number of the article in the request, from 1, or 0;
    `code` is one of the codes of `note`, or empty.
    """

    status: int
    kind: str
    detail: str
    record: int = 0
    code: str = ""
    retry_after: int = 0

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the answer."""
        extra = {"Retry-After": str(self.retry_after)} if self.retry_after else {}
        if self.status == HTTPStatus.UNAUTHORIZED:
            extra["WWW-Authenticate"] = "Bearer"
        return extra

    def as_dict(self) -> dict[str, str | int]:
        """The members of the JSON object."""
        optional: dict[str, str | int] = {"record": self.record, "code": self.code}
        return {
            "type": f"urn:reliability:problem:{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **{name: value for name, value in optional.items() if value},
        }

    def as_json(self) -> bytes:
        """The body of the answer."""
        return json.dumps(self.as_dict(), ensure_ascii=False).encode("utf-8", "replace")


class RefusedError(Exception):
    """A request that is answered with a problem."""

    def __init__(self, problem: ProblemDetails) -> None:
        super().__init__(problem.kind)
        self.problem = problem


def invalid(detail: str, record: int = 0, code: str = "") -> RefusedError:
    """Return the refusal of a request, or of one of its records, that cannot be understood."""
    return RefusedError(
        ProblemDetails(422, "invalid-record" if record else "invalid-request", detail, record, code)
    )
