"""Loaded wording in the article's own voice; the sentences are our own."""

import math

import pytest

from reliability.extractors.loaded_wording import extract
from reliability.lexicons import load
from reliability.records import Article
from reliability.text import read

WORDS = "loaded_wording_loaded_words_per_1000_words"
FRAMES = "loaded_wording_delegitimising_per_1000_words"


def found(text, measure=WORDS):
    return [text[e.start : e.end] for e in extract(read(Article(text=text))).evidence if e.measure == measure]


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("The mayor slammed the plan.", ["slammed"]),
        ("It was a disgraceful vote.", ["disgraceful"]),
        ("They rammed through a reckless bill.", ["rammed through", "reckless"]),
        ("The so-called experts met again.", ["so-called"]),
        ("A thug and his cronies.", ["thug", "cronies"]),
        ("It was a CATASTROPHE for them.", ["CATASTROPHE"]),
        ("Those right-wing and left-wing mobs.", ["mobs"]),
        ("The town is on the brink after a crippling strike.", ["on the brink", "crippling"]),
        ("Fear was palpable in this debate.", ["palpable"]),
        ("The regime grabbed more land.", ["regime"]),
        ("He follows the same old playbook.", ["playbook"]),
        ("This is utter nonsense, the usual drivel.", ["utter", "nonsense", "drivel"]),
        ("Only party hacks defend it.", ["party hacks"]),
        ("I call it a shameful vote.", ["shameful"]),
        ("The explosive consequences came at once.", ["explosive consequences"]),
        ("A radical plan for the harbour.", ["radical"]),
        ("He criticised the port and boasted about his bridge.", ["boasted"]),
        ("The council bent over backwards for a swindler.", ["bent over backwards", "swindler"]),
        ("It was an utter shambles.", ["utter", "shambles"]),
        ("The numbskulls met in a shabby hall.", ["numbskulls", "shabby"]),
        ("The controversial bill passed.", ["controversial"]),
        ("What a loser. Hackers hijacked the debate.", ["loser", "hijacked"]),
        ("It was a diplomatic disaster.", ["diplomatic disaster"]),
        ("They would have you believe that it rained.", ["would have you believe"]),
        ("He was pretending that it rained.", ["pretending that"]),
        ("To nobody's surprise, a thinly veiled threat came.", ["To nobody's surprise", "thinly veiled"]),
        ("Trumpeting his shambolic plan, he grovelled.", ["Trumpeting his", "shambolic", "grovelled"]),
    ],
)
def test_marks_words_that_judge_or_dramatise(text, loaded):
    assert found(text) == loaded


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday and approved the budget by five votes to two.",
        "He said: “The mayor is a disgraceful crook.”",
        "He denounced the deployment as an unjustifiable and shameful threat.",
        "She called the vote a disgraceful farce.",
        "The union described the offer as ridiculous.",
        "He accused the mayor of a reckless and brazen lie.",
        "They accuse, deny, demand, warn, plead, condemn, defend, urge and criticise.",
        "He pleaded not guilty to treason.",
        "She was charged with treason and extortion.",
        "Police opened a hate crime inquiry; the criminal case goes on.",
        "The ship carried seven tons of cocaine past the amphibious assault ships.",
        "The emergency meeting followed the invasion, the attack on the troops and the offensive.",
        "The car slammed into a wall, and the blast killed two.",
        "A bomb blast shook the port.",
        "The tax regime was simplified in the spring.",
        "The surgeon advised a radical prostatectomy.",
        "Garbage collection starts on Monday.",
        "Left and right-wing governments met in the port.",
        "An explosive device was found on the beach.",
        "A natural disaster was declared by Michael Savage of the county.",
        "Nobody wished to utter a word.",
        "Mayor Ann Lee:\n\nThis shameful plan is a disgrace. We will stop it.",
        "He wrote:\n\nThis shameful plan is a disgrace.",
        "The town met.\n\nThis is a shameful and disgraceful plan.”\n\nThe town agreed.",
        "The union suggested the plan was a ridiculous farce.",
        "He was lying in bed when the phone rang.",
        "Two people have bubonic plague, and the plague is treatable.",
        "Cancerous tissue was found in an inflammatory disease; the malignancy was treated.",
        "Women who got sham acupuncture did as well.",
        "The study was volatile, and the method has become politically controversial.",
        "There were winners and losers in the election.",
        "The hotel boasts a pool, and the plane was hijacked in 1985.",
        "The meltdown of the ice sheet began in May.",
        "Over-the-top video services grew.",
        "The report was alarming to many officials.",
        "She answered a question about dishonesty.",
        "A rabid raccoon bit the child, and a venomous snake fled.",
        "Petty theft and reckless driving are offences.",
        "Needless to say, the bridge was closed.",
        "He met the allegedly vile, shameful and cowardly men.",
        "He was convicted of lying to the House committee.",
        "The house has a cesspool, and the lump was a palpable cancer.",
        "The war on the island went on, and troops laid siege to the port.",
        "The senators repeated their talking points on propaganda and treason.",
        "The jets blasted past the hospital.",
        "This bridge is a disgraceful farce. — Ann Lee (@annlee) April 5, 2019",
        "What a shameful vote.\n— Ann Lee (@annlee) April 5, 2019\nThe council met.",
        "The board stated:\nThis shameful plan is a disgrace.\nThe town met.",
        "",
    ],
)
def test_passes_plain_words_others_words_literal_senses_and_names(text):
    assert found(text) == []


OPINIONATED = "This shameful farce is a disgrace. The swindlers and their cronies met. It was outrageous. "


@pytest.mark.parametrize("word", ["racist", "endlessly"])
def test_in_an_opinionated_article_milder_judgements_are_loaded(word):
    sentence = f"The {word} told joke was read to the council."
    assert found(sentence) == []
    assert found(OPINIONATED + sentence)[-1] == word


def test_phrases_that_deny_legitimacy_are_counted_separately():
    assert found("The so-called reform was late.", FRAMES) == ["so-called"]


def test_is_a_rate_of_words_in_the_articles_own_voice():
    values = extract(read(Article(text="A shameful vote. “Not our vote,” he said."))).values
    assert values[WORDS] == pytest.approx(1000 / 5)


def test_no_words_no_rate():
    assert all(math.isnan(value) for value in extract(read(Article(text="“Only theirs.”"))).values.values())


SIDES = [
    ("left-wing", "right-wing"), ("leftist", "rightist"), ("leftists", "rightists"),
    ("liberal", "conservative"),
    ("left", "right"), ("lefty", "righty"), ("lefties", "righties"),
]  # fmt: skip


@pytest.mark.parametrize("name", ["loaded_wording", "mild_wording"])
def test_what_is_marked_for_one_side_is_marked_for_the_other(name):
    entries = {e.words: (e.category, e.weight) for group in load(name).entries.values() for e in group}
    swap = {one: other for pair in SIDES for one, other in (pair, pair[::-1])}
    sided = {words for words in entries if words[0] in swap or words[-1] in swap}
    exempt = {("left", "behind"), ("yeah", "right")}  # no side of politics
    for words in sided - exempt:
        mirrored = tuple(swap.get(word, word) for word in words)
        assert entries.get(mirrored) == entries[words], " ".join(mirrored)


def test_the_list_names_no_party():
    words = {" ".join(e.words) for group in load("loaded_wording").entries.values() for e in group}
    assert not words & {"liberal", "liberals", "conservative", "conservatives", "democrats", "republicans"}


def test_charged_compounds():
    assert found("A grievance-mongering speech.")
    assert found("The scandal-ridden pseudo-academy fell.")


def test_title_case_hides_no_loaded_word():
    assert found("It ran under: Mayor Slams Plan For Shameful Harbour Bridge.")[0] == "Slams"


@pytest.mark.parametrize("surname", ["Savage", "Best", "Hope", "Love", "Brutal", "Mob", "Corrupt"])
def test_a_surname_is_not_a_loaded_word(surname):
    text = f"Ann {surname} opened the bridge. {surname} spoke for an hour, and the mayor thanked {surname}."
    assert found(text) == []
