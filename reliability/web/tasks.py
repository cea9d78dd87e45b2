"""Tasks for worker processes and their answers, as JSON and bytes over a connection."""

from __future__ import annotations

import json
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import NamedTuple

from reliability.web.problems import MEDIA_TYPE, ProblemDetails


class Task(NamedTuple):
    """A request for a worker; it parses the body, which takes time."""

    kind: str
    body: bytes
    content_type: str = ""
    fields: Mapping[str, str] = {}


class Answer(NamedTuple):
    """A worker's answer to a task; `articles` is the number of measured ones."""

    status: int
    media_type: str
    body: bytes
    articles: int = 0


def refusal(problem: ProblemDetails) -> Answer:
    """Return the answer that says what went wrong."""
    return Answer(problem.status, MEDIA_TYPE, problem.as_json())


def send_task(connection: Connection, task: Task) -> None:
    """Send `task` to the worker at the other end."""
    head = {"kind": task.kind, "content_type": task.content_type, "fields": dict(task.fields)}
    connection.send_bytes(json.dumps(head).encode())
    connection.send_bytes(task.body)


def receive_task(connection: Connection) -> Task:
    """Wait for a task; raises `EOFError` when the server has gone."""
    head = json.loads(connection.recv_bytes())
    return Task(head["kind"], connection.recv_bytes(), head["content_type"], head["fields"])


def send_progress(connection: Connection, record: int) -> None:
    """Say that work on the record of that number begins."""
    connection.send_bytes(json.dumps({"record": record}).encode())


def send_answer(connection: Connection, answer: Answer) -> None:
    """Send the answer to a task."""
    head = {"status": answer.status, "media_type": answer.media_type, "articles": answer.articles}
    connection.send_bytes(json.dumps(head).encode())
    connection.send_bytes(answer.body)


def receive(connection: Connection) -> Answer | int:
    """Return the answer, or the number of the record that was begun."""
    head = json.loads(connection.recv_bytes())
    if "record" in head:
        return int(head["record"])
    return Answer(head["status"], head["media_type"], connection.recv_bytes(), head["articles"])
