"""The sample corpus: what should be found in it is found, what should not is not."""

import json
from functools import cache
from pathlib import Path

import pytest

from reliability import ingest, pipeline

SEEDS = Path(__file__).parents[1] / "seeds"
EXPECTED = json.loads((SEEDS / "expected.json").read_text(encoding="utf-8"))


@cache
def profiles():
    return {article.id: pipeline.profile(article) for article in ingest.read([SEEDS / "corpus"])}


KNOWN_MISSES = {
    # headings that are questions, where no heading says that questions follow
    "What is the Keld Bridge?", "What can I do now?",
    "What time does the first ferry leave?", "How much does the Keld ferry cost?",
}  # fmt: skip


def marked(article, case):
    named = f"{article}-{case if isinstance(case, str) else list(case.values())}"
    missed = isinstance(case, str) and case in KNOWN_MISSES
    return pytest.param(article, case, id=named, marks=[pytest.mark.xfail] if missed else [])


def cases(kind):
    return [
        marked(article, case) for article, expected in EXPECTED.items() for case in expected.get(kind, ())
    ]


def place(text, passage):
    """The passage's only occurrence."""
    assert text.count(passage) >= 1, passage
    start = text.index(passage)
    return start, start + len(passage)


def overlaps(spans, stretch):
    return any(start < stretch[1] and stretch[0] < end for start, end in spans)


def joined(text, spans):
    return " ".join(text[start:end] for start, end in spans)


def evidence(profile, measure):
    return [(e.start, e.end) for e in profile.evidence if e.part == "text" and e.measure == measure]


@pytest.mark.parametrize(("article", "case"), cases("found"))
def test_finds(article, case):
    profile = profiles()[article]
    assert overlaps(evidence(profile, case["measure"]), place(profile.article.text, case["text"]))


@pytest.mark.parametrize(("article", "case"), cases("not_found"))
def test_does_not_find(article, case):
    profile = profiles()[article]
    assert not overlaps(evidence(profile, case["measure"]), place(profile.article.text, case["text"]))


@pytest.mark.parametrize(("article", "case"), cases("attributions"))
def test_finds_who_is_quoted(article, case):
    profile = profiles()[article]
    text = profile.article.text
    found = [
        (joined(text, attribution.cue), joined(text, attribution.source), attribution.kind)
        for attribution in profile.attributions
    ]
    assert any(
        case["cue"] in cue and (source in case["source"] or case["source"] in source) and kind == case["kind"]
        for cue, source, kind in found
        if source
    ), found


@pytest.mark.parametrize(("article", "case"), cases("quotations"))
def test_finds_quotations_in_every_typography(article, case):
    profile = profiles()[article]
    assert place(profile.article.text, case) in [tuple(span) for span in profile.quotations]


@pytest.mark.parametrize(("article", "case"), cases("boilerplate"))
def test_sets_boilerplate_apart(article, case):
    profile = profiles()[article]
    start, end = place(profile.article.text, case)
    assert any(span.start <= start and end <= span.end for span in profile.boilerplate)


@pytest.mark.parametrize(("article", "case"), cases("not_boilerplate"))
def test_keeps_prose(article, case):
    profile = profiles()[article]
    assert not overlaps(profile.boilerplate, place(profile.article.text, case))


def test_separates_reports_from_opinion():
    expected = {article: case["genre"] for article, case in EXPECTED.items() if "genre" in case}
    assert {article: profiles()[article].genre for article in expected} == expected


def test_six_sources_from_six_ways_of_keeping_articles():
    sources = {profile.article.source for profile in profiles().values()}
    assert sources == {
        "harbour-wire.example", "ostrel-courier.example", "plain-speaking.example",
        "velm-blast.example", "keld-daily-tips.example", "voice-of-marvane.example",
    }  # fmt: skip
    assert set(EXPECTED) == set(profiles())


def test_every_article_is_long_enough_to_be_scored():
    assert all(profile.words >= 100 for profile in profiles().values())
