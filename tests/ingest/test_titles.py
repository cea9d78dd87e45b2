import pytest

from reliability.ingest.titles import clean_title

HEAD = "Board votes for new ferries"


@pytest.mark.parametrize(
    ("title", "sites"),
    [
        (f"{HEAD} - The Velm Gazette", ("Velm Gazette",)),
        (f"{HEAD} | News | The Velm Gazette", ("velmgazette.com",)),
        (f"{HEAD} | CNN", ("cnn.com",)),
        (f"{HEAD} - BBC News", ("bbc.co.uk",)),
        (f"{HEAD}, – The Daily Beast", ("thedailybeast.com",)),
        (f"{HEAD} - The New York Times", ("nytimes.com",)),
        (f"{HEAD} — Los Angeles Times", ("latimes.com",)),
        (f"{HEAD} - WSJ", ("wsj.com",)),
        (f"The Velm Gazette » {HEAD}", ("Velm Gazette",)),
        (f"{HEAD} :: Osk", ("osk.example",)),
        (f"{HEAD} - osk.example", ("osk.example",)),
        (f"{HEAD} - The Osk Herald", ()),
        (f"{HEAD} | NPR", ("npr.org",)),
        (f"{HEAD} - The Daily Beast", ("x.example",)),
    ],
)
def test_the_name_of_the_site_is_left_out(title, sites):
    assert clean_title(title, *sites) == HEAD


@pytest.mark.parametrize(
    "title",
    [
        HEAD,
        "Ferries - what we know so far",
        "Live: board votes - and the mayor resigns",
        "Opinion | The board was right",
        "The Velm Gazette",
        "",
        "Board votes - Anna Lind explains",
        "Mayor to board: no - or else",
        "Biden-Xi summit | What was said",
        "Sunak vs Starmer - The Debate",
    ],
)
def test_other_titles_stay(title):
    assert clean_title(title, "velm.example", "Velm Gazette") == title


def test_character_references_are_decoded():
    assert (
        clean_title("Board votes &#8216;yes&#8217; for ferries &amp; boats")
        == "Board votes ‘yes’ for ferries & boats"
    )
