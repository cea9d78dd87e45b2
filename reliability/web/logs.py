"""One line for each event on standard error, as text or JSON: never a text, a file's name or a query."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

LOGGER = logging.getLogger("reliability.web")
_FIELDS = "fields"


def request(method: str, path: str, status: int, seconds: float) -> None:
    """Log an answered request; `path` is the path of the route, not of the request."""
    fields = {"method": method, "path": path, "status": status, "milliseconds": round(1000 * seconds, 1)}
    LOGGER.info("request", extra={_FIELDS: fields})


def worker_replaced(reason: str) -> None:
    """Log that a worker process was replaced."""
    LOGGER.warning("worker replaced", extra={_FIELDS: {"reason": reason}})


def failure(error: BaseException) -> None:
    """Log an error of the service by its type: its message could quote a text."""
    LOGGER.error("error", extra={_FIELDS: {"error": type(error).__name__}})


def event(name: str, **fields: object) -> None:
    """Log any other event."""
    LOGGER.info(name, extra={_FIELDS: fields})


class _Lines(logging.Formatter):
    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """One line; of an exception only the type."""
        fields = dict(getattr(record, _FIELDS, {}))
        if record.exc_info and record.exc_info[0]:
            fields["error"] = record.exc_info[0].__name__
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        level = record.levelname.lower()
        event_name = record.getMessage().partition("\n")[0]
        if self._as_json:
            return json.dumps({"time": moment, "level": level, "event": event_name, **fields})
        return " ".join([moment, level, event_name, *(f"{name}={value}" for name, value in fields.items())])


def configure(*, as_json: bool) -> None:
    """Send these lines, and warnings of the server, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Lines(as_json=as_json))
    for logger, level in ((LOGGER, logging.INFO), (logging.getLogger("uvicorn.error"), logging.WARNING)):
        logger.handlers[:] = [handler]
        logger.setLevel(level)
        logger.propagate = False
