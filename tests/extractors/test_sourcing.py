"""Sourcing: what counts as a statement, a belief and a stance, whose it is, and how speakers are joined."""

import math
import time

import pytest

from reliability.extractors.sourcing import MEASURES, extract
from reliability.records import Article
from reliability.text import read


def findings(text):
    return extract(read(Article(text=text, title="–")))


def values(text):
    return {name.removeprefix("sourcing_"): value for name, value in findings(text).values.items()}


def cut(text, spans):
    return " ".join(text[s.start : s.end] for s in spans)


def found(text, kind="statement"):
    """(source, cue) of each attribution of that type, as the text has them."""
    return [(cut(text, a.source), cut(text, a.cue)) for a in findings(text).attributions if a.type == kind]


STATEMENTS = [
    ("The mayor said the bridge was closed.", "The mayor", "said"),
    ("“We are closed,” says Ana Brandt.", "Ana Brandt", "says"),
    ("“We are closed,” said the harbour master, who had been up all night.", "the harbour master", "said"),
    ("“We are closed,” Ana Brandt has repeatedly said.", "Ana Brandt", "has repeatedly said"),
    ("“We are closed,” Ana Brandt said, “and we stay closed.”", "Ana Brandt", "said"),
    ("“We are closed,” Ana Brandt told reporters on Monday.", "Ana Brandt", "told"),
    ("The dam will hold, according to the water board.", "the water board", "according to"),
    ("According to Ana Brandt, the dam will hold.", "Ana Brandt", "According to"),
    ("The dam will hold, as per officials.", "officials", "as per"),
    ("The survey found that most ferries run late.", "The survey", "found"),
    ("Ferries run late on most days, a study by Harbour University found.", "a study", "found"),
    ("Ferries run late, finds a new report by the water board.", "a new report", "finds"),
    ("Ana Brandt, the mayor, said that it would rain.", "Ana Brandt", "said"),
    ("Ana Brandt, who chairs the board, said that it would rain.", "Ana Brandt", "said"),
    ("Ana Brandt, 54, of Port Velm, said that it would rain.", "Ana Brandt", "said"),
    ("The mayor resigned, saying she was tired.", "The mayor", "saying"),
    ("The mayor opened the bridge, adding that it was late.", "The mayor", "adding"),
    ("The mayor rejected the claim and said that it was false.", "The mayor", "said"),
    ("The minister of transport on Monday said it would rain.", "minister of transport", "said"),
    ("In a letter to the board, Ana Brandt wrote that it would rain.", "Ana Brandt", "wrote"),
    ("The plan was described by the harbour union as a disgrace.", "the harbour union", "was described"),
    ("The plan, condemned by the harbour union, was dropped.", "the harbour union", "condemned"),
    ("The strike, which Washington describes as decisive, has ended.", "Washington", "describes"),
    ("Washington accuses Ana Brandt of fraud.", "Washington", "accuses"),
    ("The ministry denied any link to the company.", "The ministry", "denied"),
    ("The mayor declined to comment.", "The mayor", "declined"),
    ("The mayor did not rule out a second boat.", "The mayor", "did not rule out"),
    ("Ana Brandt pleaded not guilty to fraud.", "Ana Brandt", "pleaded not guilty"),
    ("The union demanded an inquiry.", "The union", "demanded"),
    ("The union urged the board to build a bridge.", "The union", "urged"),
    ("Critics of the plan have said it is too dear.", "Critics of the plan", "have said"),
    ("Argentina, Peru and El Salvador hailed the decision.", "Argentina, Peru and El Salvador", "hailed"),
    ("Velm Lines announced a second boat.", "Velm Lines", "announced"),
    ("The president called it “brutal and treacherous”.", "The president", "called"),
    ("The president called the plan a disgrace.", "The president", "called"),
    ("A spokesman for the company said it would rain.", "A spokesman for the company", "said"),
    ("People who attended the meeting said it was calm.", "People", "said"),
    ("It would rain, Ana Brandt added.", "Ana Brandt", "added"),
    ("She went on to say that it would rain.", "She", "went on to say"),
    ("Ana Brandt was quoted as saying that it would rain.", "Ana Brandt", "was quoted as saying"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue"), STATEMENTS)
def test_marks_statements(text, source, cue):
    marks = found(text)
    assert any(cue in c and source in s for s, c in marks), marks


@pytest.mark.parametrize(
    "text",
    [
        "The harbour froze and the ferry sank.",
        "The Dow added 210 points on Monday.",
        "Gold added 2 percent and silver gained 3.",
        "The flood claimed 14 lives.",
        "The flood claimed the lives of 14 people.",
        "She claimed gold in the sprint.",
        "He called his mother.",
        "The operation was called Southern Star.",
        "He told a joke.",
        "Police found a body in the river.",
        "The work went according to plan.",
        "The boats were sorted according to size.",
        "The movement of troops signals a change.",
        "The timing raises questions.",
        "This suggests that the plan has failed.",
        "This development echoes past mistakes, raising concerns.",
        "The mayor had ordered the closure of the bridge.",
        "Navy destroyers are planning to leave.",
        "The army defended the border.",
        "The mayor did not respond to a request for comment.",
        "Critics will say that it is too dear.",
        "One would say that it is too dear.",
        "If the mayor says that it is safe, open it.",
        "It is believed that the dam will hold.",
        "The dam is said to hold.",
        "“He said that she told them,” and so on.",
        "He was accused in court of fraud.",
        "The post office opened at nine.",
        "The State Department opened an office.",
        "The rate is 12 per person.",
        "I said that it would rain.",
        "The reports were late.",
        "",
        "   \n\n",
    ],
)  # fmt: skip
def test_marks_no_statement_where_nothing_is_communicated(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Residents believe the dam will hold.", "Residents", "believe"),
        ("Ana Brandt thinks that it will rain.", "Ana Brandt", "thinks"),
        ("Analysts expect the bank to raise rates.", "Analysts", "expect"),
        ("The union fears that jobs will go.", "The union", "fears"),
        ("The mayor hopes to finish by May.", "The mayor", "hopes"),
    ],
)
def test_beliefs_are_marked_apart(text, source, cue):
    assert found(text, "belief") == [(source, cue)]
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [("He wants to close the ferry.", "wants"), ("The union supports the plan.", "supports")],
)
def test_stances_are_marked_apart(text, cue):
    assert [c for _, c in found(text, "stance")] == [cue]
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ministry has issued a statement condemning the attack.", 1),
        ("“It is late,” Ana Brandt said in a post on Sunday.", 1),
        ("The mayor said he does not believe the report.", 1),
        ("The ministry informs residents that it is late and requests patience.", 2),
        ("“It is late,” Ana Brandt said. “Go home. Sleep.”", 1),
    ],
)
def test_one_statement_for_one_content(text, count):
    assert len([a for a in findings(text).attributions if a.type != "stance"]) == count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Brandt said it would rain.", "person"),
        ("Senator Ana Brandt said it would rain.", "person"),
        ("Harbour Times columnist Ana Brandt said it would rain.", "person"),
        ("Officials said it would rain.", "unnamed"),
        ("Firefighters said it would rain.", "unnamed"),
        ("The firefighters said it would rain.", "unnamed"),
        ("Passengers said it would rain.", "unnamed"),
        ("Germans said it would rain.", "unnamed"),
        ("A senior official said it would rain.", "unnamed"),
        ("A spokesman for Harbour Council said it would rain.", "unnamed"),
        ("Two people familiar with the talks said it would rain.", "unnamed"),
        ("The transport ministry said it would rain.", "organisation"),
        ("The Harbour Times said it would rain.", "organisation"),
        ("The FBI said it would rain.", "organisation"),
        ("The US said it would rain.", "organisation"),
        ("The report said it would rain.", "document"),
        ("A poll by Harbour University showed that most people want rain.", "document"),
        ("She said it would rain.", "unnamed"),
    ],
)
def test_kind_of_source(text, kind):
    assert findings(text).attributions[0].kind == kind


@pytest.mark.parametrize(
    "surname",
    [
        "Venn",
        "Kern",
        "May",
        "Kelly",
        "Long",
        "Page",
        "King",
        "Hope",
        "Church",
        "Best",
        "Law",
        "Still",
        "Savage",
    ],
)
def test_the_surname_changes_nothing(surname):
    text = (
        f"Orla {surname}, who chairs the board, said the boats had failed. “We cannot wait,” {surname} said. "
        f"{surname} said the new boats carry 80 cars. According to {surname}, the state will pay."
    )
    assert [(a.type, a.kind, a.speaker) for a in findings(text).attributions] == [
        ("statement", "person", 0)
    ] * 4


def test_mentions_of_one_person_are_one_speaker():
    text = (
        "Gustavo Petro, the president, said it would rain. “It will,” Mr Petro said. He added it was late. "
        "Petro said he would wait. The president said he would sleep."
    )
    (speaker,) = findings(text).speakers
    assert (speaker.name, speaker.kind, speaker.statements, speaker.quoted_words) == (
        "Gustavo Petro",
        "person",
        5,
        2,
    )


def test_an_organisation_is_one_speaker_under_its_initials():
    text = (
        "The Pan American Health Organization (PAHO) said it would rain. PAHO said it was late. "
        "Ana Brandt said it was early."
    )
    assert [s.statements for s in findings(text).speakers] == [2, 1]


def test_direct_and_content():
    text = "“We are closed. Go home,” Ana Brandt said. The mayor said it was late."
    direct, indirect = findings(text).attributions
    assert (direct.direct, cut(text, direct.content)) == (True, "We are closed. Go home")
    assert (indirect.direct, cut(text, indirect.content)) == (False, "it was late")


CONTENTS = [
    # whoever is addressed is no content
    ("Ana Brandt told the board that it was late.", ["that it was late"]),
    ("“We are closed,” Ana Brandt told Radio Velm in an interview.", ["We are closed"]),
    ("“We are closed,” Ana Brandt told Radio Velm's “Morning Show” on Monday.", ["We are closed"]),
    ("The board said in a statement that it was late.", ["that it was late"]),
    # a quotation that ended is not joined with the next
    (
        "He said the plan “is a mess.”\n“The boats are full,” the union argued.",
        ["the plan “is a mess", "The boats are full"],
    ),
    (
        "“The boats are full,” he said. “They leak.”\n“We know,” she said.",
        ["The boats are full They leak", "We know"],
    ),
    ("“We are closed,” Ana Brandt said on “Morning Show”.", ["We are closed"]),
    # the clause of another speaker or act
    ("He said it was late and promised a boat.", ["it was late", "a boat"]),
    ("He said it was late, but critics say it was early.", ["it was late", "it was early"]),
    ("The board announced a boat, the Velm Times reports.", ["a boat", "The board announced a boat"]),
    ("The board said the man who tried to leave was caught.", ["the man who tried to leave was caught"]),
    ("When Jeff Orland told Ana Brandt that “it was late,” Brandt left.", ["that “it was late"]),
    ("Even though Jeff Orland said it was late, Ana Brandt left.", ["it was late"]),
    ("After he denied the claim, the police left.", ["the claim"]),
    ("He accused the board of playing games by demanding a boat.", ["the board of playing games", "a boat"]),
    ("Officials hailed the plan, while Ana Brandt denounced it.", ["the plan", "it"]),
    ("The strike, which Washington describes as decisive, has ended.", ["as decisive"]),
    ("Ana Brandt, who said it was late, left.", ["it was late"]),
    # a clause that is put in
    ("The result, analysts said, is a strategy of delay.", ["The result is a strategy of delay"]),
    ("In 2016, according to police, crime rose.", ["In 2016 crime rose"]),
    ("“It is late,” said Ana Brandt, chair of the board.", ["It is late"]),
    ("The boats they will see, said Ana Brandt, are old.", ["The boats they will see are old"]),
    ("The bridge, according to Ana Brandt, chair of the board, is old.", ["The bridge is old"]),
    ("The plan, which according to the board is dear, was dropped.", ["is dear"]),
    ("If the boat is late, as officials claim, we walk.", ["If the boat is late"]),
    ("As officials claim, the boat is late.", ["the boat is late"]),
    # passives
    ("The plan was condemned by officials, who left.", ["The plan"]),
    ("She was told by officials that it was late.", ["that it was late"]),
    # a colon and a new line
    ("The board stated:\nIt is late.\nThe town met.", ["It is late"]),
    ("The piece asserts:\n“It is late. It rains.”\nThe town met.", ["It is late. It rains"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), CONTENTS)
def test_what_a_source_is_given(text, contents):
    statements = [a for a in findings(text).attributions if a.type == "statement"]
    assert [cut(text, a.content) for a in statements] == contents


@pytest.mark.parametrize(
    "text",
    [
        "She said this with a straight face.",
        "They would do it in all fifty states if they could.",
        "With three confirmed cases, the town is calm.",
        "He wants to pray according to the Velm rite.",
        "Ana Brandt, who writes on boats, left.",
        "In some of the Velm posts, “stone” is a word.",
        "The mayor maintained a lead of ten points.",
        "He sent “stripped” email addresses to the board.",
    ],
)
def test_neither_nouns_nor_acts_are_statements(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The company sued. It warned that it would leave.", "It"),
        ("The polls all show that it is late.", "The polls"),
        (
            "The plan is an important, if small, step, noted William Orland, chair of the board.",
            "William Orland",
        ),
        ("“It is late,” Ana Brandt, who is 54, exclaimed.", "Ana Brandt"),
        ("Many have voiced concerns that it is late.", "Many"),
        ("CBS reports that it is late.", "CBS"),
        (
            "House Judiciary Chairman Bob Orland, an old friend, told reporters, “It is late.”",
            "House Judiciary Chairman Bob Orland",
        ),
    ],
)
def test_whose_statement_it_is(text, source):
    assert [one for one, _ in found(text)] == [source]


def test_curly_and_straight_marks_give_the_same():
    straight = values('"We are closed," Ana Brandt said. "Go home."')
    assert straight == values("“We are closed,” Ana Brandt said. “Go home.”")
    assert straight["quoted_share"] == pytest.approx(5 / 8)


def test_text_without_words_is_undefined():
    assert all(math.isnan(value) for value in findings("").values.values())


def test_rates_and_shares():
    measured = values(
        "Ana Brandt said it would rain. She denounced the plan. Officials claimed that it would snow. It did."
    )
    assert measured["person_statements_per_1000_words"] == pytest.approx(2000 / 18)
    assert measured["unnamed_statements_per_1000_words"] == pytest.approx(1000 / 18)
    assert measured["name_said_per_1000_words"] == pytest.approx(1000 / 18)
    assert measured["named_speakers_per_1000_words"] == pytest.approx(1000 / 18)
    assert measured["checkable_statements_per_1000_words"] == pytest.approx(1250 / 18)
    assert measured["neutral_cues_share"] == pytest.approx(1 / 3)
    assert measured["sourced_sentences_share"] == pytest.approx(3 / 4)


def test_the_same_attribution_pasted_again_counts_once():
    text = "The harbour froze, according to officials. The ferry sank in the night."
    pasted = text + " The ferry sank, according to officials." * 20
    assert len(found(pasted)) == len(found(text)) + 1


def test_evidence_belongs_to_declared_measures():
    names = {measure.name for measure in MEASURES}
    text = "Ana Brandt said it would rain. Officials believe it. The report found that it did."
    assert {place.measure for place in findings(text).evidence} <= names


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
            document.body.memo.pop("attributions", None)
            start = time.process_time()
            extract(document)
            runs.append(time.process_time() - start)
        return min(runs)

    seconds(500)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.008)


@pytest.mark.parametrize(
    "text",
    [
        "His post came {0} about the time that the committee was requesting the mails of the clerk.",
        "The {0} said on Monday that the plan was too dear, and the mayor said that it was not.",
        "Since the car was involved, they reserve the {0} to tow said mode of transport.",
    ],
)
def test_left_and_right_have_the_same_sources(text):
    def found(side):
        findings = extract(read(Article(text=text.format(side))))
        return [(one.type, one.kind) for one in findings.attributions]

    assert found("left") == found("right")
