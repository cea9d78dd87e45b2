"""Worker processes that hang, die or are asked too much; how the service stops."""

# ruff: noqa: E501

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import reliability

pytest.importorskip("fastapi", reason="needs the extra web")
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


@pytest.fixture
def small(start):
    return start("--workers", "1", "--time-limit", "5", "--queue", "1")


def test_a_worker_that_hangs_is_replaced_and_the_text_refused(small, article):
    (before,) = small.workers
    os.kill(before, signal.SIGSTOP)
    reply = small.post("/v1/score", article)
    assert (reply.status, reply.json["type"]) == (422, "urn:reliability:problem:time-limit")
    assert small.post("/v1/score", article).status == 200
    assert small.workers != [before]
    assert 'reason="time limit"' in small.ask("GET", "/metrics").text


def test_a_worker_that_was_killed_while_idle_costs_no_answer(small, article):
    for _ in range(3):
        os.kill(small.workers[0], signal.SIGKILL)
        assert small.post("/v1/score", article).status == 200


def test_a_worker_that_dies_at_work_costs_that_answer_only(service, article):
    with ThreadPoolExecutor() as threads:
        before = set(service.workers)
        asked = [
            threads.submit(service.post, "/v1/compare", [{**article, "text": article["text"] * 20}] * 40)
            for _ in range(2)
        ]
        time.sleep(0.5)
        for worker in before:
            os.kill(worker, signal.SIGKILL)
        replies = [each.result() for each in asked]
    assert {reply.status for reply in replies} <= {200, 503}
    for reply in replies:
        if reply.status == 503:
            assert reply.json["type"] == "urn:reliability:problem:worker-died"
            assert reply.json["record"] > 0
    assert service.post("/v1/score", article).status == 200


def test_the_nursery_may_die_too(small, article):
    for process in (*small.workers, small.nursery):
        os.kill(process, signal.SIGKILL)
    assert small.post("/v1/score", article).status == 200


def test_a_full_queue_says_when_to_ask_again_and_the_loop_goes_on(small, article):
    os.kill(small.workers[0], signal.SIGSTOP)
    with ThreadPoolExecutor() as threads:
        asked = [threads.submit(small.post, "/v1/score", article) for _ in range(8)]
        time.sleep(0.3)
        begun = time.monotonic()
        assert small.ask("GET", "/healthz").status == 200
        assert time.monotonic() - begun < 4  # the worker hangs for five
        replies = [each.result() for each in asked]
    busy = [reply for reply in replies if reply.status == 503]
    assert len(busy) == 6
    assert all(int(reply.headers["retry-after"]) >= 1 for reply in busy)


def test_a_text_that_takes_all_memory_is_refused(start):
    tight = start("--workers", "1", "--memory", "48")
    reply = tight.ask(
        "POST", "/v1/score", b'{"text": "' + b"word " * 6_000_000 + b'"}', content_type="application/json"
    )
    assert reply.status in (422, 503)
    assert reply.json["type"].rpartition(":")[2] in ("too-demanding", "worker-died")


def test_sigterm_lets_what_is_in_progress_finish(start, article):
    service = start("--workers", "1")
    with ThreadPoolExecutor() as threads:
        asked = threads.submit(service.post, "/v1/score", [article] * 150)
        time.sleep(0.3)
        processes = [service.nursery, *service.workers]
        assert service.stop() == 0
        assert len(asked.result().json["articles"]) == 150
    time.sleep(0.2)
    assert not [pid for pid in processes if Path(f"/proc/{pid}/stat").exists()]


def test_workers_do_not_outlive_a_service_that_was_killed(start):
    service = start("--workers", "2")
    processes = [service.nursery, *service.workers]
    service.process.kill()
    service.process.wait()
    time.sleep(1)
    assert not [
        pid
        for pid in processes
        if Path(f"/proc/{pid}/stat").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]
    ]


def test_a_port_in_use_is_said_in_a_line(service):
    done = run("serve", "--port", str(service.port))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--port" in done.stderr


def test_a_model_that_is_not_there_is_said(tmp_path):
    done = run("serve", "--port", "0", "--model", str(tmp_path / "none.json"))
    assert done.returncode == 2
    assert "none.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_extra_is_named():
    code = "import sys; sys.modules['fastapi'] = None; from reliability.cli import main; sys.exit(main(['serve']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert "news-reliability[web]" in done.stderr


ROOT = Path(reliability.__file__).parents[1]


def run(*arguments):
    command = [sys.executable, "-m", "reliability", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)


def test_the_log_is_text_or_json(start):
    text = start("--workers", "1")
    text.ask("GET", "/healthz")
    assert text.stop() == 0
    assert any(" request method=GET path=/healthz status=200 " in line for line in text.log)
    with pytest.raises(ValueError, match=r"Expecting|Extra"):
        json.loads(text.log[1])
