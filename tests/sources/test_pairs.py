import pytest

from reliability.errors import InputError
from reliability.records import Estimate, SourceProfile
from reliability.sources import pairs


def source(name, style, reach=5.0, period=""):
    estimates = {"style": Estimate(style, reach / 1.6449), "reliability": Estimate(50.0, 12.0)}
    return SourceProfile(
        name, "", 20, 20, 9000, (), "m", "0", {}, {}, style=style,
        style_interval=(style - reach, style + reach), reliability=50.0,
        reliability_interval=(30.0, 70.0), estimates=estimates, period=period,
    )  # fmt: skip


def test_every_pair_of_every_measure_the_higher_first():
    found = list(pairs([source("b", 20), source("a", 60), source("c", 19)]))
    assert [(p.measure, p.first, p.second, p.apart) for p in found[:3]] == [
        ("style", "a", "b", True), ("style", "a", "c", True), ("style", "b", "c", False),
    ]  # fmt: skip
    assert [p.measure for p in found[3:]] == ["reliability"] * 3
    assert found[0].difference == 40
    assert (found[0].low, found[0].high) == pytest.approx((40 - 50**0.5, 40 + 50**0.5))
    assert found[0].probability > 0.999


def test_pairs_with_one_source_are_corrected_for_these_alone():
    profiles = [source("us", 50), source("near", 37), *(source(f"s{n}", 50) for n in range(30))]
    all_pairs = {(p.first, p.second): p for p in pairs(profiles) if p.measure == "style"}
    ours = [p for p in pairs(profiles, against="near") if p.measure == "style"]
    assert len(ours) == 31
    assert {p.first for p in ours} == {"near"}
    (one,) = (p for p in ours if p.second == "us")
    assert one.difference == -13
    assert one.probability < 0.005
    assert one.apart
    assert not all_pairs["us", "near"].apart


def test_periods_are_compared_within():
    found = pairs([source("a", 60, period="2020"), source("b", 20, period="2021")])
    assert list(found) == []


def test_an_unknown_source_is_refused_with_names():
    with pytest.raises(InputError, match=r"No source named 'x'\. Sources here: a, b\."):
        list(pairs([source("a", 60), source("b", 20)], against="x"))
