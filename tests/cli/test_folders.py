"""Whatever stands in a folder, and wherever output goes: one clear line, the rest goes on, the status says so."""
# ruff: noqa: E501, PTH123

import csv
import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

import reliability
from reliability.ingest import read
from reliability.records import Failure

ROOT = Path(reliability.__file__).parents[1]


@pytest.fixture
def command(tiny):
    """Run a command in a process of its own, with bounds or without."""

    def run(*arguments, stdout=subprocess.PIPE, most_bytes=None):
        def bound():
            if most_bytes is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        line = [sys.executable, "-m", "reliability", *map(str, arguments)]
        return subprocess.run(
            line, stdout=stdout, stderr=subprocess.PIPE, text=True, errors="surrogateescape", check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, preexec_fn=bound,
        )  # fmt: skip

    return run


def lines_about(err, name):
    return [line for line in err.splitlines() if name in line]


def strange(folder):
    """Put everything into `folder` that is no article, with the name it is told under."""
    inside = {
        "circle": lambda path: path.symlink_to(folder, target_is_directory=True),
        "outside.txt": lambda path: path.symlink_to("/etc/hostname"),
        "nowhere.txt": lambda path: path.symlink_to(folder / "nothing"),
        "itself.txt": lambda path: path.symlink_to(path),
        "device.txt": lambda path: path.symlink_to("/dev/zero"),
        "pipe.txt": os.mkfifo,
        "cut.json": lambda path: path.write_text("{"),
    }
    for name, make in inside.items():
        make(folder / name)
    made = [*inside]
    for raw, shown in (
        (b"new\nline\x1b[31m.json", "new\\nline\\x1b[31m.json"),
        (b"not\xffutf8.json", "not\\xffutf8.json"),
    ):
        try:
            with open(os.fsencode(folder) + b"/" + raw, "wb") as file:
                file.write(b"{")
        except OSError:  # some file systems take no such names
            continue
        made.append(shown)
    return made


def test_each_unreadable_file_of_a_folder_gets_one_line_and_the_rest_is_scored(run, corpus, tiny):
    made = strange(corpus / "daily")
    status, out, err = run("score", corpus, "--model", tiny)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 3
    assert [row["status"] for row in rows].count("scored") == 7
    assert [row["status"] for row in rows].count("failed") == len(made)
    for name in made:
        (line,) = lines_about(err, f"daily/{name}:")
        problem, _, advice = line.partition(": ")[2].partition(". ")
        assert problem
        assert advice
    assert "\x1b" not in out + err
    assert len(err.splitlines()) == len(made) + 2  # of texts that are nearly alike, and the summary


def test_a_file_without_permission_is_reported(run, corpus, tiny, monkeypatch):
    """As the system refuses it; the superuser, who runs some tests, is refused nothing."""
    closed = {str(corpus / "daily" / "0.txt"), str(corpus / "herald")}

    def refusing(function):
        def refuse(path, *rest, **named):
            if str(path) in closed:
                raise PermissionError(13, "Permission denied", str(path))
            return function(path, *rest, **named)

        return refuse

    monkeypatch.setattr(os, "open", refusing(os.open))
    monkeypatch.setattr(os, "scandir", refusing(os.scandir))
    status, _, err = run("score", corpus, "--model", tiny)
    assert status == 3
    assert err.count("permission denied. Allow yourself to read it") == 2
    assert "3 scored" in err


def records(count, story):
    return "".join(json.dumps({"text": f"{story} {n}"}) + "\n" for n in range(count))


def test_a_file_that_changes_while_it_is_read_is_reported(tmp_path, story):
    path = tmp_path / "a.jsonl"
    path.write_text(records(300, story))
    found = read([tmp_path])
    next(found)
    with path.open("a") as file:
        file.write(records(1, story))
    *_, last = found
    assert isinstance(last, Failure)
    assert last.problem == "it changed while it was read"


def test_a_file_that_is_cut_while_it_is_read_is_reported(tmp_path, story):
    path = tmp_path / "a.jsonl"
    path.write_text(records(3000, story))
    found = read([tmp_path])
    next(found)
    os.truncate(path, 100)
    *_, last = found
    assert isinstance(last, Failure)


def test_a_file_that_vanishes_while_it_is_read_is_reported(tmp_path, story):
    path = tmp_path / "a.jsonl"
    path.write_text(records(30, story))
    (tmp_path / "b.txt").write_text(story)
    found = read([tmp_path])
    next(found)
    path.unlink()
    *_, told, other = found
    assert told.problem == "it changed while it was read"
    assert other.id == "b.txt"


def test_what_was_there_when_the_folder_was_listed_may_be_gone(tmp_path, story):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(story)
    found = read([tmp_path])
    next(found)
    (tmp_path / "b.txt").unlink()
    told, other = found
    assert told.problem == "it vanished before it could be read"
    assert other.id == "c.txt"


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_a_full_disk_is_one_line_and_no_half_table(command, corpus, tiny, tmp_path, ending):
    output = tmp_path / f"out{ending}"
    output.write_text("what was there before")
    done = command("score", corpus, "--model", tiny, "-o", output, most_bytes=2000)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert "Free some space" in line
    assert output.read_text() == "what was there before"
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_standard_output_that_is_full_is_one_line(command, corpus, tiny):
    for form in ("csv", "jsonl", "table"):
        with open("/dev/full", "w") as full:
            done = command("score", corpus, "--model", tiny, "--format", form, stdout=full)
        assert done.returncode == 1
        assert [
            line for line in done.stderr.splitlines() if "No space left" in line
        ] == done.stderr.splitlines()[-1:]
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "-o"), ("score", "--evidence"), ("score", "--dictionary"), ("compare", "-o"), ("compare", "--pairs"),
        ("boilerplate", "-o"),
    ],
)  # fmt: skip
def test_an_output_that_is_a_folder_is_wrong_usage(run, corpus, tmp_path, arguments):
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    name, option = arguments
    status, out, err = run(name, corpus, option, folder)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "is a folder. Give the name of a file." in err


def test_an_output_inside_the_input_is_reported_and_not_read(run, corpus, tiny):
    output = corpus / "out.csv"
    for _ in range(2):
        status, _, err = run("score", corpus, "--model", tiny, "-o", output)
        assert status == 0
        assert "7 articles" in err
        assert len(lines_about(err, "it is written, not read")) == 1


def test_an_output_that_is_the_input_is_refused(run, tmp_path, tiny, story):
    path = tmp_path / "news.csv"
    path.write_text(f'text\n"{story}"\n')
    status, _, err = run("score", path, "--model", tiny, "-o", path)
    assert status == 2
    assert "would be overwritten" in err
    assert path.read_text().startswith("text")


def test_messages_about_hostile_names_are_one_harmless_line(run, tmp_path, tiny):
    hostile = "no\nsuch\x1b]0;title\x07\u202efile"
    for arguments in (("score", hostile), ("score", ".", "-o", f"{hostile}/a.csv"), ("score", ".", "--model", f"{hostile}.json"),
                      ("score", ".", "--boilerplate", hostile), ("compare", "--scores", f"{hostile}.csv")):  # fmt: skip
        status, out, err = run(*arguments)
        assert (status, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert err.strip().isprintable()


def test_the_status_says_what_happened(run, tmp_path, corpus, tiny):
    (tmp_path / "empty").mkdir()
    assert run("score", corpus, "--model", tiny)[0] == 0
    assert run("score", corpus, tmp_path / "empty", "--model", tiny)[0] == 3
    assert run("score", tmp_path / "empty", "--model", tiny)[0] == 1
    assert run("score", tmp_path / "nothing", "--model", tiny)[0] == 2


def test_skipped_files_are_counted_listed_and_decide_the_status(run, corpus, tiny):
    (corpus / "daily" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 no article")
    (corpus / "daily" / "style.css").write_text("p {}")
    status, _, err = run("score", corpus, "--model", tiny)
    assert status == 0
    assert "2 files skipped: " in err
    assert "1 .css" in err
    assert "--list-skipped lists them." in err
    assert "daily/style.css" not in err
    (corpus / "daily" / "old.odt").write_bytes(b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text")
    status, _, err = run("score", corpus, "--model", tiny, "--list-skipped")
    assert status == 3
    assert "3 files skipped: " in err
    for name in ("photo.jpg", "style.css", "old.odt"):
        assert f"daily/{name}" in err
