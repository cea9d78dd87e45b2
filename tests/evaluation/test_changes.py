import pytest

from reliability.evaluation import changes


def test_sides_are_swapped_in_their_case():
    told = "The Democrats and Trump; LEFT or left-wing Liberals."
    assert changes.sides_swapped(told) == "The Republicans and Obama; RIGHT or right-wing Conservatives."


def test_names_are_capitalised_words_that_are_never_in_lower_case():
    texts = ["On Monday the mayor, Lopez, met Rose in Springfield.", "A rose for the mayor."]
    assert changes.names(texts) == ["Lopez", "Springfield"]


def test_a_name_is_replaced_by_the_same_other_everywhere():
    change = changes.renamed(["Lopez", "Ortega", "Springfield"])
    first, second = change("Lopez spoke. Nobody asked Lopez.").split(" spoke. Nobody asked ")
    assert second == f"{first}."


def test_boilerplate_is_added_and_nothing_lost():
    changed = changes.with_boilerplate("One line.\nAnother line.\nA third.")
    assert [line for line in changed.split("\n") if line in ("One line.", "Another line.", "A third.")]
    assert changes.COOKIES in changed


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        (changes.straight, "“It’s so” – he", '"It\'s so" - he'),
        (changes.curly, '"It\'s so," he', "“It’s so,” he"),
        (changes.unbroken, "a\n\nb \n c", "a b c"),
        (changes.spaced, "a b", "a  b"),
        (changes.beginning, "one two three four five", "one two three"),
    ],
)
def test_typography(change, text, expected):
    assert change(text) == expected


def test_wrapped_lines_are_narrow():
    assert max(map(len, changes.rewrapped("word " * 100 + "\nmore").split("\n"))) <= 72


@pytest.mark.parametrize("text", ["", "One sentence.", "A b. " * 100])
def test_twenty_copies_are_pasted(text):
    assert changes.padded_with_officials(text).lower().count("according to officials") == 20


def test_the_longest_paragraph_is_repeated():
    assert changes.padded_with_copies("ab\nabcd").count("abcd") == 6
