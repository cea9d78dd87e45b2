import pytest

from reliability.evaluation import spelling, tricks
from reliability.records import Article
from reliability.text import read

TOLD = "The disgraceful regime left. Nobody knew. A storm came over the town, and radical men left it early."


@pytest.mark.parametrize("change", [tricks.cite_nobody, tricks.cite_somebody, tricks.add_numbers])
@pytest.mark.parametrize("text", ["", TOLD, TOLD * 30])
def test_twenty_pieces_are_pasted(change, text):
    pieces = {
        tricks.cite_nobody: ["according to officials", "observers say"],
        tricks.cite_somebody: ["Maria Lopez said"],
        tricks.add_numbers: ["17 of 23"],
    }[change]
    assert {change(text).count(piece) for piece in pieces} == {2 if change is not tricks.add_numbers else 4}


@pytest.mark.parametrize(
    "spell",
    [
        tricks.use_cyrillic_letters,
        tricks.use_wide_letters,
        tricks.insert_inside("\u200b"),
        tricks.insert_inside("\u0338"),
    ],
)
def test_disguises_change_the_text_and_not_its_words(spell):
    changed = tricks.respell_charged_words(spell)(TOLD)
    assert changed != TOLD
    assert read(Article(text=changed)).body.words == read(Article(text=TOLD)).body.words


@pytest.mark.parametrize("spell", [tricks.spell_out, tricks.add_accents, tricks.use_figures])
def test_other_disguises_are_not_seen_through(spell):
    changed = tricks.respell_charged_words(spell)(TOLD)
    assert "disgraceful" not in read(Article(text=changed)).body.words


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("Colorful labor organizers", "Colourful labour organisers"),
        ("The Center recognized the NEIGHBORING theater.", "The Centre recognised the NEIGHBOURING theatre."),
        ("Ten percent analyzed honoring; coloration", "Ten per cent analysed honouring; coloration"),
        ("The size of the prize", "The size of the prize"),
    ],
)
def test_british_spelling(american, british):
    assert spelling.british(american) == british
