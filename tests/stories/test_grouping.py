"""Groups by event: what belongs together, whatever the order, the dates and the number of copies."""

import random
from datetime import date
from itertools import combinations, permutations

import pytest

from reliability.records import Article
from reliability.stories import linkage, similar_pairs
from reliability.stories.grouping import Item, groups
from reliability.stories.terms import background, stem, terms, without
from reliability.text import fingerprints
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


def test_days_farther_apart_must_be_more_alike():
    def at(day):
        return item(BRIDGE_TOO, day=date(2024, 3, day))

    first = item(BRIDGE, day=date(2024, 3, 5))
    alike = sum(weight * at(5).terms.get(term, 0) for term, weight in first.terms.items())
    together = [0, 1]
    assert groups([first, at(5)], days=3, alike=0.99 * alike) == [together]
    assert groups([first, at(6)], days=3, alike=0.99 * alike) == [[0], [1]]
    assert groups([first, at(6)], days=3, alike=0.87 * alike) == [together]
    assert groups([first, at(8)], days=3, alike=0.62 * alike) == [together]
    assert groups([first, at(28)], days=3, alike=0.51 * alike) == [[0], [1]]
    assert groups([first, at(28)], days=3, alike=0.49 * alike) == [together]
    assert groups([first, at(28)], days=None, alike=0.99 * alike) == [together]
    assert groups([first, item(BRIDGE_TOO)], days=3, alike=0.99 * alike) == [together]


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


def invented(number, order, event):
    """An article about an event: words of the event in another order, and words of its own."""
    words = [f"{event}word{place}" for place in range(40)]
    order.shuffle(words)
    own = [f"own{number}x{place}" for place in range(10)]
    return item(" ".join(words[:30] + own), day=date(2024, 3, 1 + order.randrange(2)))


@pytest.fixture
def events():
    """Sixty articles about twelve events, in random order."""
    order = random.Random(1)
    numbers = list(range(60))
    order.shuffle(numbers)
    return numbers, [invented(number, order, f"event{number % 12}") for number in numbers]


def test_many_events_are_told_apart_in_any_order(events):
    numbers, items = events
    found = {frozenset(numbers[place] for place in group) for group in groups(items)}
    assert found == {frozenset(range(event, 60, 12)) for event in range(12)}


def test_terms_of_many_articles_find_the_same_groups(events, monkeypatch):
    whole = groups(events[1])
    monkeypatch.setattr(similar_pairs, "_ENTRY_ARTICLES", 25)
    monkeypatch.setattr(similar_pairs, "_BLOCK", 7)
    assert groups(events[1]) == whole


def test_candidates_are_bounded(monkeypatch):
    monkeypatch.setattr(similar_pairs, "_MOST_PARTNERS", 3)
    order = random.Random(2)
    items = [invented(number, order, "flood") for number in range(40)]
    found = groups(items)
    assert sum(map(len, found)) == 40
    assert len(found) < 20


@pytest.mark.parametrize("seed", range(5))
def test_rounds_join_as_average_linkage_does(seed, monkeypatch):
    """The same groups as SciPy's, which joins one pair after the other."""
    np = pytest.importorskip("numpy")
    from scipy.cluster.hierarchy import fcluster
    from scipy.cluster.hierarchy import linkage as scipy_linkage

    monkeypatch.setattr(linkage, "_TOLERANCE", 1e-12)
    numbers = np.random.default_rng(seed)
    pairs = list(combinations(range(30), 2))
    similarity = numbers.random(len(pairs)) ** 3
    one, other = (np.array(side, "int32") for side in zip(*pairs, strict=True))
    found = linkage.linked(30, similar_pairs.Pairs(one, other, similarity), 0.3)
    expected = fcluster(scipy_linkage(1 - similarity, "average"), 0.7, "distance")
    assert groups_of(found) == groups_of(expected)
    assert 1 < len(set(found)) < 30


def groups_of(labels):
    return {frozenset(i for i, label in enumerate(labels) if label == name) for name in set(labels)}


def test_equal_similarities_are_joined_in_few_rounds(monkeypatch):
    np = pytest.importorskip("numpy")
    rounds = []
    mutual = linkage._mutually_nearest
    monkeypatch.setattr(linkage, "_mutually_nearest", lambda *given: rounds.append(1) or mutual(*given))
    one, other = (np.array(side, "int32") for side in zip(*combinations(range(200), 2), strict=True))
    labels = linkage.linked(200, similar_pairs.Pairs(one, other, np.full(len(one), 0.9)), 0.3)
    assert len(set(labels)) == 1
    assert len(rounds) < 40


def test_copies_are_looked_up_in_few_earlier_texts(monkeypatch):
    """Texts that share a third of their words would otherwise be compared with all earlier ones."""
    compared = []
    resemblance = fingerprints.resemblance
    monkeypatch.setattr(fingerprints, "resemblance", lambda *two: compared.append(1) or resemblance(*two))
    shared = " ".join(f"same{place}" for place in range(60))
    texts = [shared + " " + " ".join(f"t{n}w{place}" for place in range(80)) for n in range(300)]
    assert copies(texts) == list(range(300))
    assert len(compared) <= 300 * fingerprints._KEYS * fingerprints._MOST_HELD


def test_white_space_makes_no_other_text():
    assert copies([BRIDGE, BRIDGE.replace(" ", "  "), "A", "B", " A "]) == [0, 0, 2, 3, 2]
