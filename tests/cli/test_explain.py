import json

import pytest


@pytest.fixture
def record(tmp_path, story):
    path = tmp_path / "two.jsonl"
    records = [{"id": "a", "text": story, "title": "Bridge \x1b[31mmay close"}, {"id": "b", "text": "Short."}]
    path.write_text("\n".join(map(json.dumps, records)))
    return path


def test_json_is_complete_and_adds_up(run, record, tiny, story):
    status, out, _ = run("explain", record, "--id", "a", "--format", "json", "--model", tiny)
    told = json.loads(out)
    assert status == 0
    assert {"article", "text", "scores", "baseline", "contributions", "measures", "boilerplate", "evidence",
            "statements", "beliefs", "stances", "speakers"} <= told.keys()  # fmt: skip
    assert told["text"] == story
    for target, prefix in (("reliability", ""), ("bias", "bias_")):
        total = told[f"{prefix}baseline"] + sum(told[f"{prefix}contributions"].values())
        assert total == pytest.approx(told["scores"][target], abs=1e-9)
    for found in told["evidence"]:
        part = told["title"] if found["part"] == "title" else told["text"]
        assert part[found["start"] : found["end"]] == found["text"]


def test_a_declined_article_keeps_its_measures(run, record, tiny):
    status, out, _ = run("explain", record, "--id", "b", "--format", "json", "--model", tiny)
    told = json.loads(out)
    assert status == 1
    assert told["scores"]["status"] == "declined"
    assert told["scores"]["reliability"] is None
    assert told["measures"]["hedging_hedges_per_1000_words"] == 0


def test_text_fits_80_columns_and_is_harmless(run, record, tiny):
    status, out, _ = run("explain", record, "--id", "a", "--model", tiny)
    assert status == 0
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert "~may~" in out
    assert "What moved reliability" in out


def test_an_article_has_to_be_chosen(run, record, tiny):
    status, out, err = run("explain", record, "--model", tiny)
    assert (status, out) == (2, "")
    assert "--id: 'a', 'b'" in err


def test_an_unknown_id_is_refused_with_those_there_are(run, record, tiny):
    status, _, err = run("explain", record, "--id", "c", "--model", tiny)
    assert status == 2
    assert "'a', 'b'" in err


def test_a_page_to_standard_output_or_a_file(run, record, tiny, tmp_path):
    status, out, _ = run("explain", record, "--id", "a", "--format", "html", "--model", tiny)
    assert status == 0
    assert out.startswith("<!doctype html>")
    assert out.rstrip().endswith("</html>")
    assert "tiny, checksum" in out
    file = tmp_path / "page.html"
    status, printed, _ = run("explain", record, "--id", "a", "--format", "html", "-o", file, "--model", tiny)
    assert (status, printed) == (0, "")
    assert file.read_text(encoding="utf-8").partition('<dl class="about">')[0] in out


def test_a_page_of_a_declined_article_says_why(run, record, tiny):
    status, out, _ = run("explain", record, "--id", "b", "--format", "html", "--model", tiny)
    assert status == 1
    assert "Not scored (declined)" in out
    assert "fewer than 100 words" in out


def test_what_has_no_title_and_no_source_is_named_once(run, tiny, story, tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(story, encoding="utf-8")
    head = run("explain", path, "--model", tiny)[1].partition("Reliability")[0]
    assert head.count("one.txt") == 1
    assert " words" in head
