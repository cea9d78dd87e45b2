import gc
import random
import tracemalloc
from math import isnan

import pytest

from reliability import pipeline
from reliability.extractors import measures
from reliability.records import Article

_BYTES_A_WORD = 120
"""Word places as tuples of whole numbers would take 70 more than the 90 there are."""


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


def test_keeps_little_for_evidence_made_later():
    pick = random.Random(7)
    words = [
        "mayor",
        "council",
        "budget",
        "school",
        "perhaps",
        "river",
        "plan",
        "voters",
        "shameful",
        "Monday",
        "Ruiz",
        "bridge",
        "said",
    ]
    sentences = [" ".join(pick.choices(words, k=15)).capitalize() + "." for _ in range(120)]
    article = Article(text=" ".join(sentences), title="A headline")
    len(pipeline.profile(article).evidence)  # word lists are loaded
    tracemalloc.start()
    kept = [pipeline.profile(article) for _ in range(4)]
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    assert held < _BYTES_A_WORD * kept[0].words
