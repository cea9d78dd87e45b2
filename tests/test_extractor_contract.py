"""What every file in `extractors/` must keep, whoever wrote it."""

from itertools import count
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reliability import testing
from reliability.extractors import extractors
from reliability.records import Evidence, Findings, Measure

EXTRACTORS = tuple(extractor for extractor in extractors() if not extractor.provider)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(testing.PIECES), max_size=40).map("".join))
NUMBERS = count()
by_family = pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.family)


@by_family
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, title=TEXTS)
def test_any_text_gives_the_declared_measures_with_evidence_inside(extractor, text, title):
    testing.check_findings(extractor, text, title)


@by_family
def test_counts_have_evidence(extractor, prose):
    testing.check_counts(extractor, prose)


@by_family
def test_a_rate_without_words_is_undefined(extractor):
    testing.check_undefined(extractor)


@by_family
def test_measures_are_described(extractor):
    testing.check_measures(extractor)
    assert all(measure.family == extractor.family for measure in extractor.measures)


@by_family
def test_has_a_test_of_its_own(extractor):
    assert Path(__file__).with_name("extractors").joinpath(f"test_{extractor.family}.py").exists()


def family(extract, *names):
    module = ModuleType("a_family")
    module.MEASURES = tuple(
        Measure(*name.split("_", 1), "words", "what", "higher: more", "somebody") for name in names
    )
    module.extract = extract
    return module


def counted(document, empty):
    """The first letter as the one place counted; `empty` where there are no words."""
    text = document.article.text
    place = (Evidence("a_x_per_1000_words", "text", 0, 1),) if text else ()
    return Findings({"a_x_per_1000_words": 1.0 if text else empty}, place)


def test_a_family_that_keeps_the_contract_passes():
    testing.check_extractor(family(lambda document: Findings({"a_words": 1.0}), "a_words"))


@pytest.mark.parametrize(
    ("extract", "names", "problem"),
    [
        (lambda document: Findings({}), (), "no measure"),
        (lambda document: Findings({"a_x": 1.0, "a_y": 1.0}), ("a_x",), "differ"),
        (lambda document: Findings({"a_x": float("inf")}), ("a_x",), "inf"),
        (lambda document: Findings({"a_x": 1.0, "b_x": 1.0}), ("a_x", "b_x"), "FAMILY"),
        (lambda document: Findings({"a_x": 1.0}), ("a_x", "a_x"), "twice"),
        (lambda document: Findings({"a_x_per_1000_words": 1.0}), ("a_x_per_1000_words",), "no evidence"),
        (lambda document: counted(document, empty=0.0), ("a_x_per_1000_words",), "say NaN"),
        (lambda document: Findings({"a_x": 1.0}, (Evidence("a_x", "text", 0, 9999),)), ("a_x",), "outside"),
        (lambda document: Findings({"a_x": 1.0}, (Evidence("a_y", "text", 0, 1),)), ("a_x",), "not declared"),
        (lambda document: Findings({"a_x": float(next(NUMBERS))}), ("a_x",), "second time"),
    ],
)  # fmt: skip
def test_each_breach_is_reported(extract, names, problem):
    with pytest.raises(AssertionError, match=problem):
        testing.check_extractor(family(extract, *names))
