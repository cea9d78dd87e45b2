from math import nan

import pytest

from reliability.errors import InputError
from reliability.records import Article, ArticleProfile, ArticleScore, Evidence, Measure, SourceProfile
from reliability.reports import columns, rows
from reliability.reports.column_choice import choose_columns

MEASURES = (
    Measure("hedging", "hedges_per_1000_words", "per 1,000 words", "hedges", "higher: more", "us"),
    Measure("hedging", "weasels_per_1000_words", "per 1,000 words", "weasels", "higher: more", "us"),
    Measure("sentiment", "mean", "-1 to 1", "mood", "higher: kinder", "us"),
)
VALUES = {
    "hedging_hedges_per_1000_words": 1.23456,
    "hedging_weasels_per_1000_words": nan,
    "sentiment_mean": -0.00001,
}


def scored(**changes):
    article = Article(text="It may rain. It may.", id="a", source="s", title="May it rain")
    evidence = (
        Evidence("hedging_hedges_per_1000_words", "text", 3, 6),
        Evidence("sentiment_mean", "title", 0, 3),
    )
    profile = ArticleProfile(article, 5, (), VALUES, evidence)
    fields = {
        "reliability": 61.26,
        "reliability_interval": (40.04, 80.06),
        "bias": 30.0,
        "bias_interval": (1.0, 60.0),
    }
    fields |= {"notes": ()} | changes
    return ArticleScore(profile, "scored", model="default", version="0.1.0", **fields)


NUMBERS = ("style", "sourcing", "hedging", "sentiment", "loaded_wording")
WRITTEN = " ".join(f"{name} {name}_low {name}_high" for name in NUMBERS)
RANKS = " ".join(f"{name}_rank_low {name}_rank_high {name}_group" for name in (*NUMBERS, "reliability"))


def test_articles_have_the_columns_of_the_contract():
    names = [column.name for column in columns.article_columns(MEASURES)]
    assert " ".join(names) == (
        "article source domain title url published words status " + WRITTEN + " one_sided reliability "
        "reliability_low reliability_high bias bias_low bias_high note model version genre agency "
        "duplicate_of hedging_hedges_per_1000_words "
        "hedging_weasels_per_1000_words sentiment_mean"
    )


def test_sources_have_the_columns_of_the_contract():
    names = [column.name for column in columns.source_columns(MEASURES)]
    assert " ".join(names) == (
        "source domain articles scored words " + WRITTEN + " reliability reliability_low "
        "reliability_high bias bias_low bias_high note model version "
        + RANKS
        + " hedging_hedges_per_1000_words "
        "hedging_weasels_per_1000_words sentiment_mean hedging_level sentiment_level"
    )


def test_a_row_has_every_column_and_no_other():
    assert list(rows.article_row(scored())) == [c.name for c in columns.article_columns(MEASURES)]
    source = SourceProfile("s", "", 2, 1, 99, (), "m", "1", VALUES, {"hedging": 12.34, "sentiment": nan})
    assert list(rows.source_row(source)) == [c.name for c in columns.source_columns(MEASURES)]


def test_main_columns_are_those_before_the_measures():
    names = [c.name for c in choose_columns(columns.article_columns(MEASURES), "main")]
    assert names[:8] == ["article", "source", "domain", "title", "url", "published", "words", "status"]
    rest = f"{WRITTEN} one_sided reliability reliability_low reliability_high bias bias_low bias_high note"
    assert names[8:] == rest.split()
    main = [c.name for c in choose_columns(columns.source_columns(MEASURES), "main")]
    assert main[-4:] == ["note", "style_rank_low", "style_rank_high", "style_group"]


def test_columns_are_chosen_by_name_in_the_order_asked_for():
    listed = columns.article_columns(MEASURES)
    assert [c.name for c in choose_columns(listed, "style, article,style")] == ["style", "article"]
    with pytest.raises(InputError, match=r"no column 'stylee'\. Did you mean 'style'"):
        choose_columns(listed, "article,stylee")


def test_numbers_are_rounded_to_what_they_mean_and_undefined_ones_are_empty():
    row = rows.article_row(scored())
    assert (row["reliability"], row["reliability_low"], row["reliability_high"]) == (61.3, 40.0, 80.1)
    assert row["hedging_hedges_per_1000_words"] == 1.2346
    assert row["hedging_weasels_per_1000_words"] is None
    assert str(row["sentiment_mean"]) == "0.0"
    assert row["url"] is None


def test_notes_are_separated_by_semicolons():
    assert rows.article_row(scored(notes=("too_short", "not_english")))["note"] == "too_short; not_english"


def test_each_passage_is_cut_from_its_own_part():
    passages = list(rows.passage_rows(scored()))
    assert [row["text"] for row in passages] == ["may", "May"]
    assert list(passages[0]) == [column.name for column in columns.PASSAGE_COLUMNS]


@pytest.mark.parametrize(("value", "shown"), [(nan, None), (-0.04, 0.0), (99.95, 100.0)])
def test_a_cell_is_rounded(value, shown):
    assert rows.rounded(value, 1) == shown
