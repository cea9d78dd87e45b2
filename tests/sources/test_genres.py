import pytest

from reliability import sources


@pytest.fixture
def unlike(several):
    """Two outlets that write each genre alike and publish them in turned shares; one with opinion only."""
    return [
        *several(30, "wire", "report", calm=30), *several(5, "wire", "opinion", calm=5),
        *several(5, "page", "report", calm=30), *several(30, "page", "opinion", calm=5),
        *several(9, "club", "opinion", calm=5), *several(2, "club", "report", calm=40),
    ]  # fmt: skip


def test_the_genres_of_most_sources_are_compared_in_their_mean_shares(unlike):
    mix = sources.shared_genres(sources.summarise(unlike).values())
    assert {key.source for key in mix.keys} == {"wire", "page", "club"}
    assert mix.shares == {"opinion": 1.0}
    mix = sources.shared_genres(sources.summarise(unlike[:70]).values())
    assert mix.shares == pytest.approx({"opinion": 0.5, "report": 0.5})


def test_like_with_like_leaves_no_difference_of_the_mix(unlike, model):
    plain = {each.source: each for each in sources.compare(unlike[:70], model)}
    assert plain["wire"].reliability > plain["page"].reliability + 10
    alike = {each.source: each for each in sources.compare(unlike[:70], model, like_with_like=True)}
    assert alike["wire"].reliability == pytest.approx(alike["page"].reliability, abs=1e-4)
    assert alike["wire"].values["calm_words"] == pytest.approx(17.5)
    assert alike["wire"].notes == alike["page"].notes == ()


def test_weighted_articles_are_worth_less_and_contributions_still_add_up(unlike, model):
    plain, alike = (sources.compare(unlike[:70], model, like_with_like=way)[0] for way in (False, True))
    assert (plain.effective, plain.scored) == (35, 35)
    assert (alike.effective, alike.scored) == (17, 35)
    low, high = alike.reliability_interval
    assert high - low > plain.reliability_interval[1] - plain.reliability_interval[0]
    assert alike.baseline + sum(alike.contributions.values()) == pytest.approx(alike.reliability)


def test_who_lacks_the_genres_is_left_out_with_a_note(several, model):
    scores = [*several(4, "a"), *several(9, "b"), *several(9, "c", "opinion"), *several(2, "d"),
              *several(3, "e", words=9)]  # fmt: skip
    found = {each.source: each for each in sources.compare(scores, model, like_with_like=True)}
    assert [name for name, each in found.items() if each.scored] == ["a", "b"]
    assert found["c"].notes == found["d"].notes == ("other_genres",)
    assert found["e"].notes == ("too_short",)
    assert [len(each.ranks) > 0 for each in found.values()] == [True, True, False, False, False]


def test_one_genre_alone_changes_nothing(several, model):
    scores = [*several(4, "a", calm=3), *several(7, "b", calm=20)]
    alike = sources.compare(scores, model, like_with_like=True)
    assert [each.reliability for each in alike] == pytest.approx(
        [each.reliability for each in sources.compare(scores, model)], abs=1e-4
    )


def test_where_no_genre_is_sure_nothing_is_compared(several, model):
    scores = [*several(9, "a", ""), *several(2, "b")]
    assert not sources.shared_genres(sources.summarise(scores).values()).shares
    assert [each.scored for each in sources.compare(scores, model, like_with_like=True)] == [0, 0]


def test_genres_do_not_change_the_profile_of_all(several, model):
    told = [*several(4, "a", "report", calm=3), *several(5, "a", "opinion", calm=20)]
    silent = [*several(4, "a", "", calm=3), *several(5, "a", "", calm=20)]
    known, unknown = sources.compare(told, model), sources.compare(silent, model)
    assert [profile.to_dict() for profile in known] == [profile.to_dict() for profile in unknown]
