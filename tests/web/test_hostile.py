"""Hostile files through HTTP: each is answered, and the service goes on. `benchmarks/service.py` sends all."""

# ruff: noqa: E501

import runpy
from pathlib import Path

import pytest

CASES = runpy.run_path(str(Path(__file__).parents[1] / "hostile" / "cases.py"))["CASES"]
SAMPLE = CASES[::8]


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.id)
def test_a_hostile_file_is_answered(service, case, tmp_path):
    path = tmp_path / f"case{case.ending}"
    case.write(path, case.small)
    content = path.read_bytes()
    reply = service.submit(files=[(path.name, content)])
    assert reply.status in (200, 413, 422)
    assert reply.headers["content-type"].startswith("text/html")
    as_json = service.post("/v1/score", {"text": content.decode("latin-1")})
    assert as_json.status in (200, 413, 422)
    assert service.ask("GET", "/healthz").status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b"--x\r\n\r\n",
        b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--",
        b"\xff" * 999,
        b"--x--",
    ],
)
def test_a_broken_form_is_answered(service, body):
    for kind in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "",
        "multipart/form-data; boundary=" + "y" * 5000,
    ):
        assert service.ask("POST", "/check", body, content_type=kind, accept="text/html").status == 422
