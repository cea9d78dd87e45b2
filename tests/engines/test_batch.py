import pytest

import reliability
from reliability import ingest
from reliability.reports.rows import article_row, source_row

pyarrow = pytest.importorskip("pyarrow")


def batch(rows):
    return pyarrow.RecordBatch.from_pylist(rows)


def rows_of(profiles):
    return [source_row(profile) for profile in profiles]


def test_each_row_equals_that_of_the_article_alone(prose):
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


def test_sources_from_batches_are_those_of_all_articles_at_once(story):
    from reliability.engines import batch as bulk

    texts = [f"{story}\n\nNumber {n}. " + "It is a disaster! " * (n % 5) for n in range(24)]
    rows = [{"id": f"a{n}", "text": text, "source": f"s{n % 3}"} for n, text in enumerate(texts)]
    scored = [reliability.score_batch(batch(rows[at : at + 6])) for at in range(0, 24, 6)]
    parts = [bulk.summarise_batches([part]) for part in scored]
    merged = [bulk.merge_batches(parts[:3]), bulk.merge_batches(reversed(parts))]
    assert merged[1].num_rows == 3
    assert merged[1].schema.names == list(bulk.SUMMARY_COLUMNS)
    at_once = rows_of(reliability.compare(reliability.score_all(rows)))
    assert at_once[0]["reliability"] > at_once[2]["reliability"]
    assert rows_of(bulk.compare_batches(parts)) == at_once
    assert rows_of(bulk.compare_batches([merged[1]])) == at_once


def test_articles_as_batches(tmp_path, story):
    from reliability.engines import batch as bulk

    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(story)
    (tmp_path / "d.txt").write_bytes(b"")
    found = list(bulk.article_batches(ingest.read(tmp_path), rows=3))
    assert [part.num_rows for part in found] == [3, 1]
    scores = reliability.score_batch(found[0]).to_pylist() + reliability.score_batch(found[1]).to_pylist()
    assert [(row["article"], row["status"]) for row in scores] == [
        ("a.txt", "scored"), ("b.txt", "scored"), ("c.txt", "scored"), ("d.txt", "failed"),
    ]  # fmt: skip


def test_batches_keep_what_markup_showed(tmp_path):
    from reliability.engines import batch as bulk

    paragraph = "<p>The council met and <a href='https://court.example/ruling'>the court ruled</a> on it.</p>"
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article>{paragraph * 9}<q>We lost.</q></article></body></html>")
    items = list(ingest.read(page))
    spread = bulk.score_batch(next(bulk.article_batches(items))).to_pylist()
    here = [article_row(score) for score in reliability.score_all(items)]
    assert spread[0]["links_links_per_1000_words"] > 0
    assert spread == here


def test_what_stories_need_of_a_row_depends_on_that_row_alone(story):
    from reliability.engines.story_batches import brief_batch

    rows = [
        {"id": "a", "text": story, "source": "s", "published": "01/02/2026"},
        {"id": "b", "text": story, "source": "s", "published": "13/02/2026"},
    ]
    together = brief_batch(batch(rows)).to_pylist()
    assert together == [row for each in rows for row in brief_batch(batch([each])).to_pylist()]
