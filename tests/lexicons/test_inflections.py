"""Inflections: by rule, by table, and checked against the pronunciation dictionary in every list."""

import re
from functools import cache
from importlib.resources import files

import pytest

from reliability.errors import LexiconError
from reliability.lexicons import user_lists
from reliability.lexicons.inflections import adverb, forms, noun_forms, verb_forms
from reliability.lexicons.lexicon import load, parse
from reliability.lexicons.syllables import _dictionary, easy_words

HEADER = "# title: t\n# source: s\n# licence: l\n# version: 1\n"
ENDINGS = {"ied": ("y",), "ed": ("", "e"), "ing": ("", "e", "ie"), "ies": ("y",), "s": ("",)}
REVIEWED = frozenset({"emphasises", "hypothesises"})  # verbs in -ise, which look like plurals of nouns in -is


@cache
def known():
    return frozenset(_dictionary()) | easy_words()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grab (v)", "grab grabs grabbed grabbing"),
        ("extol (v)", "extol extols extolled extolling"),
        ("bite (v)", "bite bites bit bitten biting"),
        ("blast (v)", "blast blasts blasted blasting"),
        ("decry (v)", "decry decries decried decrying"),
        ("quit (v)", "quit quits quitting"),
        ("panic (v)", "panic panics panicked panicking"),
        ("open (v)", "open opens opened opening"),
        ("cancel (v)", "cancel cancels canceled cancelled canceling cancelling"),
        ("sail (v)", "sail sails sailed sailing"),
        ("tie (v)", "tie ties tied tying"),
        ("toe (v)", "toe toes toed toeing"),
        ("echo (v)", "echo echoes echoed echoing"),
        ("overspend (v)", "overspend overspends overspent overspending"),
        ("relay (v)", "relay relays relayed relaying"),
        ("flip-flop (v)", "flip-flop flip-flops flip-flopped flip-flopping"),
        ("crony (n)", "crony cronies"),
        ("witch (n)", "witch witches"),
        ("henchman (n)", "henchman henchmen"),
        ("shaman (n)", "shaman shamans"),
        ("analysis (n)", "analysis analyses"),
        ("big (a)", "big bigger biggest"),
        ("shabby (a, ly)", "shabby shabbier shabbiest shabbily"),
        ("shrill (ly)", "shrill shrilly"),
        ("frantic (ly)", "frantic frantically"),
        ("plain", "plain"),
    ],
)
def test_inflects_a_marked_word(text, expected):
    assert " ".join(forms(text)) == expected


def test_inflects_words_inside_a_phrase():
    assert forms("clap (v) back") == ("clap back", "claps back", "clapped back", "clapping back")
    assert "ran a witch hunt" in forms("run (v) a witch hunt")


def test_a_list_holds_the_forms_under_their_base():
    entries = parse("made_up", HEADER + "grab (v)|grabby\tverb\t2\n").entries
    assert set(entries) == {"grab", "grabs", "grabbed", "grabbing", "grabby"}
    assert {entry.lemma for group in entries.values() for entry in group} == {"grab"}


def test_an_unknown_part_of_speech_is_an_error_with_its_place():
    with pytest.raises(LexiconError, match=r"made_up.tsv:5: 'grab' has the unknown part of speech 'x'"):
        parse("made_up", HEADER + "grab (x)\n")


def bases(word):
    """Dictionary words that `word` may be a form of, however it was spelled."""
    for ending, endings in ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:
            continue
        yield from (stem + final for final in endings)
        if ending in ("ed", "ing") and (stem[-1] == stem[-2] or stem.endswith("ck")):
            yield stem[:-1]


def misspelled(words):
    """Words outside the dictionary that the rule does not give, or gives otherwise for a base it knows."""
    for word in words:
        whole = [base for base in bases(word) if base in known()]
        if word in known() or not whole or word in REVIEWED:
            continue
        given = [{*verb_forms(base), *noun_forms(base)} for base in whole]
        ending = next(ending for ending in ENDINGS if word.endswith(ending))
        rivals = [
            form for group in given if word not in group for form in group
            if form.endswith(ending) and form in known() and form not in whole
        ]  # fmt: skip
        if rivals or not any(word in group for group in given):
            yield word


def single_words(name):
    entries = (entry for group in load(name).entries.values() for entry in group)
    return {part for entry in entries for word in entry.words for part in word.split("-") if part.isalpha()}


@pytest.mark.parametrize("name", [name for name in user_lists.shipped() if name != "english"])
def test_no_list_holds_a_form_that_the_rule_would_spell_otherwise(name):
    assert sorted(misspelled(single_words(name))) == []


def test_the_check_sees_wrong_forms():
    wrong = {"grabed", "grabing", "extoled", "claped", "bited", "stinged", "weeped", "upholded", "tryed"}
    assert set(misspelled(wrong | {"grabbed", "weaponized", "blathering"})) == wrong


def marked(mark):
    folder = files("reliability.lexicons").joinpath("data")
    for name in user_lists.shipped():
        content = folder.joinpath(f"{name}.tsv").read_text(encoding="utf-8")
        for word, marks in re.findall(r"([a-z'-]+) \(([a-z, ]+)\)", content):
            if mark in marks.split(", "):
                yield word


def test_verbs_with_a_doubled_letter_have_it_in_the_dictionary():
    doubled = [
        (verb, form) for verb in set(marked("v")) for form in verb_forms(verb)
        if re.search(r"([^aeious])\1(ed|ing)$", form) and form not in known()
    ]  # fmt: skip
    both = {verb for verb, _ in doubled if f"{verb}ed" in verb_forms(verb)}  # travelled
    assert [
        form for verb, form in doubled if verb not in both and {f"{verb}ed", f"{verb}ing"} & known()
    ] == []


def test_adverbs_of_the_lists_are_spelled_as_in_the_dictionary():
    unknown = [word for word in set(marked("ly")) if adverb(word) not in known()]
    assert [word for word in unknown if {f"{word}ly", f"{word[:-1]}ly"} & known()] == []
