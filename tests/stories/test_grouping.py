"""Groups by event: what belongs together, whatever the order, the dates and the number of copies."""

from datetime import date
from itertools import permutations

import pytest

from reliability.records import Article
from reliability.stories.grouping import Item, groups
from reliability.stories.terms import background, stem, terms, without
from reliability.text.fingerprints import copies

BRIDGE = (
    "The Harrow bridge in Wexbury closed on Tuesday after engineers found cracks in two pillars. "
    "Mayor Ona Tull said repairs would take six weeks and ferries would carry commuters across the Lode."
)
BRIDGE_TOO = (
    "Commuters in Wexbury face six weeks without the Harrow bridge. Cracks were found in its pillars, the "
    "mayor, Ona Tull, told reporters, and ferries are to cross the river Lode until repairs are done."
)
STRIKE = (
    "Nurses at the Saint Brand hospital began a three-day strike over wages. The union said talks with the "
    "hospital trust had failed; operations were postponed and patients moved to neighbouring clinics."
)


def item(text, title="", day=None):
    return Item(terms(Article(text=text, title=title)), day)


def test_the_same_event_is_one_group():
    assert groups([item(BRIDGE), item(STRIKE), item(BRIDGE_TOO)]) == [[0, 2], [1]]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_groups_do_not_depend_on_the_order(order):
    texts = [BRIDGE, STRIKE, BRIDGE_TOO]
    found = groups([item(texts[i]) for i in order])
    assert {frozenset(order[i] for i in group) for group in found} == {frozenset({0, 2}), frozenset({1})}


def test_days_apart_must_be_twice_as_alike():
    near = [item(BRIDGE, day=date(2024, 3, 5)), item(BRIDGE_TOO, day=date(2024, 3, 6))]
    far = [item(BRIDGE, day=date(2024, 3, 5)), item(BRIDGE_TOO, day=date(2024, 9, 6))]
    alike = sum(weight * near[1].terms.get(term, 0) for term, weight in near[0].terms.items())
    bound = 0.75 * alike
    assert groups(near, days=3, alike=bound) == [[0, 1]]
    assert groups(far, days=3, alike=bound) == [[0], [1]]
    assert groups(far, days=None, alike=bound) == [[0, 1]]


def test_texts_without_content_words_stay_alone():
    assert groups([item(""), item(""), item("the of and")]) == [[0], [1], [2]]
    assert groups([]) == []


def test_terms_depend_on_the_article_alone():
    weights = terms(Article(text=BRIDGE, title="Harrow bridge closed"))
    assert sum(weight * weight for weight in weights.values()) == pytest.approx(1)
    assert weights[stem("bridge")] > weights[stem("engineers")]
    assert "the" not in weights


def test_everyday_words_say_nothing():
    assert background().rarity("the") == 0
    assert background().rarity("wexburi") > background().rarity("hospit") > 0


def test_spans_are_left_out():
    assert without("one two three", [(4, 7)]) == "one   three"


def test_copies_are_found_with_small_edits():
    edited = BRIDGE.replace("six weeks", "seven weeks")
    assert copies([BRIDGE, STRIKE, edited, BRIDGE, "too short"]) == [0, 1, 0, 0, 4]


def test_independent_reports_are_not_copies():
    assert copies([BRIDGE, BRIDGE_TOO]) == [0, 1]


def test_many_identical_texts_cost_no_more_than_few():
    assert copies([BRIDGE] * 5000) == [0] * 5000
