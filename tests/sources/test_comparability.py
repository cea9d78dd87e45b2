import pytest

from reliability import sources


def told(scores, period=None):
    found = sources.differences(sources.summarise(scores, period).values())
    return {(each.source, each.kind): each.phrase for each in found}


def test_genres_in_other_shares(several):
    scores = [*several(20, "a"), *several(20, "b"), *several(5, "c"), *several(15, "c", "opinion")]
    assert told(scores) == {
        ("a", "genre"): "report 100 %, others 62 %",
        ("b", "genre"): "report 100 %, others 62 %",
        ("c", "genre"): "report 25 %, others 100 %",
    }


def test_a_few_articles_may_differ_by_chance(several):
    scores = [*several(2, "a"), *several(1, "b"), *several(1, "b", "opinion")]
    assert told(scores) == {}
    assert told([*several(9, "a"), *several(2, "b", "opinion")]) == {
        ("a", "genre"): "report 100 %, others 0 %"
    }


def test_lengths_half_or_twice(several):
    scores = [*several(5, "a", words=700), *several(5, "b", words=800), *several(5, "c", words=300)]
    assert told(scores) == {("c", "length"): "300 words an article, others 750"}


def test_lengths_that_vary_within_the_source_are_not_sure(several):
    scores = [*several(5, "a", words=700), *several(5, "b", words=800),
              *several(1, "c", words=100), *several(1, "c", words=600)]  # fmt: skip
    assert told(scores) == {}


def test_another_time(several):
    scores = [
        *several(9, "a", published="2026-03-04"), *several(9, "b", published="2026-04-01T10:00:00Z"),
        *several(5, "c", published="2019-01-01"), *several(4, "c", published="2026-03-31"), *several(9, "d"),
    ]  # fmt: skip
    assert told(scores) == {("c", "period"): "2019-01 to 2026-03, others 2026-03 to 2026-04"}


def test_invalid_dates_are_ignored(several):
    scores = [*several(9, "a", published="2026-03-04"), *several(9, "b", published="8/11/2026")]
    assert told(scores) == {}


def test_agency_copy(several):
    scores = [*several(20, "a"), *several(10, "b"), *several(10, "b", notes=("agency_copy",))]
    assert told(scores) == {
        ("a", "agency"): "agency copy 0 %, others 50 %",
        ("b", "agency"): "agency copy 50 %, others 0 %",
    }


def test_only_sources_of_one_period_are_compared(several):
    scores = [*several(20, "a"), *several(20, "b", "opinion")]
    assert told(scores, lambda score: score.profile.genre) == {}
    assert set(told(scores)) == {("a", "genre"), ("b", "genre")}


def test_differences_are_noted(several, model):
    scores = [*several(20, "a"), *several(20, "b", "opinion", words=100)]
    for each in sources.compare(scores, model):
        assert each.notes == ("genre_differs", "length_differs")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_alike_is_silent(several, count):
    scores = [score for name in "abcd" for score in several(count, name, published="2026-01")]
    assert told(scores) == {}
