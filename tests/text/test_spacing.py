import pytest

from reliability import pipeline
from reliability.evaluation import text_changes
from reliability.records import Article
from reliability.text import read
from reliability.text.spacing import squeezed

REPORT = (
    'Ana Roe, 54, said the bridge was closed. "We have no money," said Rep. Tom Venn, D-Marley, who '
    "leads the committee. The plan costs $ 5 million and U.S. Senator Bo Lund has called it a disgrace in a "
    "letter to the members, which was sent on Monday, May 4, and read aloud in the hall before the vote.\n\n"
    "Mayor Ruiz wrote:\n\n"
    "This shameful and disgusting plan is a scandal, and the brilliant committee knows it very well "
    "indeed, so they hide.\n\n"
    "The vote is due next week, and the members of the committee expect a long debate about the costs.\n\n"
    "The views expressed here are those of the author. Bo Karl is a policy analyst for the institute."
)
CREDITED = f"{REPORT}\n\nThis story was reported by The Associated Press."
TRANSCRIPT = "\n\n".join(
    f"{name}: I think that this is a shameful disaster, number {number}, and everybody here knows it."
    for number, name in enumerate(("ANN ROE, HOST", "MAYOR BO LUND", "ANN ROE", "LUND", "ROE", "LUND"))
)
GLUED = (
    'The council met.The mayor spoke of the plan in the hall."What do you think of it?" she asked. "I do not '
    "know.\"\n\nThe clerk said it \"would go badly'' for the town. The vote is on Monday, they agreed.\n\n"
    "“They promised this,” said Bo Lund. ” … but they have gone back on it.”\n\n"
    "\"You cannot do it, because people say, 'What about me?' \""
)


def values(text, title=""):
    return {
        name: repr(value) for name, value in pipeline.profile(Article(text=text, title=title)).values.items()
    }


@pytest.mark.parametrize("text", [REPORT, CREDITED, TRANSCRIPT, GLUED])
@pytest.mark.parametrize(
    "change", [text_changes.double_spaces, text_changes.rewrap, text_changes.curl_quotes]
)
def test_spaces_wrapping_and_typography_change_nothing(text, change):
    assert values(change(text)) == values(text)


def test_what_spaces_must_not_hide_is_there():
    profile = pipeline.profile(Article(text=text_changes.double_spaces(text_changes.rewrap(CREDITED))))
    assert profile.values["agency_copy"] == 1
    assert profile.values["specificity_ages_per_1000_words"] > 0
    assert values(text_changes.double_spaces(REPORT))["genre_opinion"] == "1.0"
    assert len(read(Article(text=text_changes.double_spaces(TRANSCRIPT))).quotations) == 6


def test_a_headline_repeated_with_wide_spaces_is_boilerplate():
    title = "Ex-Rep. Bo Lund ordered to leave the hall"
    text = f"{title.replace(' ', '  ')} Friday He is near the end of his term in office, a clerk said."
    (headline,) = read(Article(text=text, title=title)).boilerplate
    assert text[slice(*headline)].endswith("hall")


def test_an_agency_is_found_at_its_position():
    text = f"{'A line of a text  with wide spaces. ' * 3}\nThis story was  reported by The Associated Press."
    (found,) = [one for one in pipeline.profile(Article(text=text)).evidence if one.measure == "agency_copy"]
    assert text[found.start : found.end] == "This story was  reported by The Associated Press."


def test_squeezed_text_knows_its_places():
    shown = squeezed("a  b\n  c \t d")
    assert shown.text == "a b\n c d"
    assert ["a  b\n  c \t d"[slice(*shown.span(at, at + 1))] for at in (0, 2, 5, 7)] == ["a", "b", "c", "d"]


def test_a_stray_closing_mark_gives_nobody_a_whole_text():
    text = f'{"The shameful plan of the council is a scandal. " * 30}It is a disgrace," he said.'
    profile = pipeline.profile(Article(text=text))
    assert profile.values["loaded_wording_loaded_words_per_1000_words"] > 0
