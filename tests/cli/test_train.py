import csv
import io
import json
import random

import pytest

HEDGES = ("may", "might", "perhaps", "likely", "reportedly")


@pytest.fixture
def labelled(tmp_path, story):
    """Articles of 24 outlets, of which the better rated hedge more, and their ratings."""
    chance = random.Random(1)
    articles, ratings = tmp_path / "articles.jsonl", tmp_path / "ratings.csv"
    records, rows = [], ["domain,pc1,afm_bias"]
    for outlet in range(24):
        rows.append(f"outlet{outlet}.com,{outlet / 24:.3f},{outlet / 24:.3f}")
        for number in range(5):
            words = " ".join(chance.choice(HEDGES) for _ in range(chance.randint(0, 2 + outlet)))
            text = f"{story} Story {number} of outlet {outlet}. It {words} rains."
            records.append({"text": text, "source": f"outlet{outlet}.com"})
    articles.write_text("\n".join(map(json.dumps, records)))
    ratings.write_text("\n".join(rows))
    return articles, ratings


def test_a_trained_model_scores_and_has_its_card(run, labelled, corpus, tmp_path):
    output = tmp_path / "mine.json"
    status, out, err = run("train", *labelled, "-o", output)
    assert (status, out) == (0, "")
    assert "mine.md" in err
    told = output.with_suffix(".md").read_text(encoding="utf-8")
    assert "Spearman" in told
    for plot in ("mine-calibration.svg", "mine-error.svg"):
        assert plot in told
        assert (tmp_path / plot).exists()
    status, out, err = run("score", corpus, "--model", output)
    assert status == 0, err
    assert {row["model"] for row in csv.DictReader(io.StringIO(out))} == {"mine"}


@pytest.mark.parametrize(("rows", "status"), [("domain,pc1\na.com,0.5\n", 1), ("name,stars\na,5\n", 1)])
def test_labels_that_do_not_suffice_are_refused(run, labelled, tmp_path, rows, status):
    (tmp_path / "few.csv").write_text(rows)
    assert run("train", labelled[0], tmp_path / "few.csv", "-o", tmp_path / "mine.json")[0] == status
    assert not (tmp_path / "mine.json").exists()


def test_a_model_ends_in_json(run, labelled, tmp_path):
    status, _, err = run("train", *labelled, "-o", tmp_path / "mine.pickle")
    assert status == 2
    assert ".json" in err
