import json
from dataclasses import replace

import pytest

import reliability
from reliability import Article, InputError, Scores, pipeline
from reliability.scoring import Model
from reliability.scoring.model import Band, Part, Term, curve


@pytest.fixture
def model():
    hedges = {"reliability": curve([(0, -6), (40, 12)]), "bias": curve([(0, 4), (40, -8)])}
    terms = (Term("hedging_hedges_per_1000_words", hedges),)
    part = Part(60.0, 1.0, (Band(1, 30, 25), Band(20, 15, 15)))
    return Model("tiny", terms, {"reliability": part, "bias": part})


@pytest.mark.parametrize(
    "made",
    [str, lambda text: {"text": text}, lambda text: {"content": text}, lambda text: Article(text=text)],
    ids=["text", "record", "record with another name", "article"],
)
def test_text_record_and_article_are_scored_alike(made, model, story):
    score = reliability.score(made(story), source="www.Example.com", model=model)
    assert score.status == "scored"
    assert score.profile.article.source == "example.com"
    assert score.baseline + sum(score.contributions.values()) == pytest.approx(score.reliability)
    assert score.reliability_interval[0] <= score.reliability <= score.reliability_interval[1]
    assert score.profile.values["hedging_hedges_per_1000_words"] > 0
    assert score.profile.evidence


def test_a_record_without_text_is_an_error(model):
    with pytest.raises(reliability.ReliabilityError):
        reliability.score({"title": "x"}, model=model)


def test_scores_are_made_as_they_are_asked_for(model, story):
    asked = []

    def articles():
        for number in range(3):
            asked.append(number)
            yield {"text": story, "source": f"s{number}"}

    stream = reliability.score_all(articles(), model=model)
    assert asked == []
    next(stream)
    assert asked == [0]
    scores = stream.collect()
    assert isinstance(scores, Scores)
    assert [score.profile.article.source for score in scores] == ["s1", "s2"]


def test_sources_are_compared(model, story):
    articles = [
        {"text": story, "source": "a"},
        {"text": story, "source": "a"},
        {"text": story + "More follows.", "source": "b"},
    ]
    profiles = reliability.compare(reliability.score_all(articles, model=model), model=model)
    assert [(profile.source, profile.articles) for profile in profiles] == [("a", 1), ("b", 1)]


def test_measures_are_described():
    assert "hedging_hedges_per_1000_words" in {measure.name for measure in reliability.measures()}


def test_a_record_without_text_does_not_stop_the_others(model, story):
    scores = reliability.score_all([{"title": "x"}, story], model=model).collect()
    assert [score.status for score in scores] == ["failed", "scored"]
    assert scores[0].notes == ("no_text",)
    assert [profile.source for profile in reliability.compare(scores, model=model)] == ["#2"]


@pytest.mark.parametrize("article", [b"text", 3, None, ["text"]])
def test_an_invalid_article_is_refused_with_its_type(model, article):
    with pytest.raises(InputError, match=f"got {type(article).__name__}"):
        reliability.score(article, model=model)


def test_one_thing_is_not_compared(model, story):
    for one in ("folder", {"text": "a"}, reliability.score(story, model=model)):
        with pytest.raises(InputError, match=f"got one {type(one).__name__}"):
            reliability.compare(one, model=model)


def test_scores_and_sources_show_themselves_in_a_line(model, story):
    score = reliability.score(story, model=model, source="wire.example", id="one")
    assert repr(score).startswith("<ArticleScore 'one' of 'wire.example': predicted reliability ")
    assert repr(reliability.score("Short.", model=model)).endswith(": declined>")
    (source,) = reliability.compare([score], model=model)
    assert repr(source).startswith("<SourceProfile 'wire.example': 1 of 1 articles, predicted reliability ")


def test_columns_may_be_named_and_others_are_kept(model, story):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"body": [story], "outlet": ["wire.example"], "desk": ["city"], "code": [7]})
    scores = reliability.score_all(frame, model=model, text_column="body", source_column="outlet").collect()
    table = scores.to_pandas()
    assert table["source"].tolist() == ["wire.example"]
    assert table[["desk", "code"]].iloc[0].tolist() == ["city", "7"]
    (profile,) = reliability.compare(table, model=model, by="desk")
    assert profile.period == "city"
    with pytest.raises(InputError, match="no argument 'body_column'"):
        reliability.score_all(frame, model=model, body_column="body")


def test_records_give_themselves_as_plain_values(model, story):
    score = reliability.score(story, model=model, source="wire.example", published="2026-03-01")
    (profile,) = reliability.compare([score], model=model, by="month")
    assert profile.period == "2026-03"
    for record in (score, score.profile, score.profile.article, profile, reliability.measures()[0]):
        assert json.loads(json.dumps(record.to_dict(), allow_nan=False)) == record.to_dict()
    assert score.to_dict()["style"] is None
    assert score.to_dict()["profile"]["article"]["source"] == "wire.example"


@pytest.fixture
def counted(monkeypatch):
    """The texts that are measured."""
    measured = []
    measure = pipeline.profile

    def profile(article, boilerplate=None):
        measured.append(article.text)
        return measure(article, boilerplate)

    monkeypatch.setattr(pipeline, "profile", profile)
    return measured


def test_an_interrupted_program_goes_on_and_gives_equal_scores(model, story, counted, tmp_path):
    texts = [{"text": f"{story}\n\nNumber {n}. “Quoted,” the mayor said.", "desk": "city"} for n in range(4)]
    expected = reliability.score_all([*texts, {"title": "no text"}], model=model).collect()
    counted.clear()
    stream = reliability.score_all(texts, model=model, resume=tmp_path / "kept.jsonl")
    assert [next(stream).to_dict(), next(stream).to_dict()] == [one.to_dict() for one in expected[:2]]
    del stream
    again = reliability.score_all([*texts, {"title": "no text"}], model=model, resume=tmp_path / "kept.jsonl")
    scores = again.collect()
    assert len(counted) == 4
    assert scores.to_arrow() == expected.to_arrow()
    assert scores[0].profile.speakers == expected[0].profile.speakers != ()
    assert [one.to_dict() for one in scores] == [one.to_dict() for one in expected]


def test_what_is_kept_serves_another_model_and_leaves_out_old_articles(model, story, counted, tmp_path):
    kept = tmp_path / "kept.jsonl"
    texts = [f"{story}\n\nNumber {n}." for n in range(7)]
    reliability.score_all(texts, model=model, resume=kept).collect()
    counted.clear()
    other = replace(model, name="other")
    scores = reliability.score_all(texts[:2], model=other, resume=str(kept)).collect()
    assert [score.model for score in scores] == ["other", "other"]
    assert not counted
    assert len(kept.read_text().splitlines()) == 3


@pytest.mark.parametrize("content", ["id,text\n1,a\n", "[1]\n", '{"version": "0"}\n', "notes"])
def test_a_file_of_something_else_is_not_resumed_from(model, story, tmp_path, content):
    kept = tmp_path / "kept.jsonl"
    kept.write_text(content)
    with pytest.raises(InputError, match=r"kept\.jsonl"):
        reliability.score_all([story], model=model, resume=kept).collect()
    assert kept.read_text() == content


def test_changed_links_are_measured_again(model, story, counted, tmp_path):
    for links in ((), (reliability.records.Link(0, 4, "https://b.example/", "b.example"),)):
        article = Article(text=story, id="1", links=links)
        reliability.score_all([article], model=model, resume=tmp_path / "kept.jsonl").collect()
    assert len(counted) == 2


def test_ratings_are_next_to_the_scores(model, story, tmp_path):
    pandas = pytest.importorskip("pandas")
    scores = reliability.score_all(
        [{"text": story + name, "source": f"{name}.example"} for name in "ab"], model=model
    ).collect()
    records = [{"domain": "https://www.a.example/", "trust": 10, "who": "us", "worry": None}]
    path = tmp_path / "theirs.csv"
    path.write_text("domain,trust,who,worry\na.example,10,us,\n")
    for ratings in (records, pandas.DataFrame(records), path, str(path), iter(records)):
        profiles = reliability.compare(scores, model=model, ratings=ratings)
        assert {one.source: one.ratings.get("trust") for one in profiles}["a.example"] == 10
        table = profiles.to_pandas().set_index("source")
        assert table["rating_trust"]["a.example"] == 10
        assert pandas.isna(table["rating_trust"]["b.example"])
        assert "rating_who" not in table
        assert [one.reliability for one in profiles] == [
            one.reliability for one in reliability.compare(scores, model=model)
        ]


@pytest.mark.parametrize("ratings", [{"a.example": 1}, 3, ["a.example"], [{"town": "x"}], []])
def test_an_invalid_table_of_ratings_is_refused(model, story, ratings):
    with pytest.raises(InputError, match=r"[Rr]ating"):
        reliability.compare(reliability.score_all([story], model=model), model=model, ratings=ratings)
