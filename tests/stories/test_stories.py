"""Stories: versions, copies, voices, quotations, figures, and sources compared on what they share."""

from dataclasses import replace
from math import isnan

import pytest

import reliability
from reliability import stories as package
from reliability.stories import (
    comparable,
    conflicts,
    paired_differences,
    shared_quotations,
    sharing,
    stories,
    voices,
    without_shared,
)

WIRE = (
    "At least 14 people were killed when a ferry sank off Port Mendle on Monday, rescuers said. "
    "The ferry Ilsa Grey went down near the Kesten reef in heavy seas. "
    '"We heard a bang and then everybody was in the water," said Tomas Rehl, a passenger. '
    "The harbour authority of Port Mendle said the crew had reported engine trouble before the ferry sank. "
    "Coast guard boats and a helicopter searched the waters near the Kesten reef until dark, and divers will "
    "return in the morning. The ferry links Port Mendle with the islands of the Kesten group twice a day."
)
LOCAL = (
    "Eleven people were killed as the ferry Ilsa Grey sank near the Kesten reef on Monday, officials said. "
    'Tomas Rehl, who was on board, said: "We heard a bang and then everybody was in the water." '
    "The ferry left Port Mendle in heavy seas. Mayor Inga Solt told reporters that the ferry "
    "had been inspected "
    "in May. A helicopter and coast guard boats searched near the reef until dark. Families waited at the "
    "harbour of Port Mendle through the night for news of the passengers and the crew of the ferry."
)
OTHER = (
    "The central bank of Marland left interest rates unchanged on Monday. Governor Pell Aster "
    "said inflation had "
    "slowed and that the bank would wait for data on wages before it cut. Economists had "
    "expected the decision. "
    "The currency fell slightly against the dollar in the afternoon and bonds gained, traders in the capital "
    "said. The next meeting of the bank is in six weeks, and most analysts expect a cut of a "
    "quarter point then."
)


def article(text, source, title="", published="2024-05-06"):
    return {"text": text, "source": source, "title": title, "published": published, "id": f"{source}/1"}


def scored(*records):
    return list(reliability.score_all(records))


@pytest.fixture(scope="module")
def grouped():
    return stories(
        scored(
            article(WIRE, "wire.example", "Ferry sinks off Port Mendle"),
            article(WIRE.replace("on Monday", "Monday"), "daily.example", "Ferry sinks", "2024-05-07"),
            article(LOCAL, "local.example", "Eleven dead as Ilsa Grey sinks", "2024-05-07"),
            article(OTHER, "bank.example", "Rates unchanged"),
        )
    )


@pytest.fixture(scope="module")
def story(grouped):
    (only,) = grouped.stories
    return only


def test_articles_about_one_event_are_a_story(grouped, story):
    assert story.sources == ("daily.example", "local.example", "wire.example")
    assert [score.profile.article.source for score in grouped.alone] == ["bank.example"]
    assert story.title == "Ferry sinks off Port Mendle"


def test_a_copy_is_one_voice_with_its_original(story):
    copied = {
        version.score.profile.article.source: (version.copy_of, version.copies) for version in story.versions
    }
    assert copied["daily.example"] == ("wire.example/1", 0)
    assert copied["wire.example"] == ("", 1)
    assert len(story.originals) == 2


def test_who_has_it_first(story):
    first = [version.score.profile.article.source for version in story.versions if version.first_by_date]
    assert first == ["wire.example"]


def test_the_story_does_not_depend_on_the_order(story):
    again = scored(
        article(LOCAL, "local.example", "Eleven dead as Ilsa Grey sinks", "2024-05-07"),
        article(WIRE.replace("on Monday", "Monday"), "daily.example", "Ferry sinks", "2024-05-07"),
        article(WIRE, "wire.example", "Ferry sinks off Port Mendle"),
    )
    (other,) = stories(again).stories
    assert other.id == story.id
    assert [v.copy_of for v in other.versions] == [v.copy_of for v in story.versions]


def test_speakers_are_joined_across_sources(story):
    heard = {voice.name: voice.sources for voice in voices(story)}
    assert heard["Tomas Rehl"] == ("local.example", "wire.example")
    assert any(name.endswith("Solt") and sources == ("local.example",) for name, sources in heard.items())


def test_quotations_that_several_sources_give(story):
    (quotation,) = shared_quotations(story)
    assert {use.source for use in quotation.uses} == {"local.example", "wire.example"}
    assert {use.cue for use in quotation.uses} == {"said"}


def test_figures_that_differ(story):
    (conflict,) = conflicts(story)
    assert conflict.noun == "dead"
    assert [(figure.source, figure.value) for figure in conflict.figures] == [
        ("local.example", 11.0),
        ("wire.example", 14.0),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 people were killed", "Fourteen people were killed"),
        ("14 people were killed", "14 years after it was built, the ferry"),
        ("About 1,000 passengers", "1,020 passengers"),
        ("At 14 minutes past ten", "At 11 minutes past ten"),
        ("12 people died", "10 American passengers died"),
        ("Of the opening 14 crossings one went wrong", "There were 11 crossings"),
        ("Lost 14 miles away", "Lost 11 miles away"),
        ("Making 14 knots an hour", "Making 11 knots an hour"),
    ],
)
def test_figures_that_agree_or_count_other_things(one, other):
    rest = " when the ferry Ilsa Grey sank near the Kesten reef off Port Mendle in heavy seas. "
    texts = [one + rest + WIRE.partition(". ")[2], other + rest + LOCAL.partition(". ")[2]]
    found = stories(scored(article(texts[0], "a.example"), article(texts[1], "b.example")))
    assert not [conflict for story in found.stories for conflict in conflicts(story)]


def styled(story, points):
    """The story with a style for each source."""
    versions = [
        replace(v, score=replace(v.score, status="scored", style=points[v.score.profile.article.source]))
        for v in story.versions
    ]
    return replace(story, versions=tuple(versions))


STYLES = ((10.0, 30.0), (40.0, 70.0), (55.0, 80.0), (20.0, 65.0))


@pytest.fixture(scope="module")
def several(story):
    return [styled(story, {"local.example": a, "wire.example": b, "daily.example": b}) for a, b in STYLES]


def test_figures_of_the_same_group_may_differ():
    rest = (
        " passengers died when the ferry Ilsa Grey sank near the Kesten reef off Port Mendle in heavy seas. "
    )
    texts = [f"{count} Norwegian{rest}" for count in (12, 10)]
    given = (article(texts[0] + WIRE.partition(". ")[2], "a.example"),)
    given += (article(texts[1] + LOCAL.partition(". ")[2], "b.example"),)
    (conflict,) = conflicts(stories(scored(*given)).stories[0])
    assert [figure.value for figure in conflict.figures] == [10, 12]


def test_sources_are_compared_on_shared_stories(several):
    found = {(d.first, d.second, d.measure): d for d in paired_differences(several)}
    style = found["local.example", "wire.example", "style"]
    assert (style.stories, style.difference) == (4, -30.0)
    # Differences -20, -30, -25, -45: standard error 5.401, Student's t with 3 degrees of freedom 2.353.
    assert style.interval == pytest.approx((-42.71, -17.29), abs=0.01)
    assert style.probability == pytest.approx(0.0058, abs=0.0001)
    assert style.apart
    assert not any("daily.example" in key for key in found)


def test_a_difference_can_be_turned(several):
    style = next(d for d in paired_differences(several) if d.measure == "style")
    turned = style.turned()
    assert (turned.first, turned.second, turned.difference) == ("wire.example", "local.example", 30.0)
    assert turned.interval == (-style.interval[1], -style.interval[0])
    assert turned.probability == 1 - style.probability


def test_verdicts_are_corrected_for_the_number_of_pairs(story):
    """Six pairs of four sources: what is significant alone is not among six."""
    names = ("a", "b", "c", "d")
    values = [(50.0, 50.0, 50.0, 60.0), (52.0, 48.0, 55.0, 61.0), (47.0, 51.0, 46.0, 58.0)]

    def of(points):
        (version, *_) = story.versions
        return replace(
            story, versions=tuple(renamed(version, n, p) for n, p in zip(names, points, strict=True))
        )

    def renamed(version, name, points):
        profile = version.score.profile
        named = replace(profile, article=replace(profile.article, source=name))
        return replace(version, score=replace(version.score, profile=named, status="scored", style=points))

    shared = [of(points) for points in values]
    apart = {(d.first, d.second) for d in paired_differences(shared) if d.apart}
    assert ("a", "d") in {
        (d.first, d.second) for d in paired_differences(shared, against="a") if d.probability < 0.05
    }
    assert ("b", "c") not in apart
    step_up = paired_differences(shared, correction="benjamini-hochberg")
    assert apart <= {(d.first, d.second) for d in step_up if d.apart}
    assert {d.first for d in paired_differences(shared, against="d")} == {"a", "b", "c"}


def test_few_stories_give_no_interval(several):
    assert all(isnan(d.interval[0]) and not d.apart for d in paired_differences(several[:2]))
    assert any(d.interval[0] == d.interval[0] for d in paired_differences(several[:3]))


def test_sources_that_share_nothing_are_listed(story):
    names = ["bank.example", "wire.example", "daily.example"]
    assert without_shared([story], names) == ("bank.example", "daily.example")
    assert sharing([story, story]) == {"local.example": 2, "wire.example": 2}


def test_only_articles_of_shared_stories_are_comparable(grouped):
    by_source = {score.profile.article.source: score for score in comparable(grouped)}
    kept = {source for source, score in by_source.items() if "no_shared_story" not in score.notes}
    assert kept == {"wire.example", "local.example"}
    assert {by_source[name].status for name in ("bank.example", "daily.example")} == {"declined"}


def test_compare_on_the_same_stories(grouped):
    scores = [*grouped.alone, *(version.score for story in grouped.stories for version in story.versions)]
    profiles = {profile.source: profile for profile in reliability.compare(scores, same_stories=True)}
    assert profiles.keys() == {"bank.example", "daily.example", "local.example", "wire.example"}
    assert "no_shared_story" in profiles["bank.example"].notes
    assert isnan(profiles["bank.example"].style)


def test_same_stories_need_texts(grouped):
    bare = [
        replace(score, profile=replace(score.profile, article=replace(score.profile.article, text="")))
        for score in grouped.alone
    ]
    with pytest.raises(reliability.ReliabilityError, match="texts"):
        reliability.compare(bare, same_stories=True)


def test_the_package_can_be_called():
    assert package([]) == stories([])


@pytest.mark.parametrize(
    "texts",
    [
        [WIRE] * 60,
        ["word " * 50] * 30,
        [f"word{n} " * 50 for n in range(30)],
        ["", " ", "\n", "word"],
        ["\ud800" * 40, "\x00 " * 40, "ا" * 400],
    ],
    ids=["identical", "one word", "one word each", "empty", "no words"],
)
def test_hostile_texts_are_grouped_once_each(texts):
    articles = [reliability.Article(text=text, id=str(n), source=f"s{n % 7}") for n, text in enumerate(texts)]
    found = stories([reliability.score(article) for article in articles])
    named = [version.score.profile.article.id for story in found.stories for version in story.versions]
    named += [score.profile.article.id for score in found.alone]
    assert sorted(named, key=int) == [article.id for article in articles]


def test_identical_texts_are_one_voice():
    (story,) = stories(scored(*(article(WIRE, f"s{n}.example") for n in range(20)))).stories
    assert len(story.originals) == 1
    assert story.originals[0].copies == 19


def test_near_empty_texts_stay_alone():
    found = stories(scored(article("Ferry sinks.", "a.example"), article("Ferry sinks.", "b.example")))
    assert not found.stories
    assert len(found.alone) == 2
