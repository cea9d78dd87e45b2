import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from reliability import pipeline
from reliability.scoring import load, save


@pytest.fixture
def counted(monkeypatch):
    """The ids of the articles that are measured."""
    measured = []
    measure = pipeline.profile

    def profile(article, boilerplate=None):
        measured.append(article.id)
        return measure(article, boilerplate)

    monkeypatch.setattr(pipeline, "profile", profile)
    return measured


@pytest.fixture
def scored(run, corpus, tiny, tmp_path):
    """Score the corpus to a table with the given options."""

    def score(*options, output=tmp_path / "out.csv"):
        return run("score", corpus, "--model", tiny, "-o", output, *options)

    return score


def test_a_grown_folder_costs_only_what_is_new_or_changed(scored, corpus, counted, story, tmp_path):
    scored()
    (corpus / "daily" / "9.txt").write_text(story + "This is new.")
    (corpus / "herald" / "1.txt").write_text(story + "This is changed.")
    (corpus / "herald" / "2.txt").unlink()
    counted.clear()
    status, _, err = scored("--resume")
    assert status == 0
    assert counted == ["daily/9.txt", "herald/1.txt"]
    assert "5 rows reused" in err
    resumed = (tmp_path / "out.csv").read_bytes()
    scored()
    assert (tmp_path / "out.csv").read_bytes() == resumed


def test_old_rows_do_not_pile_up(scored, corpus, counted, story, tmp_path):
    scored()
    for number in range(20):
        (corpus / "daily" / "0.txt").write_text(f"{story} This is change {number}.")
        assert scored("--resume")[0] == 0
    assert len(counted) == 7 + 20  # what was a repetition of 0.txt is none any more, with the same row
    assert len((tmp_path / ".reliability" / "out.csv.rows").read_text().splitlines()) <= 1 + 2 * 7 + 1
    counted.clear()
    assert scored("--resume")[0] == 0
    assert not counted


def test_an_interrupted_run_goes_on(scored, counted, tmp_path, monkeypatch):
    measure = pipeline.profile

    def stop_at_the_fourth(article, boilerplate=None):
        if len(counted) == 3:
            raise KeyboardInterrupt
        return measure(article, boilerplate)

    monkeypatch.setattr(pipeline, "profile", stop_at_the_fourth)
    assert scored()[0] == 130
    assert not (tmp_path / "out.csv").exists()
    monkeypatch.setattr(pipeline, "profile", measure)
    assert scored("--resume")[0] == 0
    assert len(counted) == 7
    resumed = (tmp_path / "out.csv").read_bytes()
    scored()
    assert (tmp_path / "out.csv").read_bytes() == resumed


def test_a_line_that_was_cut_off_is_scored_again(scored, counted, tmp_path):
    scored()
    rows = (tmp_path / ".reliability" / "out.csv.rows").read_bytes()
    (tmp_path / ".reliability" / "out.csv.rows").unlink()
    (tmp_path / ".reliability" / "out.csv.partial").write_bytes(rows[:-20])
    counted.clear()
    scored("--resume")
    assert len(counted) == 1
    (tmp_path / ".reliability" / "out.csv.rows").rename(tmp_path / ".reliability" / "out.csv.partial")
    (tmp_path / ".reliability" / "out.csv.partial").write_bytes(rows[:10])
    counted.clear()
    scored("--resume")
    assert len(counted) == 7


def test_other_options_are_refused_by_name(scored, run, corpus, tmp_path):
    scored()
    status, _, err = scored("--resume", "--source-from", "file")
    assert status == 2
    assert "--source-from" in err
    status, _, err = scored("--resume", "--evidence", tmp_path / "e.csv")
    assert status == 2
    assert "--evidence" in err


def test_another_model_is_refused_by_name(scored, run, corpus, tiny, tmp_path):
    scored()
    save(replace(load(tiny), name="other"), tmp_path / "other.json")
    status, _, err = run(
        "score", corpus, "--model", tmp_path / "other.json", "-o", tmp_path / "out.csv", "--resume"
    )
    assert status == 2
    assert "'tiny'" in err
    assert "'other'" in err


def test_rows_of_an_earlier_layout_are_refused(scored, tmp_path):
    scored()
    rows = tmp_path / ".reliability" / "out.csv.rows"
    header, *finished = map(json.loads, rows.read_text().splitlines())
    del header["row layout"]
    for row in finished:
        del row["read"]
    rows.write_text("".join(json.dumps(line) + "\n" for line in (header, *finished)))
    status, _, err = scored("--resume")
    assert status == 2
    assert "row layout" in err


def test_evidence_is_complete_after_resuming(scored, corpus, story, tmp_path):
    scored("--evidence", tmp_path / "e.csv")
    before = (tmp_path / "e.csv").read_bytes()
    scored("--evidence", tmp_path / "e.csv", "--resume")
    assert (tmp_path / "e.csv").read_bytes() == before


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_workers_give_the_same_table(scored, tmp_path, ending):
    alone, together = tmp_path / f"alone{ending}", tmp_path / f"together{ending}"
    assert scored(output=alone)[0] == 0
    assert scored("--workers", "2", output=together)[0] == 0
    assert together.read_bytes() == alone.read_bytes()


def test_web_pages_are_taken_apart_by_the_workers_in_order(scored, corpus, story, tmp_path):
    paragraphs = "".join(f"<p>{line}</p>" for line in story.split("\n\n") * 3)
    for number in range(40):
        page = f"<html><body><article><h1>Page {number}</h1>{paragraphs}</article></body></html>"
        (corpus / "herald" / f"{number}.html").write_text(page if number % 7 else "<html></html>")
    alone, together = tmp_path / "alone.csv", tmp_path / "together.csv"
    assert scored(output=alone)[0] == 3
    assert scored("--workers", "2", output=together)[0] == 3
    assert together.read_bytes() == alone.read_bytes()
    assert len(alone.read_text().splitlines()) == 1 + 7 + 40


def test_the_run_is_recorded_next_to_the_output(scored, tmp_path):
    scored()
    record = json.loads((tmp_path / ".reliability" / "out.csv.run.json").read_text())
    assert record["made with"]["model"] == "tiny"
    assert (record["articles"], record["scored"], record["failed"]) == (7, 7, 0)


def test_resuming_without_an_output_is_wrong_usage(run, corpus, tiny):
    assert run("score", corpus, "--model", tiny, "--resume")[0] == 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment_no_article_is_lost_doubled_or_half_written(story, tiny, tmp_path):
    articles = tmp_path / "articles.jsonl"
    records = ({"id": str(n), "source": "s", "text": f"{story}\n\nNumber {n}."} for n in range(400))
    articles.write_text("\n".join(map(json.dumps, records)))

    def start(output):
        command = ["score", articles, "--model", tiny, "-o", output, "--resume"]
        arguments = [sys.executable, "-m", "reliability", *map(str, command)]
        return subprocess.Popen(arguments, stderr=subprocess.DEVNULL, env=os.environ)

    def size(file):
        return file.stat().st_size if file.exists() else 0

    assert start(tmp_path / "whole.csv").wait() == 0
    chance, output, kills = random.Random(), tmp_path / "killed.csv", 0
    kept = tmp_path / ".reliability"
    partial, row = kept / "killed.csv.partial", size(kept / "whole.csv.rows") // 400
    for _ in range(5):
        enough = size(partial) + chance.randint(1, 40) * row
        with start(output) as process:
            while process.poll() is None and size(partial) < enough:
                time.sleep(0.001)
            kills += process.poll() is None
            process.kill()
    assert start(output).wait() == 0
    assert kills == 5
    assert output.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_nothing_but_the_output_and_a_hidden_folder_is_left(scored, tmp_path):
    before = set(tmp_path.iterdir())
    scored()
    assert {path.name for path in set(tmp_path.iterdir()) - before} == {"out.csv", ".reliability"}
    assert (tmp_path / ".reliability" / ".gitignore").read_text().splitlines()[-1] == "*"


def test_rows_of_version_0_1_are_moved_and_serve(scored, counted, corpus, tmp_path):
    output, kept = corpus / "out.csv", corpus / ".reliability"
    scored(output=output)
    for ending in (".rows", ".run.json"):
        (kept / f"out.csv{ending}").rename(corpus / f"out.csv{ending}")
    counted.clear()
    status, _, err = scored("--resume", output=output)
    assert (status, counted) == (0, [])  # the record is no article either
    assert "7 rows reused" in err
    assert sorted(path.name for path in corpus.iterdir()) == [".reliability", "daily", "herald", "out.csv"]
    assert json.loads((kept / "out.csv.run.json").read_text())["reused"] == 7


def test_a_file_with_the_folders_name_is_refused(scored, tmp_path):
    (tmp_path / ".reliability").write_text("mine")
    status, _, err = scored()
    assert status == 2
    assert ".reliability: is a file" in err
    assert (tmp_path / ".reliability").read_text() == "mine"


def test_fields_are_complete_after_resuming(run, tiny, counted, story, tmp_path):
    articles, output = tmp_path / "articles.jsonl", tmp_path / "out.csv"
    records = [{"id": f"{n}", "source": f"s{n}", "text": f"{story}{n}.", f"field {n}": n} for n in range(3)]
    articles.write_text("\n".join(map(json.dumps, records[1:])))
    run("score", articles, "--model", tiny, "-o", output)
    articles.write_text("\n".join(map(json.dumps, records)))
    counted.clear()
    assert run("score", articles, "--model", tiny, "-o", output, "--resume")[0] == 0
    assert len(counted) == 1
    resumed = output.read_bytes()
    run("score", articles, "--model", tiny, "-o", output)
    assert output.read_bytes() == resumed


def test_a_record_whose_other_fields_changed_has_them_anew(run, tiny, story, tmp_path):
    articles, output = tmp_path / "articles.jsonl", tmp_path / "out.jsonl"
    for desk in ("city", "sport"):
        articles.write_text(json.dumps({"id": "1", "text": story, "desk": desk}))
        run("score", articles, "--model", tiny, "-o", output, "--resume")
        assert json.loads(output.read_text())["desk"] == desk
