"""What every file in `extractors/` must keep, whoever wrote it."""

import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reliability.extractors import extractors
from reliability.records import Article
from reliability.text import read

EXTRACTORS = extractors()
PIECES = st.sampled_from(
    ["Officials said", " that ", "“It is so-called ‘news’,” he said.", "\n\n", "may", " U.S. ", "!!!", "…",
     "''quoted''", "The Horrible Liar DESTROYED them",
     "1,234", "İstanbul", "\ud83d\ude00", ". ", ", ", "\u200b",
     "some people believe", "According to a report", "—", "'", '"', "\r\n", "\t"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))
by_family = pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.family)


@by_family
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, title=TEXTS)
def test_any_text_gives_the_declared_measures_with_evidence_inside(extractor, text, title):
    findings = extractor.extract(read(Article(text=text, title=title)))
    names = {measure.name for measure in extractor.measures}
    assert set(findings.values) == names
    assert all(math.isnan(value) or math.isfinite(value) for value in findings.values.values())
    for found in findings.evidence:
        part = title if found.part == "title" else text
        assert found.measure in names
        assert 0 <= found.start < found.end <= len(part)
    for attribution in findings.attributions:
        for span in (*attribution.cue, *attribution.source, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)


@by_family
def test_counts_have_evidence(extractor, prose):
    findings = extractor.extract(read(Article(text=prose)))
    shown = {found.measure for found in findings.evidence}
    counted = {
        name
        for name, value in findings.values.items()
        if name.endswith("_per_1000_words") and value and not math.isnan(value)
    }
    assert counted <= shown


@by_family
def test_measures_are_described(extractor):
    assert extractor.measures
    for measure in extractor.measures:
        assert measure.family == extractor.family
        for described in (measure.unit, measure.meaning, measure.direction, measure.reference):
            assert described.strip()


@by_family
def test_has_a_test_of_its_own(extractor):
    assert Path(__file__).with_name("extractors").joinpath(f"test_{extractor.family}.py").exists()
