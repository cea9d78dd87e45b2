"""Families, readers, word lists and models from elsewhere, in small packages that are really installed."""

import csv
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

import reliability
from reliability.scoring import load, save

ROOT = Path(reliability.__file__).parents[1]
EXAMPLES = Path(__file__).parent / "examples"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder with the example packages installed."""
    for needed in ("hatchling", "pip"):
        if not find_spec(needed):
            pytest.skip(f"{needed} is not installed")
    folder = tmp_path_factory.mktemp("elsewhere")
    packages = [folder / "copies" / name for name in ("weather", "wire", "house")]
    for package in packages:
        shutil.copytree(EXAMPLES / package.name, package)
    default = load()
    terms = tuple(term for term in default.terms if not term.measure.startswith("hedging"))
    model = replace(default, name="house", terms=terms, requires={})
    save(model, packages[-1] / "example_house" / "model.json")
    target = folder / "site"
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", target]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, *packages], check=True)
    return target


@pytest.fixture
def run(site, tmp_path):
    """Run Python in a folder of its own, with the example packages installed."""

    def run(*arguments, status=0):
        path = os.pathsep.join(map(str, (site, ROOT)))
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            capture_output=True, text=True, check=False, cwd=tmp_path, encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        )  # fmt: skip
        assert done.returncode == status, done.stderr
        return done

    return run


def rows(path):
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def test_a_family_a_reader_a_list_and_a_model_from_elsewhere(run, site, tmp_path, story):
    copy = f"The bridge\n{story}\nNNNN\nOnly a headline\nNNNN\nThe ferry\n{story}It rained.\n"
    (tmp_path / "copy.wire").write_text(copy, encoding="utf-8")
    house = site / "example_house"
    command = ["-m", "reliability", "score", "copy.wire", "-o", "out.csv", "--model", house / "model.json"]
    done = run(*command, "--lexicon", house / "ferries.tsv", "--workers", 2, status=3)
    assert "headline alone" in done.stderr
    first, failed, last = rows(tmp_path / "out.csv")
    assert (first["status"], failed["status"], last["status"]) == ("scored", "failed", "scored")
    assert (first["model"], first["title"]) == ("house", "The bridge")
    assert float(last["weather_words_per_1000_words"]) > float(first["weather_words_per_1000_words"]) > 0
    assert float(first["lists_ferries_per_1000_words"]) > 0
    assert list(first)[-2:] == ["weather_words_per_1000_words", "lists_ferries_per_1000_words"]
    record = tmp_path / ".reliability" / "out.csv.run.json"
    made_with = json.loads(record.read_text(encoding="utf-8"))["made with"]
    assert made_with["families of"] == {"example-weather": "1.2"}
    assert list(made_with["--lexicon"]) == ["ferries"]
    other = run(*command, "--resume", status=2)
    assert "was made with --lexicon" in other.stderr
    again = run("-m", "reliability", "compare", "--scores", "out.csv", "--lexicon", house / "ferries.tsv")
    assert "weather_level" in again.stdout.partition("\n")[0]


def test_a_list_in_the_place_of_ours_stops_a_model_that_needs_it(run, site, tmp_path, story):
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    weasels = site / "example_house" / "weasels.tsv"
    done = run("-m", "reliability", "score", "story.txt", "--lexicon", weasels, "-o", "out.csv", status=1)
    assert f"word list weasels is replaced by {weasels}" in done.stderr
    (row,) = rows(tmp_path / "out.csv")
    assert (row["status"], row["note"]) == ("declined", "no_source; model_mismatch")
    assert float(row["hedging_weasels_per_1000_words"]) > 0


def test_a_family_from_elsewhere_keeps_the_contract_of_ours(run):
    run("-c", "import example_weather, reliability.testing as t; t.check_extractor(example_weather)")
