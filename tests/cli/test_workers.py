"""One process or several: the same bytes everywhere, and no process that is left over."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

on_linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")


@pytest.fixture
def inputs(corpus, story, tmp_path):
    """Articles that change each other's rows: repeated ids, names and texts; and some that fail."""
    other = tmp_path / "other"
    (other / "daily").mkdir(parents=True)
    (other / "daily" / "0.txt").write_text(story)
    (other / "empty.txt").write_text("")
    (other / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    records = [
        {"id": str(number % 5), "source": "s" if number % 2 else None, "text": story + "More. " * number}
        for number in range(30)
    ]
    records += [{"id": "last"}, {"id": "7", "source": "s", "text": story, "desk": "city"}]
    (other / "table.jsonl").write_text("\n".join(map(json.dumps, records)) + "\nno record")
    (tmp_path / "nothing").mkdir()
    return [corpus, other, tmp_path / "nothing", corpus / "daily" / "0.txt"]


def _without_time(text):
    return [line.partition(" in ")[0] if " scored, " in line else line for line in text.splitlines()]


@pytest.fixture
def results(run, inputs, tiny, tmp_path):
    """Everything that a command leaves: tables, finished rows, messages, exit status."""

    def score(name, *options):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        table, passages = folder / "out.csv", folder / "passages.csv"
        status, out, err = run(
            "score", *inputs, "--model", tiny, "-o", table, "--evidence", passages, *options
        )
        rows = folder / ".reliability" / "out.csv.rows"
        files = [path.read_bytes() for path in (table, passages, rows)]
        return status, out, _without_time(err), files

    return score


def test_articles_that_change_each_others_rows(results):
    alone = results("alone")
    assert alone[0] == 3
    assert b"id_repeated" in alone[3][0]
    assert b"near_duplicate" in alone[3][0]
    assert results("together", "--workers", "2") == alone


def test_rows_of_one_process_serve_several(results):
    alone = results("alone")
    resumed = results("alone", "--resume", "--workers", "2")
    assert resumed[3] == alone[3]
    assert "rows reused" not in alone[2][-1]
    assert results("alone", "--resume")[3] == alone[3]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_rows_on_standard_output(run, inputs, tiny, form):
    alone, together = (
        run("score", *inputs, "--model", tiny, "--show", form, "--workers", str(workers))
        for workers in (1, 2)
    )
    assert together[:2] == alone[:2]


def test_duplicates_are_left_out_of_rows_from_workers(results):
    alone = results("alone", "--drop-duplicates")
    assert results("together", "--drop-duplicates", "--workers", "2") == alone
    assert b"duplicate" not in alone[3][0].partition(b"\n")[2]


@pytest.fixture
def begun(story, tiny, tmp_path):
    """A command with two workers that has finished some rows, and its processes."""
    articles, partial = tmp_path / "articles.jsonl", tmp_path / ".reliability" / "out.csv.partial"
    records = ({"id": str(n), "source": "s", "text": f"{story}\n\nNumber {n}."} for n in range(4000))
    articles.write_text("\n".join(map(json.dumps, records)))
    command = ["score", articles, "--model", tiny, "-o", tmp_path / "out.csv", "--workers", "2"]
    process = subprocess.Popen(
        [sys.executable, "-m", "reliability", *map(str, command)], stderr=subprocess.PIPE, text=True
    )
    while not (partial.exists() and partial.read_bytes().count(b"\n") > 1):
        assert process.poll() is None
        time.sleep(0.02)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    yield process, [int(pid) for pid in children]
    for pid in filter(_runs, map(int, children)):
        os.kill(pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def _runs(pid):
    """Whether a process of that id runs; one that nobody has waited for does not."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def _none_runs(processes):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(_runs, processes)):
        time.sleep(0.05)
    return not any(map(_runs, processes))


@on_linux
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_workers_do_not_outlive_a_command_that_was_killed(begun, number):
    process, children = begun
    process.send_signal(number)
    process.wait(10)
    assert _none_runs(children)


@on_linux
def test_ctrl_c_pressed_twice_ends_everything(begun):
    process, children = begun
    process.send_signal(signal.SIGINT)
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.wait(20)
    assert _none_runs(children)


@on_linux
def test_a_worker_that_was_killed_is_reported_in_a_line(begun):
    process, children = begun
    workers = [pid for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(workers[0], signal.SIGKILL)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert err.startswith("reliability: A worker process ended too early")
    assert err.count("\n") == 1
    assert _none_runs(children)
