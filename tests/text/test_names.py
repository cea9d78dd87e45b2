import random

import pytest

from reliability import pipeline
from reliability.lexicons.syllables import syllables
from reliability.records import Article
from reliability.text import read
from reliability.text.names import names

REPORT = """The harbour board voted on Tuesday to close the old pier in Osk, which has stood since 1931.

Orla {0}, who chairs the board, opened the meeting by saying that the pier had failed two inspections.

"We cannot wait for another winter," {0} said. "The piles are rotten."

{0} said the work would take a year. {0} declined to name the builder. {0} expects to publish the contract.

Ingrid Sorrel, the deputy, told {0} that the price was too high. According to {0}, the state will pay half.

"That is a fair price," {0} said. The next meeting, {0} added, is due in June. {0}'s term ends in 2027."""
MENTIONS = 10
SURNAMES = """
    Venn May Kelly Page King Hope Still Best Savage Long Law Church House Court Dean Bishop Judge Poll
    Love Grant Will So Do Good Young Brown Rich Strong Case Price Power Bush Rice Cook Baker Major
    Justice Pope Cash Bond Rose Day Friday Summers Winter March April Bull Fear Joy Moody Sharp Swift
    Cruel Wild Wise Noble Hero Looney Outlaw Slaughter Payne Strange Little More Few Past Early Street
    Banks Parliament White English Holland German Sunday August Prince Duke Speaker Chancellor Marshall
    Field Park Hill Lake Smart Bright Blunt Frank Self Wall Guard Trueman Darling Gay Risk Battle Crook
    Guilty Daly Connolly Police News
""".split()  # noqa: SIM905 - read as a list of words


def body(text):
    return read(Article(text=text)).body


def named(text, kind="person"):
    passage = body(text)
    return [
        passage.text[passage.starts[name.first] : passage.ends[name.last - 1]]
        for name in names(passage).spans
        if name.kind == kind
    ]


@pytest.mark.parametrize("surname", SURNAMES)
def test_every_mention_of_a_speaker_is_a_persons_name(surname):
    passage = body(REPORT.format(surname))
    people = [name.key for name in names(passage).spans if name.kind == "person"]
    assert people.count(f"orla {surname.lower()}") == MENTIONS
    assert people.count("ingrid sorrel") == 1
    assert len(people) == MENTIONS + 1


@pytest.mark.parametrize(
    "opening",
    ["Firefighters", "Employers", "Germans", "Several", "Two", "Dozens", "Detectives", "Tories", "Soldiers",
     "Ministers", "Ukrainians", "Critics", "Residents", "Police", "Doctors", "Today", "However", "Parents"],
)  # fmt: skip
def test_a_common_noun_that_opens_a_sentence_is_not_a_name(opening):
    text = (
        f"{opening} said the fire broke out at dawn. {opening} told the owner to leave. {opening} were calm."
    )
    assert named(text) == []
    assert named(text, "other") == []
    assert named(f'The owner left. "It is bad," {opening.lower()} said. {opening} said so again.') == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mr Venn said so. Venn left.", ["Venn", "Venn"]),
        ("He met Mrs. Do and Dr So on the pier.", ["Do", "So"]),
        ("The vote pleased Sen. J. K. Osei and George W. Bush.", ["J. K. Osei", "George W. Bush"]),
        ("Prime Minister Theresa May said on 4 May that it may rain in May.", ["Theresa May"]),
        ("Anne-Marie O'Brien said no. O'Brien left.", ["Anne-Marie O'Brien", "O'Brien"]),
        ("Ursula von der Leyen spoke. Von der Leyen then left.", ["Ursula von der Leyen", "Von der Leyen"]),
        ("Former Interior Minister Ana Ruiz, 43, was there.", ["Ana Ruiz"]),
        ("The attorney general, Pat Judge, agreed. Judge said so.", ["Pat Judge", "Judge"]),
        ("The Prime Minister met the Attorney General.", []),
        ("He lives in Port Velm near King Street, New York.", []),
        ("The Velm Authority and Goldmark Bank Inc. declined to say.", []),
        ("We saw Bashar al-Assad. Assad smiled.", ["Bashar al-Assad", "Assad"]),
    ],
)  # fmt: skip
def test_persons(text, people):
    assert named(text) == people


def test_one_person_has_one_key():
    passage = body(
        "President Gustavo Petro spoke. Mr Petro said no. Petro left, and Gustavo waved. "
        "Veronica Alcocer, his wife, stayed with Petro."
    )
    assert [name.key for name in names(passage).spans] == [
        *["gustavo petro"] * 4, "veronica alcocer", "gustavo petro",
    ]  # fmt: skip


def test_two_of_a_surname_are_told_apart():
    passage = body("Bill Venn met Ana Venn. Venn smiled at Bill. Later Bill Venn left, and Venn drove.")
    assert [name.key for name in names(passage).spans] == [
        "bill venn", "ana venn", "ana venn", "bill venn", "bill venn", "bill venn",
    ]  # fmt: skip


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_without_case_names_are_undefined(change):
    passage = body(change(REPORT.format("Venn")))
    assert not names(passage).defined
    assert names(passage).spans == ()


def test_a_heading_in_capitals_leaves_names_defined():
    first, rest = REPORT.format("Venn").split("\n\n", 1)
    passage = body(f"{first.upper()}\n\n{rest}")
    assert names(passage).defined
    assert sum(name.kind == "person" for name in names(passage).spans) == MENTIONS + 1


@pytest.mark.parametrize(
    "text",
    [
        "Hope of a deal faded. Orla Hope said there was hope. Still, the talks go on.",
        "Orla Will said no. Will the board agree? Will they meet?",
        "Orla So spoke. So the board met. So they agreed.",
        "Orla Do spoke. Do not ask why. Do you know?",
        "Orla Best won. Best of all, it was free, and best for the town.",
    ],
)
def test_a_surname_is_not_a_name_where_it_is_the_other_word(text):
    assert len(named(text)) == 1


def test_words_are_found_by_their_index():
    passage = body("Later Ana Ruiz met NATO in March.")
    found = names(passage)
    assert [found.is_name(at) for at in range(len(passage.words))] == [
        False, True, True, False, True, False, False,
    ]  # fmt: skip
    assert found.is_person(1)
    assert not found.is_person(4)
    assert found.of(2).key == "ana ruiz"
    assert found.of(6).kind == "calendar"
    assert found.of(0) is None


def neutral(surname, text):
    """A name of the same letters and syllables that spells nothing."""
    taken = {*text.lower().split(), "be", "no", "we", "he", "me", "to", "do", "go", "ho"}
    chance = random.Random(surname)
    letters = "bcdfghklmnprtvzaeiou"
    while True:
        name = "".join(chance.choice(letters) for _ in surname)
        alike = all(syllables(name + end) == syllables(surname.lower() + end) for end in ("", "'s"))
        if alike and name not in taken:
            return name.capitalize()


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_surname_moves_no_measure(surname):
    other = neutral(surname, REPORT)
    values, others = (
        pipeline.profile(Article(text=REPORT.format(name), title=f"{name} defends pier closure")).values
        for name in (surname, other)
    )
    assert {name: value for name, value in values.items() if value == value} == {
        name: value for name, value in others.items() if value == value
    }


ABOUT = (
    "Orla {0}, who chairs the harbour board of the old town, opened the meeting on Monday and spoke of the "
    "pier. The clerk told {0} that the work would cost more than the board had hoped for.\n\n"
)


@pytest.mark.parametrize("surname", ["Venn", "Black", "King", "Judge", "French", "Major", "Savage"])
@pytest.mark.parametrize(
    "sentence",
    [
        "The members were told that {0} planned to leave the board.",
        "He said it would take a long time to decide that,” {0} said in the hall.",
        "{0}, however, said that the board would meet again.",
        "{0} used the meeting to thank the clerk of the board.",
    ],
)
def test_a_conjunction_or_a_quotation_before_a_surname_is_no_article(surname, sentence):
    passage = body((ABOUT + sentence).format(surname))
    last = max(place for word, places in passage.positions.items() for place in places if word == surname)
    assert passage.starts[last] >= len(ABOUT.format(surname))
    assert names(passage).is_person(last)


def test_a_surname_in_capitals_or_in_a_heading_is_the_person():
    text = (
        ABOUT.format("Best")
        + "BEST: NO MONEY LEFT FOR THE PIER\n\nPeople Who Know Best Say The Pier Is Safe\n\n"
    )
    assert "best" not in body(text).positions


def test_a_persons_surname_in_the_name_of_a_company_is_no_word():
    text = ABOUT.format("Best") + "The pier belongs to Best Industries, a company of the town."
    assert "best" not in body(text).positions
    assert "best" in body("The pier belongs to Best Industries, a company of the town.").positions


def test_a_weekday_behind_a_first_name_is_a_surname_and_behind_a_company_a_day():
    told = "The pier is closed to all boats. It will stay so for a year, Ana Friday said in the old hall."
    company = "Boeing Friday said it would pay. The board of Boeing met in the hall of the town on Monday."
    assert [name.kind for name in names(body(told)).spans] == ["person"]
    assert "calendar" in [name.kind for name in names(body(company)).spans]


def test_a_month_behind_an_office_is_a_surname_and_before_a_figure_a_month():
    told = body("The clerk told Professor March, who leads the office, that the pier was closed on Monday.")
    assert names(told).is_person(told.words.index("March"))
    dated = body("The clerk told the Professor March 5 was too late for a vote on the pier, she said.")
    assert not names(dated).is_person(dated.words.index("march"))
