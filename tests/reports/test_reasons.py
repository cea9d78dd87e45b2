from dataclasses import replace

import pytest

from reliability.records import Speaker
from reliability.reports.reasons import moved

SCARE = "quotation_scare_quotes_per_1000_words"


def with_values(score, values, contributions, **changes):
    profile = replace(score.profile, values=values, **{k: v for k, v in changes.items() if k == "speakers"})
    fields = {k: v for k, v in changes.items() if k != "speakers"}
    total = score.baseline + sum(contributions.values())
    return replace(score, profile=profile, contributions=contributions, reliability=total, **fields)


def fact(score, family):
    return next(reason.fact for reason in moved(score).reasons if reason.family == family)


def test_points_add_up_to_the_last_digit_shown(score):
    explained = moved(score)
    total = sum(reason.points for reason in explained.reasons) + explained.others_points
    assert round(explained.baseline + total, 1) == explained.score


def test_sourcing_names_speakers_and_quotations(score):
    speakers = [Speaker(number, f"Person {number}", "person", 1, 9) for number in range(14)]
    one = with_values(
        score, {"sourcing_quoted_share": 0.23}, {"sourcing_checkable_statements_per_1000_words": 4.1},
        speakers=speakers, sourcing=82.0,
    )  # fmt: skip
    assert fact(one, "sourcing") == (
        "14 named people cited (more sourcing than 82 % of articles), 23 % of the words are quoted"
    )


def test_what_an_article_lacks_is_said_so(score):
    assert fact(with_values(score, {SCARE: 0.0}, {SCARE: 0.6}), "quotation") == "no scare quotes"


@pytest.mark.parametrize("points", [2.0, -2.0])
def test_few_that_count_against_it_are_called_few_where_they_help(score, points):
    one = with_values(score, {SCARE: 1.5}, {SCARE: points})
    assert fact(one, "quotation") == f"{'only ' if points > 0 else ''}1.5 scare quotes per 1,000 words"


@pytest.mark.parametrize(("points", "percentile"), [(-1.0, 55.0), (1.0, 40.0)])
def test_a_comparison_that_points_the_other_way_is_left_out(score, points, percentile):
    contributions = {"sourcing_checkable_statements_per_1000_words": points}
    values = {"sourcing_checkable_statements_per_1000_words": 6.0}
    assert "% of articles" not in fact(
        with_values(score, values, contributions, sourcing=percentile), "sourcing"
    )


def test_only_measures_that_moved_it_the_same_way_are_named(score):
    contributions = {"headline_clickbait_forms": -2.0, "headline_loaded_words": 0.5}
    one = with_values(score, {"headline_clickbait_forms": 2.0, "headline_loaded_words": 0.0}, contributions)
    assert fact(one, "headline") == "2 signs of clickbait in the headline"


def test_register_is_one_line_and_never_a_function_word(score):
    assert fact(score, "register") == "reads like a news report"
    talk = replace(score, contributions={"register_be_other_per_1000_words": -3.0}, reliability=59.0)
    assert fact(talk, "register") == "reads like talk or an essay"
    slight = replace(score, contributions={"register_be_other_per_1000_words": -0.2}, reliability=61.8)
    assert fact(slight, "register") == "between a news report and talk or an essay"
    assert not any("be other" in f"{reason}" for reason in moved(talk).reasons)


def test_what_was_not_predicted_has_no_reasons(score):
    assert moved(replace(score, reliability=float("nan"))) is None
