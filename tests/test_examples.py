"""The examples in docs/examples, run on small invented data."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from reliability import pipeline, scoring
from reliability.evaluation.outlet_articles import article
from reliability.scoring import Rating, Recipe

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
CALM = (
    "The council may vote in March on a plan for the bridge, two officials said.",
    "According to the port, the ferry could return before the summer holidays begin.",
    "A spokeswoman for the school wrote that lessons are likely to be moved to Friday.",
    "It was not clear whether the bank would pay for repairs at the old mill.",
    "The mayor told reporters that she expects an answer from the court within weeks.",
    "Residents suggested that another survey might find cheaper ways across the river.",
    "An engineer estimated that the work would take about eighteen months in all.",
    "The union has apparently asked its members for their opinion on the offer.",
)
LOUD = (
    "What a disgusting failure of our hated leaders, and everybody knows it!",
    "They always lie to you, they never listen, and nothing is ever their fault!",
    "This horrible disaster will totally destroy every family on the northern bank!",
    "Wake up, people: these corrupt clowns are laughing all the way to the top!",
    "You won't believe how shameless the radical cronies of city hall have become!",
    "Absolutely nobody wants their insane scheme, which is a vicious attack on us!",
    "We must fight back against this outrageous tyranny before it is too late!",
    "Their pathetic excuses are an insult to all decent, hard-working folks here!",
)


def example(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_default_model_is_made_again(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("reliability.scoring.agreement.interval", lambda *_: (np.nan, np.nan))  # slow
    pandas, _ = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    random = np.random.default_rng(1)
    rows, ratings = [], []
    for outlet in range(24):
        rating = round(random.uniform(0.2, 0.9), 4)
        ratings.append({"domain": f"{outlet}.example", "pc1": rating, "afm_bias": rating if outlet else None})
        for _ in range(5):
            calm = random.binomial(len(CALM), rating)
            text = " ".join(random.permutation([*CALM[:calm], *LOUD[calm:], "It happened on Monday."]))
            rows.append({"text": text, "title": "", "url": "", "domain": f"{outlet}.example", "lean": ""})
    rows = [{**row, "collection": "allsides"} for row in rows]
    pandas.DataFrame(rows).to_parquet(tmp_path / "articles.parquet")
    pandas.DataFrame(ratings).to_csv(tmp_path / "ratings.csv", index=False)
    rated = {
        row["domain"]: Rating(100 * row["pc1"], 100 * (1 - row["afm_bias"]) if row["afm_bias"] else np.nan)
        for row in ratings
    }
    model = scoring.fit(map(pipeline.profile, map(article, rows)), rated, recipe=Recipe(repeats=2))
    scoring.save(model, tmp_path / "model.json")
    found = example("default_model").main(tmp_path, str(tmp_path / "model.json"))
    assert "factor" in capsys.readouterr().out
    for target in ("reliability", "bias"):
        assert found[target]["our baseline"] == found[target]["its baseline"]
        assert found[target]["largest difference in points"] < 1e-4
        assert found[target]["factor on our points"] > 0
    assert found["bias"]["articles"] == 115
