import pytest

from reliability import pipeline
from reliability.records import Article, Span
from reliability.text import read

PRINTED = """The board voted on Tuesday to close the pier, which wasn't safe. It can't stand.

“We can’t wait for another winter,” Orla Venn said. “The piles are rotten, and nobody's paid.”

Venn's deputy, Ingrid Sorrel, told the board that the price was too high. “That's a fair price,” Venn said.

The next meeting, she added, is due in June. The state doesn't pay, and it won't pay before the spring."""
MEASURES = (
    "sourcing_quoted_share",
    "certainty_negations_per_1000_words",
    "register_contractions_per_1000_words",
)


def tokenised(text):
    for sign in ",.":
        text = text.replace(sign, f" {sign}")
    return text.replace("“", "“ ").replace("”", " ”")


def treebank(text):
    text = tokenised(text).replace("’", "'").replace("“", "``").replace("”", "''")
    return text.replace("n't", " n't").replace("'s", " 's").replace("wo n't", "wo n't")


FORMS = {
    "references": lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&rsquo;"),
    "numbers": lambda text: text.replace("“", "&#8220;").replace("”", "&#8221;").replace("'", "&#39;"),
    "twice": lambda text: (
        text.replace("“", "&amp;quot;").replace("”", "&amp;quot;").replace("’", "&amp;#39;")
    ),
    "mojibake": lambda text: text.replace("“", "â€œ").replace("”", "â€\x9d").replace("’", "â€™"),
    "mojibake, broken off": lambda text: text.replace("“", "â€œ").replace("”", "â€").replace("’", "â€™"),
    "C1": lambda text: text.replace("“", "\x93").replace("”", "\x94").replace("’", "\x92"),
    "escapes": lambda text: text.replace("“", r"\u201c").replace("”", r"\u201d").replace("’", r"\u2019"),
    "doubled": lambda text: text.replace("“", '""').replace("”", '""'),
    "backslashes": lambda text: text.replace("'", r"\'"),
    "replacement character": lambda text: (
        text.replace("“", "\ufffd").replace("”", "\ufffd").replace("’", "\ufffd")
    ),
    "question marks": lambda text: text.replace("“", "?").replace("”", "?").replace("’", "?"),
    "straight": lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    "low and guillemets": lambda text: text.replace("“", "«", 1).replace("”", "»", 1),
    "apostrophes": lambda text: text.replace("“", "''").replace("”", "''"),
    "tokenised": tokenised,
    "tokenised, straight": lambda text: tokenised(text).replace("“", '"').replace("”", '"'),
    "tokenised, split": lambda text: tokenised(text).replace("’", " ’ ").replace("'", " ’ "),
    "Treebank": treebank,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_text_counts_as_the_printed_one(form):
    text = FORMS[form](PRINTED)
    found, printed = (pipeline.profile(Article(text=each)) for each in (text, PRINTED))
    assert found.words == printed.words
    for name in MEASURES:
        assert found.values[name] == pytest.approx(printed.values[name], rel=1e-3)
    assert found.notes == (("tokenised",) if form.startswith(("token", "Tree")) else ())
    assert len(read(Article(text=text)).body.plain) == len(text)


@pytest.mark.parametrize("lost", ["\ufffd", "?"])
def test_marks_that_are_lost_for_good_are_noted_and_empty_what_needs_them(lost):
    text = PRINTED.replace("“", lost).replace("”", "").replace("’", "")
    found = pipeline.profile(Article(text=text))
    assert "damaged_quotation_marks" in found.notes
    assert found.values["sourcing_quoted_share"] != found.values["sourcing_quoted_share"]
    assert found.values["structure_words_per_sentence"] > 0


def test_questions_are_not_damage():
    text = PRINTED + "\n\nWho pays? Why now? It isn't known. “Is it so?” she asked. What comes next?"
    assert pipeline.profile(Article(text=text)).notes == ()


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (str.upper, "no_case"),
        (str.lower, "no_case"),
        (lambda text: text.replace(".", "").replace(",", ""), "no_punctuation"),
    ],
)
def test_without_case_or_stops_what_needs_them_is_empty(change, note):
    found = pipeline.profile(Article(text=change(PRINTED + "\n\n" + PRINTED.replace("pier", "bridge"))))
    assert note in found.notes
    for name in ("structure_words_per_sentence", "readability_flesch_kincaid_grade", "sourcing_quoted_share"):
        assert found.values[name] != found.values[name]
    assert found.values["structure_english_share"] == 1.0


def test_a_paragraph_in_capitals_is_not_a_text_without_case():
    first, rest = PRINTED.split("\n\n", 1)
    assert pipeline.profile(Article(text=f"{first.upper()}\n\n{rest}")).notes == ()


def test_quotations_given_by_markup_or_quoted_lines_are_quoted():
    post = "This is a shameful betrayal of our town."
    text = f"The board closed the pier on Tuesday after a vote.\n\n{post}\n\nIt will meet again in June."
    start = text.index(post)
    marked = read(Article(text=text, quotations=(Span(start, start + len(post)),)))
    lines = read(Article(text=text.replace(post, f"> {post}")))
    assert marked.body.quoted.count(1) == lines.body.quoted.count(1) == 8
    assert not read(Article(text=text.replace(post, f">> {post}"))).body.quoted.count(1)


def test_persons_names_with_accents_are_not_disguised():
    names = "Nicolás Núñez met José Gómez and Zoë Brontë. Núñez said no to Gómez, and Brontë agreed."
    assert pipeline.profile(Article(text=f"{PRINTED}\n\n{names}")).notes == ()
