import math
import subprocess
import sys

import pytest

from reliability.extractors import readability
from reliability.lexicons.syllables import write_nltk_corpus
from reliability.records import Article
from reliability.text import read

# On these textstat's words and sentences are ours: no hyphens, dashes, abbreviations, decimals.
CAT = "The cat sat on the mat. The dog ran to the door."
HARBOUR = (
    "The harbour authority suspended all ferry traffic on Tuesday. Inspectors discovered corrosion in "
    "several structural components of the northern terminal, officials said."
)
QUOTES = (
    "“We can’t keep the boats in,” she said. “It's too dangerous!” Nobody answered. The council, which met "
    "for 3 hours on Monday, will publish its recommendations soon. Will they matter? Experts disagree."
)
UNKNOWN = (
    "Xylobrand shares fell 12% after the announcement. Zorblatt Industries, a competitor, wouldn't comment "
    "on the extraordinarily complicated negotiations surrounding the acquisition of Vintrelli's laboratories."
)


def values(text):
    findings = readability.extract(read(Article(text=text)))
    return {name.removeprefix("readability_"): value for name, value in findings.values.items()}


@pytest.fixture(scope="module")
def textstat(tmp_path_factory):
    nltk = pytest.importorskip("nltk")
    folder = tmp_path_factory.mktemp("nltk")
    write_nltk_corpus(folder)
    nltk.data.path.insert(0, str(folder))
    yield pytest.importorskip("textstat")
    nltk.data.path.remove(str(folder))


@pytest.mark.parametrize("text", [CAT, HARBOUR, QUOTES, UNKNOWN])
def test_numbers_are_those_of_textstat(textstat, text):
    found = values(text)
    straight = text.replace("’", "'")
    for name, function in {
        "flesch_kincaid_grade": textstat.flesch_kincaid_grade,
        "flesch_reading_ease": textstat.flesch_reading_ease,
        "gunning_fog": textstat.gunning_fog,
        "dale_chall_score": textstat.dale_chall_readability_score,
        "smog_index": textstat.smog_index,
        "coleman_liau_index": textstat.coleman_liau_index,
    }.items():
        assert found[name] == pytest.approx(function(straight), abs=1e-9), name
    words = textstat.lexicon_count(straight)
    difficult = textstat.difficult_words(straight, unique=False)
    assert found["difficult_words_share"] == pytest.approx(difficult / words)


@pytest.mark.parametrize(
    ("text", "expected"),
    # counted by hand: 12 words, 2 sentences, 12 syllables; 22 words, 2 sentences, 47 syllables, 9 long ones
    [(CAT, (-1.45, 116.145, 2.4)), (HARBOUR, (13.90909, 14.93364, 20.76364))],
)
def test_numbers_counted_by_hand(text, expected):
    # The NELA features give another Flesch-Kincaid grade.
    found = values(text)
    names = ("flesch_kincaid_grade", "flesch_reading_ease", "gunning_fog")
    assert [found[name] for name in names] == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("surname", ["Venn", "May", "Justice", "Page", "Okonkwo-Bellamy"])
def test_a_persons_name_counts_alike_whatever_it_spells(surname):
    text = "Orla {0} met the crew. {0} said the boat was old. The crew had asked for {0}'s help."
    assert values(text.format(surname)) == values(text.format("Osei"))


def test_an_abbreviation_ends_no_sentence():
    text = "Mr. Smith of the U.S. embassy spoke to the crew for an hour."
    assert readability.count(read(Article(text=text)).body).sentences == 1


def test_a_very_long_string_costs_no_more_than_a_word():
    assert values("ab" * 100_000)["syllables_per_word"] < 64


def test_without_words_everything_is_undefined():
    assert all(math.isnan(value) for value in values(" … ").values())


def test_textstat_is_not_imported_for_measuring():
    code = (
        "import sys; from reliability.records import Article; from reliability.text import read;"
        "from reliability.extractors import readability as r; r.extract(read(Article(text='One word.')));"
        "sys.exit('textstat' in sys.modules or 'nltk' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
