"""Families from other packages: what is refused when they are loaded, and what when they run."""

from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from reliability.errors import ExtensionError
from reliability.extractors import _third_party
from reliability.records import Article, Findings, Measure
from reliability.text import read


def measure(what, family="mine"):
    return Measure(family, what, "words", "what", "higher: more", "somebody")


def extract(document):
    return Findings({"mine_words": 1.0})


def offered(monkeypatch, *points):
    """As if packages offered these families: name and module."""
    monkeypatch.setattr(_third_party, "entry_points", lambda group: [point(*each) for each in points])


def point(name, module):
    found = EntryPoint(name, f"package_{name}", _third_party.GROUP)
    return SimpleNamespace(name=found.name, value=found.value, dist=None, load=lambda: module)


GOOD = SimpleNamespace(MEASURES=[measure("words")], extract=extract)


def test_a_family_is_taken(monkeypatch):
    offered(monkeypatch, ("mine", GOOD))
    ((name, measures, held, provider),) = _third_party.families(set())
    assert (name, [each.name for each in measures], provider) == ("mine", ["mine_words"], "package_mine")
    assert held(read(Article("A text."))) == Findings({"mine_words": 1.0})


@pytest.mark.parametrize(
    ("name", "module", "problem"),
    [
        ("hedging", GOOD, "'hedging', which is there already"),
        ("other", GOOD, r"measures of the family other; it has mine_words"),
        ("mine", SimpleNamespace(MEASURES=[measure("words")] * 2, extract=extract), "must declare diff"),
        ("mine", SimpleNamespace(MEASURES=[], extract=extract), "it has none"),
        ("mine", SimpleNamespace(MEASURES=["mine_words"], extract=extract), "it has none"),
        ("mine", SimpleNamespace(), "cannot be loaded .*MEASURES"),
    ],
)
def test_an_invalid_family_is_refused(monkeypatch, name, module, problem):
    offered(monkeypatch, (name, module))
    with pytest.raises(ExtensionError, match=problem):
        list(_third_party.families({"hedging"}))


@pytest.mark.parametrize(
    ("family", "what", "problem"),
    [
        ("style", "adverbs_share", "reserved: style"),
        ("rating", "trust", "reserved: rating"),
        ("style", "low", "reserved: style, style_low"),
        ("mine", "level", "reserved: mine_level"),
        ("one", "sided", "reserved: one_sided"),
        ("reliability", "rank_high", "reserved: reliability, reliability_rank_high"),
        ("mine_own", "words", "in use or reserved: mine_own_words"),
    ],
)
def test_names_of_other_columns_are_refused(monkeypatch, family, what, problem):
    module = SimpleNamespace(MEASURES=[measure(what, family)], extract=extract)
    offered(monkeypatch, (family, module))
    with pytest.raises(ExtensionError, match=problem):
        list(_third_party.families({"hedging"}, {"mine_own_words"}))


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        (lambda document: 1 / 0, "failed on a7 .ZeroDivisionError"),
        (lambda document: Findings({}), "exactly the measures"),
        (lambda document: {"mine_words": 1.0}, "exactly the measures"),
        (lambda document: Findings({"mine_words": float("inf")}), r"gave inf for mine_words"),
        (lambda document: Findings({"mine_words": "many"}), r"gave 'many' for mine_words"),
    ],
)
def test_what_goes_wrong_at_work_names_the_family(monkeypatch, made, problem):
    offered(monkeypatch, ("mine", SimpleNamespace(MEASURES=[measure("words")], extract=made)))
    ((_, _, held, _),) = _third_party.families(set())
    with pytest.raises(ExtensionError, match=problem):
        held(read(Article("A text.", id="a7")))
