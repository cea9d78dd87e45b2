"""Sourcing: what counts as an attribution, whose it is, and the flaws of the field's older feature set."""

import math
import time

import pytest

from reliability.extractors.sourcing import extract
from reliability.records import Article
from reliability.text import read

RATE = "sourcing_attributions_per_1000_words"


def findings(text):
    return extract(read(Article(text=text, title="–")))


def found(text):
    """(source, cue) of each attribution, as the text has them."""

    def cut(spans):
        return " ".join(text[s.start : s.end] for s in spans)

    return [(cut(a.source), cut(a.cue)) for a in findings(text).attributions]


def kinds(text):
    return [a.kind for a in findings(text).attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said the bridge was closed.", ("The mayor", "said")),
        ("“We are closed,” says Ana Brandt.", ("Ana Brandt", "says")),
        ("“We are closed,” Ana Brandt has repeatedly said.", ("Ana Brandt", "has repeatedly said")),
        ("The dam will hold, according to the water board.", ("the water board", "according to")),
        ("According to Ana Brandt, the dam will hold.", ("Ana Brandt", "According to")),
        ("The survey found that most ferries run late.", ("The survey", "found")),
        ("Residents believe the dam will hold.", ("Residents", "believe")),
        ("She was confident that the dam would hold.", ("She", "was confident")),
        ("Ana Brandt, the mayor, said that it would rain.", ("Ana Brandt", "said")),
        ("The mayor resigned, saying she was tired.", ("The mayor", "saying")),
        ("He wants to close the ferry.", ("He", "wants")),
        ("The plan was criticised by the harbour union.", ("the harbour union", "was criticised")),
        ("Critics of the plan have said it is too dear.", ("Critics of the plan", "have said")),
    ],
)  # fmt: skip
def test_finds_cue_and_source(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour froze and the ferry sank.",
        "“He said that she told them,” and so on.",
        "The state of the plan is poor.",
        "The post office opened at nine.",
        "",
        "   \n\n",
    ],
)
def test_finds_nothing_where_nothing_is_attributed(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["It is believed the dam will hold.", "Some say the dam will hold.", "The dam is said to hold."],
)
def test_vague_forms_without_a_source_are_not_sourcing(text):
    assert found(text) == []


@pytest.mark.parametrize("cue", ["said", "says", "Said", "SAID", "told reporters"])
def test_plain_reporting_verbs_in_any_case_are_found(cue):
    assert len(found(f"Ana Brandt {cue} that the dam would hold.")) == 1


def test_curly_and_straight_marks_give_the_same():
    straight = findings('"We are closed," Ana Brandt said. "Go home."').values
    curly = findings("“We are closed,” Ana Brandt said. “Go home.”").values
    assert straight == curly
    assert straight["sourcing_quoted_share"] == pytest.approx(5 / 8)


def test_text_without_words_is_undefined():
    assert all(math.isnan(value) for value in findings("").values.values())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Brandt said it would rain.", "person"),
        ("Senator Ana Brandt said it would rain.", "person"),
        ("Officials said it would rain.", "anonymous"),
        ("A senior official said it would rain.", "anonymous"),
        ("Two people familiar with the talks said it would rain.", "anonymous"),
        ("The transport ministry said it would rain.", "organisation"),
        ("The FBI said it would rain.", "organisation"),
        ("The report said it would rain.", "document"),
        ("A poll by Harbour University showed that most people want rain.", "document"),
        ("She said it would rain.", "unnamed"),
    ],
)
def test_kind_of_source(text, kind):
    assert kinds(text)[0] == kind


def test_shares_of_plain_and_unnamed():
    text = "Ana Brandt said it would rain. She slammed the plan. Officials claimed it would snow."
    values = findings(text).values
    assert values["sourcing_neutral_cues_share"] == pytest.approx(1 / 3)
    assert values["sourcing_unnamed_sources_share"] == pytest.approx(1 / 3)
    assert values["sourcing_name_said_per_1000_words"] == pytest.approx(1000 / 15)


def test_content_is_what_is_said():
    text = "“We are closed. Go home,” Ana Brandt said."
    (attribution,) = findings(text).attributions
    assert [text[s.start : s.end] for s in attribution.content] == ["We are closed. Go home"]


def test_the_same_attribution_pasted_again_counts_once():
    text = "The harbour froze, according to officials. The ferry sank in the night."
    pasted = text + " According to officials." * 20 + " The ferry sank, according to officials." * 20
    assert len(found(pasted)) == len(found(text)) == 1


@pytest.mark.parametrize(
    "piece",
    [
        "Ana Brandt said that, as he told them, officials believe it. ",
        "officials said and he claims the plan works ",
        "UNITED STATES CLAIMS ",
        "He said “a b c” and said ",
        "Ana, said, ",
    ],
)
def test_time_grows_with_length_alone(piece):
    def seconds(words):
        document = read(Article(text=piece * (words // len(piece.split())), title="–"))
        runs = []
        for _ in range(3):
            start = time.process_time()
            extract(document)
            runs.append(time.process_time() - start)
        return min(runs)

    seconds(500)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.008)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Harbour Times columnist Ana Brandt said it would rain.", "person"),
        ("Harbour Council spokeswoman Ana Brandt said it would rain.", "person"),
        ("The Harbour Times said it would rain.", "organisation"),
        ("A spokesman for Harbour Council said it would rain.", "anonymous"),
        ("Two spokesmen said it would rain.", "anonymous"),
    ],
)
def test_a_person_of_an_organisation_is_a_person(text, kind):
    assert kinds(text)[0] == kind


@pytest.mark.parametrize("dash", ["—", " – ", " - ", " -- "])
def test_a_dash_parts_words_in_whatever_typography(dash):
    told = "Her advisers—even Ana Brandt—expected a loss. Two papers—the Post and the Herald—reported it."
    expected = [[text.replace("—", dash) for text in pair] for pair in map(list, found(told))]
    assert list(map(list, found(told.replace("—", dash)))) == expected
