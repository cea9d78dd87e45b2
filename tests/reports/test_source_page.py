import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from reliability.records import Rank, Speaker
from reliability.reports import source_page
from reliability.reports.differences import counts, described_pairs, largest, sentences
from reliability.reports.source_page import Comparison, sources_page
from reliability.reports.source_speakers import SourceSpeakers, SpeakerCount
from reliability.results import Profiles

RATE = "sourcing_checkable_statements_per_1000_words"


class Pair(NamedTuple):
    first: str
    second: str
    measure: str
    probability: float


def page_of(profiles, **parts):
    return sources_page(Comparison(profiles, {"version": "0"}, **parts))


def test_the_first_section_is_the_matrix_and_every_term_leads_to_its_meaning(profiles):
    html = page_of(profiles)
    assert html.index('id="matrix"') < html.index('id="differences"') < html.index('id="predictions"')
    anchors = set(re.findall(r'href="#([\w-]+)"', html))
    assert anchors <= set(re.findall(r'id="([\w-]+)"', html))
    assert "term-style" in anchors


def test_orders_are_chosen_by_radio_buttons_without_a_script(profiles):
    html = page_of(profiles)
    assert html.count('type="radio"') == len(source_page.ORDERS)
    assert all(f".by-{name}:checked" in html for name in source_page.ORDERS)
    assert "<script" not in html


def test_places_put_the_highest_first_and_the_unknown_last(profiles):
    unknown = replace(profiles[0], source="a", style=float("nan"))
    drawn = [(one.source, source_page.dots(one)) for one in (unknown, profiles[1], profiles[0])]
    found = source_page.places(drawn)
    assert [one["style"] for one in found] == [2, 1, 0]
    assert [one["name"] for one in found] == [1, 0, 2]


def test_above_the_limit_there_is_one_order_and_a_link_to_the_table(profiles):
    many = Profiles(replace(profiles[0], source=f"s{number}.example") for number in range(300))
    html = page_of(many)
    assert 'type="radio"' not in html
    assert html.count("<article ") == source_page.MOST_SOURCES
    assert 'href="#numbers"' in html
    assert html.count("s150.example") == 1


def test_a_difference_is_a_sentence_with_its_facts(profiles):
    first, second = (replace(one, values={RATE: rate}, sourcing=50.0)
                     for one, rate in zip(profiles, (9.1, 2.0), strict=True))  # fmt: skip
    pair = Pair(first.source, second.source, "sourcing", 0.997)
    (sentence,) = sentences([first, second], [pair])
    assert sentence == (
        "wire.example makes more statements that can be checked with a named person or a document than "
        f"{second.source}: 9.1 against 2.0 per 1,000 words, probability >\u00a0.99."
    )


def test_the_fact_is_the_measure_that_the_probability_is_about(profiles):
    speakers = "sourcing_named_speakers_per_1000_words"
    first, second = (replace(one, values={RATE: rate, speakers: 5.0 - rate / 10})
                     for one, rate in zip(profiles, (2.0, 0.0), strict=True))  # fmt: skip
    (sentence,) = sentences([first, second], [Pair(first.source, second.source, "sourcing", 0.95)])
    assert "2.0 against 0.00 per 1,000 words" in sentence


def test_no_value_is_minus_zero(profiles):
    first, second = (replace(one, values={"sentiment_mean": tone})
                     for one, tone in zip(profiles, (-0.002, -0.05), strict=True))  # fmt: skip
    (sentence,) = sentences([first, second], [Pair(first.source, second.source, "sentiment", 0.95)])
    assert "0.00 against −0.05 on a scale" in sentence
    assert "−0.00" not in sentence


def test_only_sources_that_can_be_told_apart_are_compared(profiles):
    apart = [replace(one, ranks={"style": Rank(place, place, letter)})
             for place, (one, letter) in enumerate(zip(profiles, "AB", strict=True), 1)]  # fmt: skip
    assert [measure for measure, *_ in largest(apart)] == ["style"]
    assert counts(apart)[0] == ("style", 1, 1)
    same = [replace(one, ranks={"style": Rank(1, 2, "AB")}) for one in profiles]
    assert list(largest(same)) == []
    assert "No two of these sources can be told apart" in page_of(same)


def test_a_source_has_its_speakers_and_articles(profiles, score):
    html = page_of(
        profiles,
        examples={"wire.example": [("typical", score)]},
        speakers={"wire.example": [SpeakerCount("Maria <b>Lopez", "person", 2, 5, 40)]},
    )
    assert "Maria &lt;b&gt;Lopez" in html
    assert "<summary>Typical:" in html
    assert 'class="on-hedge"' in html


def test_speakers_are_counted_by_source(score):
    profile = replace(score.profile, speakers=[
        Speaker(0, "Maria Lopez", "person", 2, 9), Speaker(1, "officials", "unnamed", 5, 0),
    ])  # fmt: skip
    counted = SourceSpeakers()
    counted.count([replace(score, profile=profile)] * 2)
    (heard,) = counted.of("wire.example")
    assert (heard.name, heard.articles, heard.statements, heard.quoted_words) == ("Maria Lopez", 2, 4, 18)
    assert counted.of("other") == []


@pytest.mark.parametrize("section", source_page.SECTIONS, ids=lambda section: section.template)
def test_every_section_can_do_without_sources(section):
    section.values(Comparison((), {}))


def test_sources_of_which_none_is_scored_are_listed(profiles):
    nan = float("nan")
    unknown = {"scored": 0, "style": nan, "reliability": nan, "bias": nan, "ranks": {}}
    none = [replace(one, **unknown, notes=("too_short",)) for one in profiles]
    html = page_of(none)
    assert "None of these sources could be scored" in html
    assert "too short" in html


def ranked(profile, name, style, rank):
    return replace(profile, source=name, style=style, ranks={"style": rank})


def test_the_largest_difference_that_is_certain_is_described(profiles):
    few = (("few-high", 95, Rank(1, 4, "AB")), ("few-low", 5, Rank(1, 5, "AB")))
    many = (("high", 80, Rank(1, 2, "A")), ("middle", 70, Rank(1, 2, "A")), ("low", 30, Rank(4, 5, "B")))
    given = [ranked(profiles[0], *one) for one in (*few, *many)]

    def compare(some):
        yield Pair(some[0].source, some[1].source, "style", 0.995)

    assert [(measure, a.source, b.source) for measure, a, b in largest(given)] == [("style", "high", "low")]
    (sentence,) = sentences(given, described_pairs(given, compare))
    assert "high is closer to the writing of highly rated outlets than low: style 80 against 30" in sentence
    assert sentence.endswith(
        " Also, high is clearly higher than 3 of the 4 others"
        " and low is clearly lower than 3 of the 4 others."
    )


def test_of_two_sources_a_sentence_says_nothing_of_others(profiles):
    pair = Pair(profiles[0].source, profiles[1].source, "style", 0.999)
    assert "others" not in sentences(profiles, [pair])[0]
