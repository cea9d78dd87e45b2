"""Marks compared with readers: matching, figures, and texts that are missing."""

from math import isnan

import pyarrow as pa
import pytest
from pyarrow import parquet

from reliability.errors import DataError
from reliability.evaluation.checks import marks
from reliability.evaluation.reading_set import KINDS, ReadArticle, TextMark, matches, overlap, readings
from reliability.records import Article, Span

NOTHING = {kind: [] for kind in KINDS}


def mark(start, end, kind="person", speaker=1, source=None):
    return TextMark(Span(start, end), source, kind, speaker)


def read(ours, first, second):
    reading = ReadArticle(Article("x" * 100), "test", NOTHING | first, NOTHING | second)
    return marks.MarkedReading(reading, NOTHING | ours)


def values(*reads):
    return {f"{f.name}, {f.statistic}": f.value for f in marks.figures(reads)}


@pytest.mark.parametrize(
    ("other", "shared"),
    [((0, 10), True), ((5, 15), True), ((6, 16), False), ((10, 20), False), ((2, 4), True)],
)
def test_marks_overlap_by_half_of_the_shorter(other, shared):
    assert overlap(Span(0, 10), Span(*other)) is shared


def test_one_mark_matches_one_mark():
    assert len([*matches([mark(0, 4), mark(1, 4)], [mark(0, 4)])]) == 1


def test_precision_asks_one_reader_and_recall_both():
    ours = {"hedges": [mark(0, 4), mark(20, 24)]}
    found = values(read(ours, {"hedges": [mark(0, 4), mark(50, 54)]}, {}))
    assert found["hedges, precision"] == 0.5
    assert isnan(found["hedges, recall"])
    both = {"hedges": [mark(0, 4), mark(50, 54)]}
    assert values(read({"hedges": [mark(0, 4)]}, both, both))["hedges, recall"] == 0.5


def test_kind_and_source_are_judged_where_the_cue_agrees():
    ours = {"statements": [mark(10, 14, "person", 1, Span(0, 9)), mark(60, 64, "document", 2, Span(50, 55))]}
    theirs = {"statements": [mark(10, 14, "unnamed", 1, Span(0, 9))]}
    found = values(read(ours, theirs, theirs))
    assert found["statements: kind of source, given the cue, share"] == 0
    assert found["statements: source span, given the cue, share"] == 1


@pytest.mark.parametrize(("speakers", "close"), [((1, 2), 1.0), ((1, 2, 3, 4), 0.0)])
def test_distinct_speakers_may_differ_by_one(speakers, close):
    ours = {"statements": [mark(10 * i, 10 * i + 4, speaker=i) for i in speakers]}
    theirs = {"statements": [mark(10, 14, speaker=7)]}
    found = values(read(ours, theirs, theirs))
    assert found["distinct speakers within one of a reader's count, share"] == close


def test_a_missing_text_is_an_error(tmp_path):
    folder = tmp_path / "outlets"
    folder.mkdir()
    row = dict.fromkeys(("collection", "domain", "url", "date", "title", "text", "lean"), "a text")
    parquet.write_table(pa.Table.from_pylist([row]), folder / "articles.parquet")
    header = "collection,period,topic,licence,may_fit\n"
    (folder / "collections.csv").write_text(f"{header}a text,2020,any,none,no\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"of \d+ texts of the reading set"):
        readings(tmp_path, "test")


def test_the_reading_set_is_whole():
    from reliability.evaluation.reading_set import _entries, _marks

    entries = _entries()
    assert len(entries) == 36
    assert {entry["half"] for entry in entries} == {"look", "test"}
    for entry in entries:
        for reader in ("A", "B"):
            spans = [m.span for kind in _marks(entry["readers"][reader]).values() for m in kind]
            assert all(0 <= span.start < span.end for span in spans)
