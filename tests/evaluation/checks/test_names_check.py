import pytest

from reliability import pipeline
from reliability.evaluation.checks import names
from reliability.evaluation.surnames import WORDS, invented_surname, with_surname
from reliability.lexicons.syllables import syllables
from reliability.records import Article

STORY = (
    "Orla Venn, who chairs the harbour board of the old town, opened the meeting on Monday. “We cannot wait "
    "for another winter,” Venn said. “The piles of the pier are rotten.” The clerk told Venn that the work "
    "would cost more than the board had hoped for.\n\nVenn said the work would take a year. According to Tom "
    "Osei, the deputy, the state will pay half of it, and the town has to find the other half by June."
)


@pytest.fixture
def profile():
    return pipeline.profile(Article(text=STORY, title="Venn Opens Meeting"))


def test_there_are_sixty_surnames_each_with_an_invented_one_of_its_form():
    assert len(set(WORDS)) >= 60
    for word in WORDS:
        other = invented_surname(word)
        assert (len(other), syllables(other.lower())) == (len(word), syllables(word.lower())), word
        assert other not in WORDS


def test_the_main_speaker_is_the_person_with_most_statements(profile):
    assert names.main_surname(profile) == "Venn"
    assert not names.main_surname(pipeline.profile(Article(text="The board met. Nobody said a word.")))


def test_a_surname_is_replaced_in_text_and_title_as_it_is_written(profile):
    article = with_surname(profile.article, "Venn", "May")
    assert "Venn" not in article.text + article.title
    assert article.title == "May Opens Meeting"
    assert with_surname(Article(text="VENN and Vennberg"), "Venn", "May").text == "MAY and Vennberg"


def test_nothing_moves_whatever_the_main_speaker_is_called(profile, model):
    spread = dict.fromkeys(profile.values, 1.0)
    moved = [swap.word for swap in names.swaps(profile.article, "Venn", spread, model) if not swap.still]
    assert moved == []


def test_what_moves_is_reported(profile, model):
    spread = dict.fromkeys(profile.values, 1.0)
    other = pipeline.profile(Article(text=STORY.replace("Venn said the work", "Maybe the shameful work")))
    swap = names._swap("May", profile, other, spread, model)
    assert swap.marks
    assert not swap.still
    figures = {figure.name: figure.value for figure in names.figures([swap])}
    assert figures["nothing moves"] == 0
    assert figures["largest move of a measure"] == swap.largest > 0


def test_a_value_that_is_undefined_on_one_side_moves_far():
    assert names._move(1.0, float("nan"), 1.0) == names._FAR > 1
    assert names._move(float("nan"), float("nan"), 1.0) == 0
