"""What all sources of a story but one have, and what only one has."""

# ruff: noqa: E501

import pytest

import reliability
from reliability.reports import story_page
from reliability.stories import contents, stories

EVENT = (
    "The ferry Ilsa Grey sank near the Kesten reef off Port Mendle on Monday in heavy seas, and divers of the "
    "coast guard searched the wreck until dark. The ferry links Port Mendle with the Kesten islands. "
)
FULL = (
    '"We heard a bang and then everybody was in the water," said Tomas Rehl, a passenger. The ferry was built '
    "by the Norbury Shipyard, which declined to comment. Rehl was pulled out by a helicopter. "
    "There were 40 passengers on board. "
)
SOURCES = {
    "one.example": EVENT + FULL + "Divers from the coast guard will return on Tuesday to search the wreck.",
    "two.example": (
        "Divers were looking for the wreck of the ferry Ilsa Grey off Port Mendle, where it sank at the Kesten "
        'reef. Passenger Tomas Rehl recalled: "We heard a bang and then everybody was in the water." The ship '
        "with forty passengers on board came from the Norbury Shipyard. Mayor Inga Solt told reporters that an "
        'inquiry would begin. "We will leave no stone unturned until we know," Solt said in Port Mendle.'
    ),
    "three.example": (
        "Heavy seas sank a ferry at the Kesten reef. The Ilsa Grey was on its way from Port Mendle to the Kesten "
        "islands when it went down, the coast guard said. Divers are searching the wreck, and 12 boats have "
        "joined them. Families waited at the harbour of Port Mendle through the night for news."
    ),
}


def grouped(texts):
    articles = [{"text": text, "source": source, "id": source} for source, text in texts.items()]
    (story,) = stories(reliability.score_all(articles)).stories
    return story


@pytest.fixture(scope="module")
def story():
    return grouped(SOURCES)


def listed(found, kind, source):
    return [content.words for content in found if (content.kind, content.source) == (kind, source)]


def test_what_all_but_one_have(story):
    missing = contents(story).missing
    assert listed(missing, "name", "three.example") == ["Norbury Shipyard", "Tomas Rehl"]
    (quotation,) = listed(missing, "quotation", "three.example")
    assert quotation.startswith("We heard a bang")
    assert any("40 passengers" in figure for figure in listed(missing, "figure", "three.example"))
    assert {content.source for content in missing} == {"three.example"}


def test_what_only_one_has(story):
    only = contents(story).only
    assert listed(only, "name", "two.example") == ["Inga Solt"]
    assert listed(only, "quotation", "two.example") == ["We will leave no stone unturned until we know,"]
    assert any("12 boats" in figure for figure in listed(only, "figure", "three.example"))
    assert not listed(only, "name", "one.example")


def test_of_two_sources_none_lacks_what_all_others_have(story):
    two = grouped({name: SOURCES[name] for name in ("one.example", "two.example")})
    found = contents(two)
    assert not found.missing
    assert "Inga Solt" in listed(found.only, "name", "two.example")


def test_a_copy_adds_nothing(story):
    copied = grouped({**SOURCES, "zcopy.example": SOURCES["two.example"]})
    assert contents(copied) == contents(story)


def test_the_page_lists_them(story):
    html = story_page.story_page(story)
    part = html[html.index('id="apart"') : html.index('id="loaded"')]
    assert "Only in <bdi>two.example</bdi>:</strong>" in part
    assert "<bdi>Inga Solt</bdi>" in part
    assert "In all but <bdi>three.example</bdi>:</strong>" in part
