import pytest

from reliability.evaluation import text_changes


def test_sides_are_swapped_in_their_case():
    told = "The Democrats and Trump; LEFT or left-wing Liberals."
    assert text_changes.swap_sides(told) == "The Republicans and Obama; RIGHT or right-wing Conservatives."


def test_names_are_capitalised_words_that_are_never_in_lower_case():
    texts = ["On Monday the mayor, Lopez, met Rose in Springfield.", "A rose for the mayor."]
    assert text_changes.replaceable_names(texts) == ["Lopez", "Springfield"]


def test_a_name_is_replaced_by_the_same_other_everywhere():
    change = text_changes.rename_with(["Lopez", "Ortega", "Springfield"])
    first, second = change("Lopez spoke. Nobody asked Lopez.").split(" spoke. Nobody asked ")
    assert second == f"{first}."


def test_boilerplate_is_added_and_nothing_lost():
    changed = text_changes.add_boilerplate("One line.\nAnother line.\nA third.")
    assert [line for line in changed.split("\n") if line in ("One line.", "Another line.", "A third.")]
    assert text_changes.COOKIES in changed


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        (text_changes.straighten_quotes, "“It’s so” – he", '"It\'s so" - he'),
        (text_changes.curl_quotes, '"It\'s so," he', "“It’s so,” he"),
        (text_changes.remove_line_breaks, "a\n\nb \n c", "a b c"),
        (text_changes.double_spaces, "a b", "a  b"),
        (text_changes.keep_beginning, "one two three four five", "one two three"),
    ],
)
def test_typography(change, text, expected):
    assert change(text) == expected


def test_wrapped_lines_are_narrow():
    assert max(map(len, text_changes.rewrap("word " * 100 + "\nmore").split("\n"))) <= 72


@pytest.mark.parametrize("text", ["", "One sentence.", "A b. " * 100])
def test_twenty_copies_are_pasted(text):
    assert text_changes.pad_with_officials(text).lower().count("according to officials") == 20


def test_the_longest_paragraph_is_repeated():
    assert text_changes.pad_with_copies("ab\nabcd").count("abcd") == 6
