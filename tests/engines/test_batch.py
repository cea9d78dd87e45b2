import pytest

import reliability

pyarrow = pytest.importorskip("pyarrow")


def batch(rows):
    return pyarrow.RecordBatch.from_pylist(rows)


def test_a_row_in_is_a_row_out_equal_to_the_one_at_a_time_road(prose):
    rows = [
        {"id": "a", "content": prose * 4, "domain": "www.Wire.example"},
        {"id": "b", "content": "short", "domain": "wire.example"},
        {"id": "c", "content": None, "domain": "wire.example"},
    ]
    given = reliability.score_batch(batch(rows)).to_pylist()
    assert [row["article"] for row in given] == ["a", "b", "c"]
    assert given[2]["status"] == "failed"
    assert "too_short" in given[1]["note"]
    alone = reliability.score(rows[0])
    assert given[0]["source"] == "wire.example"
    for name, value in alone.profile.values.items():
        assert given[0][name] == pytest.approx(value, nan_ok=True) or given[0][name] is None


def test_rows_do_not_depend_on_their_neighbours(prose):
    row = {"id": "a", "text": prose * 4, "source": "wire"}
    pair = reliability.score_batch(batch([row, row])).to_pylist()
    assert pair[0] == {**pair[1], "article": pair[0]["article"]}
