import json

import reliability


def test_every_measure_with_its_description(run):
    status, out, _ = run("measures", "--format", "json")
    listed = json.loads(out)
    assert status == 0
    assert [measure["name"] for measure in listed] == [measure.name for measure in reliability.measures()]
    assert set(listed[0]) == {
        "name", "family", "what", "unit", "meaning", "direction", "reference", "expected",
    }  # fmt: skip


def test_the_list_for_people(run):
    _, out, _ = run("measures")
    assert "hedging_hedges_per_1000_words" in out
    assert max(map(len, out.splitlines())) <= 80
