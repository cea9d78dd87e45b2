import json
from math import nan

import pytest

from reliability.errors import DataError
from reliability.evaluation import checks as registry
from reliability.evaluation.figure import CheckFigure

FIGURES = [
    CheckFigure("hedging", "sentence", "F1", 0.6, (0.55, 0.65), 1935, 0.48, "every sentence", nan),
    CheckFigure("hedging", "sentence", "F1", 0.6, (0.55, 0.65), 1935, 0.54, "forty words", 0.9),
]


@pytest.fixture
def checks(monkeypatch):
    def without_data(data):
        raise DataError(f"No labelled data at {data}.")

    monkeypatch.setattr(registry, "checks", lambda: {"hedging": lambda data: FIGURES, "absent": without_data})


def test_one_table_and_json(run, checks, tmp_path):
    status, out, _ = run("evaluate", tmp_path, "--only", "hedging", "-o", tmp_path / "f.json")
    written = json.loads((tmp_path / "f.json").read_text())
    assert status == 0
    assert out.count("0.60") == 1
    assert "every sentence: 0.48" in out
    assert "annotators' agreement: 0.90" in out
    assert max(map(len, out.splitlines())) <= 80
    assert [figure["value"] for figure in written["figures"]] == [0.6, 0.6]
    assert written["figures"][0]["annotators"] is None


def test_missing_data_is_said_and_fails_after_the_rest_was_measured(run, checks, tmp_path):
    status, out, err = run("evaluate", tmp_path)
    assert status == 1
    assert "0.60" in out
    assert "No labelled data" in err


def test_no_data_at_all_fails(run, tmp_path):
    status, out, err = run("evaluate", tmp_path)
    assert (status, out) == (1, "")
    assert "docs/evaluation.md" in err


def test_an_unknown_check_is_refused_with_the_choices(run, checks, tmp_path):
    status, _, err = run("evaluate", tmp_path, "--only", "stars")
    assert status == 2
    assert "absent, hedging" in err


def test_a_plain_install_is_told_the_extra_before_any_work(run, monkeypatch, tmp_path):
    monkeypatch.setattr("reliability.cli.commands.evaluate.find_spec", lambda name: None)
    monkeypatch.setattr(registry, "checks", lambda: pytest.fail("nothing is to be measured"))
    status, out, err = run("evaluate", tmp_path)
    assert (status, out) == (2, "")
    assert "needs pandas and pyarrow: pip install 'news-reliability[evaluate]'" in err


def test_what_a_check_leaves_out_is_said_after_the_figures(run, checks, tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "left_out", lambda names, data: [f"Left out of {', '.join(names)}: stray."])
    _, _, err = run("evaluate", tmp_path, "--only", "hedging")
    assert "Left out of hedging: stray." in err
