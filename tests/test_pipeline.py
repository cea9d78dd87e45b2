import gc
import random
import tracemalloc
from dataclasses import replace
from math import isnan
from weakref import ref

import pytest

from reliability import findings, pipeline
from reliability.extractors import measures
from reliability.records import Article
from reliability.text import read
from reliability.text.boilerplate.recurring import normal

_BYTES_A_SCORE = 20_000
"""For 1,800 words, whose places alone would take 14,000 as compact as can be; 100,000 scores in 2 GB."""
_WORDS = "mayor council budget school perhaps river plan shameful Monday Ruiz said the of to in on and a by"


def test_a_profile_has_every_measure_rounded(prose):
    profile = pipeline.profile(Article(text=prose))
    assert list(profile.values) == [measure.name for measure in measures()]
    assert all(isnan(value) or value == round(value, 4) for value in profile.values.values())
    assert profile.words == len(profile.article.text.split())


def test_a_profile_depends_on_its_article_alone(prose):
    article = Article(text=prose, id="a")
    before = pipeline.profile(article)
    pipeline.profile(Article(text=prose * 3, id="b"))
    assert repr(pipeline.profile(article)) == repr(before)


def test_an_empty_text_is_measured_too():
    profile = pipeline.profile(Article(text=""))
    assert profile.words == 0
    assert list(profile.values) == [measure.name for measure in measures()]


def test_padding_with_sentences_is_noted(story):
    sentence = "According to officials of the Transport Institute, the bridge may have to be closed soon. "
    assert pipeline.profile(Article(text=story)).notes == ()
    assert "repeated" in pipeline.profile(Article(text=story + sentence * 20)).notes


def test_padding_with_a_phrase_is_noted(story):
    told = story.replace(". ", ", according to officials. ").replace(".\n", ", according to officials.\n")
    assert told.count("according to officials") > 5
    assert "repeated" in pipeline.profile(Article(text=told)).notes


def test_an_endless_article_is_declined(model, monkeypatch, story):
    monkeypatch.setattr("reliability.text.notes.LONGEST", len(story) - 1)
    score = pipeline.score(Article(text=story), model)
    assert score.status == "declined"
    assert score.notes == ("too_long",)


def test_disguised_words_are_noted_and_undone(story):
    hidden = story.replace("a", "\u0430", 20).replace("i", "i\u200b", 20)
    told, plain = pipeline.profile(Article(text=hidden)), pipeline.profile(Article(text=story))
    assert told.notes == ("disguised_words",)
    assert {name: repr(value) for name, value in told.values.items()} == {
        name: repr(value) for name, value in plain.values.items()
    }


def test_words_with_spaced_letters_are_noted(story):
    assert pipeline.profile(Article(text=f"{story} A l i e is a l i e.")).notes == ()
    spelled = f"{story} It is a s h a m e, a f r a u d and an o u t r a g e."
    assert pipeline.profile(Article(text=spelled)).notes == ("disguised_words",)


@pytest.mark.parametrize(
    "words",
    ["sh\u00e1mbles fr\u00e1ud g\u00edmmick sh\u00e1me c\u00fdnical", "sh4me fr4ud g1mmick r4nt sh4m"],
)
def test_accents_and_figures_inside_words_are_noted(story, words):
    assert pipeline.profile(Article(text=f"{story} They all said it was {words} and so on.")).notes == (
        ("disguised_words",)
    )
    honest = f"{story} The caf\u00e9 of the na\u00efve Jos\u00e9 Garc\u00eda sold mp3s and c4 paper."
    assert pipeline.profile(Article(text=honest)).notes == ()


def test_many_unnamed_sources_are_noted(model, story):
    pieces = ["officials said", "experts said", "analysts warned", "critics said", "residents said"]
    padded = story + " ".join(f"It may close in week {at}, {piece}." for at, piece in enumerate(pieces))
    assert "many_anonymous" in pipeline.score(Article(text=padded), model).notes
    assert "many_anonymous" not in pipeline.score(Article(text=story), model).notes


def test_keeps_little_of_a_score(model):
    article = _long_article(number=0)
    len(pipeline.score(article, model).profile.evidence)  # word lists are loaded
    tracemalloc.start()
    kept = [pipeline.score(article, model) for _ in range(40)]
    _drop_findings()  # of a few articles, however many scores are kept
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    assert kept[0].status == "scored"
    assert held < _BYTES_A_SCORE


def test_evidence_that_was_not_kept_is_found_again():
    article = _long_article(number=1)
    early = pipeline.profile(article)
    at_once = (*early.evidence,), (*early.attributions,), (*early.speakers,)
    late = pipeline.profile(article)
    for number in range(2, 2 + findings._KEPT):
        pipeline.profile(_long_article(number))
    assert late.speakers == at_once[2]
    assert late.attributions == at_once[1]
    assert late.evidence == at_once[0]
    assert len(at_once[0]) > 100
    assert at_once[1]


def test_only_the_last_findings_are_kept(monkeypatch):
    profiles = [pipeline.profile(_long_article(number)) for number in range(2 * findings._KEPT)]
    again = []
    monkeypatch.setattr(findings.text, "read", lambda *parts: again.append(parts[0]) or read(*parts))
    for profile in reversed(profiles[findings._KEPT :]):
        assert len(profile.evidence) > 100
    assert not again
    for profile in profiles[: findings._KEPT]:
        assert len(profile.evidence) > 100
    assert again == [profile.article for profile in profiles[: findings._KEPT]]


def test_a_profile_that_is_dropped_takes_its_findings_along():
    dropped = ref(pipeline.profile(_long_article(number=0)).evidence._make.__self__)
    assert dropped() is None


def test_evidence_found_again_knows_the_lines_of_the_source():
    article = _long_article(number=3)
    line = article.text[: article.text.index(".") + 1]
    boilerplate = {"": frozenset({normal(line)})}
    late = pipeline.profile(replace(article, text=f"{line}\n\n{article.text}"), boilerplate)
    _drop_findings()
    assert late.boilerplate
    assert not any(one.start < len(line) for one in late.evidence if one.part == "text")


def _drop_findings() -> None:
    for number in range(findings._KEPT):
        pipeline.profile(Article(text=f"{number}"))


def _long_article(number: int) -> Article:
    pick = random.Random(number)
    words = _WORDS.split(" ")
    sentences = [" ".join(pick.choices(words, k=15)).capitalize() + "." for _ in range(120)]
    sentences.insert(3, 'Ana Ruiz said the plan "may well fail".')
    return Article(text=" ".join(sentences), title="A headline")
