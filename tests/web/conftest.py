"""Services as processes of their own, asked over real connections."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import uuid
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

import reliability
from reliability.records import TARGETS
from reliability.scoring import save
from reliability.scoring.model import Band, Level, Model, Part, Term, curve
from reliability.scoring.references import Reference

ROOT = Path(reliability.__file__).parents[1]
PARTS = ("fastapi", "uvicorn", "python_multipart", "prometheus_client")


class Reply(NamedTuple):
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return self.body.decode("utf-8")


class Running:
    """A service that runs; `log` has what it wrote so far."""

    def __init__(self, *options, environment=None, before=None, command=("-m", "reliability")):
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})}
        self.process = subprocess.Popen(
            [sys.executable, *command, "serve", "--port", "0", *map(str, options)],
            env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, preexec_fn=before, text=True,
        )  # fmt: skip
        self.log = []
        self.address = ""
        for line in self.process.stderr:
            self.log.append(line)
            if found := re.search(r"Serving at (http://\S+)", line):
                self.address = found[1]
                break
        self.host, _, port = self.address.removeprefix("http://").rpartition(":")
        self.port = int(port or 0)
        self._reader = Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True)
        self._reader.start()

    def ask(self, method, path, body=None, **headers):
        """The reply to one request; underscores in names of headers are hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        reply = Reply(answer.status, dict(answer.headers.items()), answer.read())
        connection.close()
        return reply

    def post(self, path, content, **headers):
        """The reply to JSON."""
        return self.ask(
            "POST", path, json.dumps(content).encode(), content_type="application/json", **headers
        )

    def submit(self, fields=(), files=(), path="/check", **headers):
        """The reply to a form; `files` are names and bytes."""
        mark = uuid.uuid4().hex
        parts = [(f'name="{name}"', value.encode()) for name, value in fields]
        parts += [(f'name="file"; filename="{name}"', content) for name, content in files]
        body = b"".join(
            f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
            for head, content in parts
        )
        kind = f"multipart/form-data; boundary={mark}"
        return self.ask(
            "POST",
            path,
            body + f"--{mark}--\r\n".encode(),
            content_type=kind,
            **{"accept": "text/html", **headers},
        )

    @property
    def nursery(self):
        (pid,) = children(self.process.pid)
        return pid

    @property
    def workers(self):
        return children(self.nursery)

    def stop(self):
        """End it as systemd would, and give its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(60)
        self._reader.join(10)
        self.process.stderr.close()
        return status


def children(parent):
    """Process ids of the children of a process (Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(folder.name))
    return found


@pytest.fixture(scope="session")
def model_path(tmp_path_factory):
    """The file of a small model that was fitted on nothing."""
    hedges = {"reliability": curve([(0, -6), (40, 12)]), "bias": curve([(0, 4), (40, -8)])}
    parts = {target: Part(50.0, 1.0, (Band(1, 30, 25), Band(20, 15, 15))) for target in TARGETS}
    levels = {"hedging": Level("hedging_hedges_per_1000_words", tuple(map(float, range(21))))}
    points = tuple(map(float, range(101)))
    references = {"style": Reference("style", points, points)}
    path = tmp_path_factory.mktemp("model") / "tiny.json"
    save(Model("tiny", (Term("hedging_hedges_per_1000_words", hedges),), parts, levels, references), path)
    return path


@pytest.fixture(scope="session")
def start(model_path):
    """Start a service; it is stopped at the end."""
    for part in PARTS:
        pytest.importorskip(part, reason="needs the extra web")
    running = []

    def started(*options, **named):
        running.append(Running("--model", model_path, *options, **named))
        return running[-1]

    yield started
    for each in running:
        each.stop()


@pytest.fixture(scope="session")
def service(start):
    """One service with few workers for most tests."""
    return start(
        "--workers", "2", "--log", "json", "--max-body", "24", "--max-articles", "40", "--time-limit", "30"
    )


@pytest.fixture
def article(story):
    return {"text": story, "title": "Bridge may close", "source": "daily.example", "id": "a"}
