import json

import pytest

from reliability import scoring
from reliability.errors import ModelError
from reliability.scoring import model_file


@pytest.fixture
def content(model):
    plain = model_file.as_json(model)
    return {**plain, "checksum": model_file.checksum(plain)}


def signed(content):
    return json.dumps({**content, "checksum": model_file.checksum(content)}).encode()


def test_a_saved_model_comes_back(model, tmp_path):
    path = tmp_path / "invented.json"
    scoring.save(model, path)
    found = model_file.parse(path.read_bytes(), "here")
    assert (found.name, found.terms, found.parts, found.levels) == (
        model.name,
        model.terms,
        model.parts,
        model.levels,
    )


def test_missing_measures_are_a_mismatch_with_a_reason(model, tmp_path):
    path = tmp_path / "invented.json"
    scoring.save(model, path)
    assert "calm_words is missing" in scoring.load(path).mismatch


def test_a_changed_word_list_is_a_mismatch(model, tmp_path):
    from dataclasses import replace

    path = tmp_path / "invented.json"
    scoring.save(replace(model, terms=(), requires={"word lists": {"no-such-list": "ab"}}), path)
    assert "word list no-such-list has changed" in scoring.load(path).mismatch


def test_unknown_names_list_the_known():
    with pytest.raises(ModelError, match="Available"):
        scoring.load("no-such-model")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelError, match="cannot be read"):
        scoring.load(tmp_path / "none.json")


def test_a_changed_weight_is_refused(content):
    content["terms"][0]["reliability"][0][1] = 99.0
    with pytest.raises(ModelError, match="checksum"):
        model_file.parse(json.dumps(content).encode(), "here")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"schema": 99}',
        b'{"schema": 1, "weights": []}',
        b"\x80\x04K",
    ],
)
def test_an_invalid_model_is_refused(raw):
    with pytest.raises(ModelError, match=r"here (?:cannot be used as a|is not a) model"):
        model_file.parse(raw, "here")


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 1e300, "12", None, True, [1]])
def test_numbers_must_be_numbers(content, bad):
    content["terms"][0]["reliability"][0][1] = bad
    with pytest.raises(ModelError, match="not a valid number"):
        model_file.parse(signed(content), "here")


def test_points_must_rise(content):
    content["terms"][0]["bias"] = [[1, 0], [1, 1]]
    with pytest.raises(ModelError, match="rise"):
        model_file.parse(signed(content), "here")


def test_enormous_files_are_not_parsed(tmp_path):
    path = tmp_path / "huge.json"
    path.write_bytes(b" " * (model_file.MAX_BYTES + 1))
    with pytest.raises(ModelError, match="larger"):
        scoring.load(path)
