"""Results as data frames: the same columns and cells as the files."""

import sys

import narwhals
import pytest

import reliability
from reliability.errors import InputError, MissingExtraError
from reliability.reports import frames, table_file
from reliability.reports.columns import article_columns, source_columns
from reliability.results import Profiles, Scores

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def scores():
    story = "Officials said on Tuesday that the bridge may be closed before the winter. " * 3
    articles = [
        {"text": story + "A horrible failure, some say.", "source": "a.example", "title": "=Bridge"},
        {"title": "no text", "source": "b.example", "id": "2"},
        {"text": "Broken \ud800 character. " + story, "source": "b.example", "published": "2026-01-02"},
    ]
    return reliability.score_all(articles).collect()


def plain(value):
    return None if value is None or value is pandas.NA or value != value else value


def test_the_cells_are_those_of_the_files(scores, tmp_path):
    columns = article_columns(reliability.measures())
    path = tmp_path / "scores.jsonl"
    with table_file.writer(path, columns) as put:
        for row in frames.scores(scores).rows:
            put(row)
    expected = list(table_file.read(path))
    frame = scores.to_pandas()
    assert list(frame) == [column.name for column in columns]
    found = [{name: plain(cell) for name, cell in row.items()} for row in frame.to_dict("records")]
    assert found == expected
    assert scores.to_polars().to_dicts() == expected
    assert scores.to_arrow().to_pylist() == expected


def test_types_do_not_depend_on_empty_cells(scores):
    frame = scores[1:2].to_pandas()
    assert str(frame["words"].dtype) == "Int64"
    assert str(frame["sentiment_mean"].dtype) == "float64"
    assert str(frame["title"].dtype).startswith("str")
    assert Scores().to_polars().schema == scores.to_polars().schema
    assert Scores().to_arrow().schema == scores.to_arrow().schema
    assert Scores().to_pandas().dtypes.equals(scores.to_pandas().dtypes)


def test_sources_too(scores):
    profiles = reliability.compare(scores)
    names = [column.name for column in source_columns(reliability.measures())]
    assert list(profiles.to_pandas()) == names == profiles.to_polars().columns
    assert profiles.to_arrow().column_names == names
    assert profiles.to_arrow()["source"].to_pylist() == [profile.source for profile in profiles]
    assert len(Profiles().to_pandas()) == 0


def test_sources_by_period_have_the_column_of_the_files(scores):
    profiles = reliability.compare(scores, by=lambda score: score.profile.article.published[:7])
    names = [column.name for column in source_columns(reliability.measures(), by=True)]
    assert list(profiles.to_pandas()) == names
    assert profiles.to_arrow()["period"].to_pylist() == ["2026-01", None]


@pytest.mark.parametrize("method", ["to_pandas", "to_polars", "to_arrow"])
def test_sources_are_compared_from_a_frame_of_scores(story, model, method):
    articles = [{"text": story + "It may rain. " * at, "source": f"{at % 2}.example"} for at in range(4)]
    scores = reliability.score_all([*articles, {"source": "nobody"}], model=model).collect()
    found = reliability.compare(getattr(scores, method)(), model=model)
    assert [profile.scored for profile in found] == [2, 2]
    direct = reliability.compare(scores, model=model)[:2]
    assert [profile.to_dict() for profile in found] == [profile.to_dict() for profile in direct]
    with pytest.raises(InputError, match="The data frame has no column 'article'"):
        reliability.compare(pandas.DataFrame({"text": ["It may rain."]}))


def test_passages_too(scores):
    found = scores.to_passages()
    every = scores.to_passages(every=True).to_pandas()
    assert len(every) == sum(len(score.profile.evidence) for score in scores)
    words = every["measure"].str.startswith("register_")
    assert words.any()
    assert found.to_pandas().equals(every[~words].reset_index(drop=True))
    assert {row["text"] for row in found.to_polars().to_dicts()} >= {"may"}
    assert pyarrow.table(found).equals(found.to_arrow())


def test_what_reads_arrow_streams_takes_them_as_they_are(scores):
    assert pyarrow.table(scores).equals(scores.to_arrow())
    assert narwhals.from_arrow(scores, backend="pyarrow").to_native().equals(scores.to_arrow())


def test_a_part_of_a_sequence_is_one_too(scores):
    assert isinstance(scores[:2], Scores)
    assert len(scores[:2].to_pandas()) == 2


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_library_that_is_missing_is_named(library, scores, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    method = {"pyarrow": "to_arrow"}.get(library, f"to_{library}")
    with pytest.raises(MissingExtraError, match=library):
        getattr(scores, method)()
