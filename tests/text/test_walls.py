"""Pages that are no articles: recall on pages written before the rule, and articles that come near."""

import sys
from pathlib import Path

import pytest

from reliability.ingest import articles
from reliability.pipeline import profile
from reliability.records import Article
from reliability.scoring.eligibility import declines

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
from walls import LAYOUTS, walls

HOW_TO = """If you want to start afresh, open the browser's menu and choose Settings, then Privacy and
security. Click on Clear browsing data, pick a time range, and tick the box next to Cookies and other site
data. Then click the button below. You will be logged out of most sites, so make sure that you know your
passwords before you start.

You can also block third-party cookies altogether: most browsers have an option for it in the same menu.
Some pages may not work afterwards, in which case you can add an exception for them. An extension such as
an ad blocker can do more, but it also sees every page you visit, so choose one from a developer you trust
and check what it is allowed to read. If you use several devices, remember that each of them keeps its own
cookies."""
FINE = """The data protection authority on Tuesday fined the publisher of the Velm Gazette 2.4 million
euros because its website placed advertising cookies in the browsers of visitors before they had given
consent.

The authority said readers who clicked on "Reject all" were shown the same banner again on every page
until they agreed. The publisher shared identifiers with 340 partners, including data brokers, and kept
them for two years, the decision said.

"We ask you for your consent only once, and you can withdraw it on our website," a spokesman said. It had
changed its privacy settings in March and would appeal, the publisher said. Privacy groups welcomed the
fine."""
PAYWALL = """The Velm Gazette will put its website behind a paywall from January, its editor announced on
Monday. Readers will be able to read five articles a month free of charge; after that, a subscription will
cost $9 a month, with a free trial of four weeks. Subscribers to the printed paper get digital access at
no extra charge. The paper had 40,000 subscribers at the end of last year, half of what it had in 2005.
Registration, newsletters and comments remain free, said the editor, Tom Arn. He said advertising on the
site had fallen by a third in two years."""
EVENT = """The Keld library will host its yearly seed swap on Saturday from 10 a.m. to 2 p.m. Gardeners
can bring seeds they have saved and take home others. Beans, tomatoes and old kinds of squash are most in
demand, said the organiser, Maud Ferrel, who started the event in 2011 with six friends. Last year 240
people came. The event is free, but please register on our website or by phone. For more information,
visit the website or send an email to the library."""
LETTER = """Dear readers, from next week we will ask you to pay for our journalism online. When I joined
this newspaper in 1994, four in five dollars came from advertisements. Last year it was one in five. In
March we closed our office in Osk, and eleven colleagues lost their jobs. Councils in three of our towns
now meet without any reporter in the room. We know that from the minutes: in one of them, members raised
their own allowances by 30 percent in a session that lasted nine minutes. For the rest, the price is that
of a coffee each week. Some of you will leave, and I understand it."""


def notes(text, title=""):
    return profile(Article(text, title=title)).notes


@pytest.mark.parametrize("half", ["look", "test"])
def test_nearly_all_walls_are_known(half):
    pages = walls(half)
    known = [wall for wall in pages if "not_an_article" in notes(wall.text)]
    assert len(known) >= 0.95 * len(pages)


@pytest.mark.parametrize(
    "text", [HOW_TO, FINE, PAYWALL, EVENT, LETTER], ids=["how-to", "fine", "paywall", "event", "letter"]
)
def test_articles_about_sites_and_to_readers_are_articles(text):
    assert "not_an_article" not in notes(text)


def test_an_article_with_an_offer_below_it_is_an_article():
    offer = next(wall for wall in walls("look") if wall.kind == "paywall").paragraphs[-2]
    assert "not_an_article" not in notes(f"{FINE}\n\n{EVENT}\n\n{offer}")


def test_a_title_alone_does_not_make_a_wall(prose):
    assert "not_an_article" not in notes(prose, "Page not found: sign in to your account")


def test_a_wall_is_declined_for_that_reason_alone():
    wall = next(wall for wall in walls("look") if wall.kind == "browser")
    assert [*declines(profile(Article(wall.text)))] == ["not_an_article"]


@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
def test_walls_are_known_as_pages_too(layout):
    pages = walls("test")
    known = [next(articles([{"html": wall.html(layout)}])) for wall in pages]
    assert sum("not_an_article" in profile(article).notes for article in known) >= 0.95 * len(pages)
