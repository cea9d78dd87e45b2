"""Word lists: format, and phrases found where they stand."""

import pytest

from reliability.errors import LexiconError
from reliability.lexicons.lexicon import parse
from reliability.records import Article
from reliability.text import read

HEADER = "# title: t\n# source: s\n# licence: l\n# version: 1\n"
LIST = parse("made_up", HEADER + "some people|some\tgroup\nof the bridge\tplace\t2\nhigh-rise\t\t0.5\n")


def found(text, **options):
    body = read(Article(text=text, title="A headline")).body
    return [" ".join(hit.entry.words) for hit in LIST.find(body, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some people left, some stayed.", ["some people", "some"]),
        ("At the end of the bridge", ["of the bridge"]),
        ("The end of", []),
        ("The end of, the bridge of the", []),
        ("Some. People left.", ["some"]),
        ("A high-rise of the\nbridge.", ["high-rise", "of the bridge"]),
        ("“Some people,” she said.", []),
        ("", []),
    ],
)
def test_finds_the_longest_entry_within_a_sentence(text, expected):
    assert found(text) == expected


def test_finds_in_quotations_on_request():
    assert found("“Some people,” she said.", quoted=True) == ["some people"]


def test_keeps_category_weight_and_lemma():
    (entry,) = LIST.entries["of"]
    assert (entry.category, entry.weight, entry.lemma) == ("place", 2, "of the bridge")
    assert LIST.words("group") == {"some"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("word\n", "header without"),
        (HEADER + "Word\n", "lower case"),
        (HEADER + "a\tb\tmuch\n", "'much' is not a number"),
    ],
)
def test_says_what_is_wrong(content, says):
    with pytest.raises(LexiconError, match=says):
        parse("made_up", content)


@pytest.mark.parametrize("text", ["in fact", "So in fact", "In fact, in fact in", "Fact in fact in fact"])
def test_phrases_are_found_where_both_words_are(text):
    lexicon = parse("list", f"{HEADER}in fact\n")
    passage = read(Article(text=text, title="A headline")).body
    words = passage.words
    wanted = [at for at in range(len(words) - 1) if words[at : at + 2] == ("in", "fact")]
    assert wanted
    assert [hit.first for hit in lexicon.find(passage)] == wanted


@pytest.mark.parametrize("times", [1, 40])
def test_finds_phrases_of_rare_and_of_frequent_words(times):
    words = parse("w", HEADER + "the mayor\nthe plan b\n")
    text = "The city met them there. " * times + "They like the plan b, and the mayor left the"
    hits = words.find(read(Article(text=text, title="A headline")).body)
    assert [" ".join(hit.entry.words) for hit in hits] == ["the plan b", "the mayor"]
