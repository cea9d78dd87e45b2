import pytest

from reliability import text
from reliability.ingest import articles

LEAD = "The county board voted on Tuesday to replace the two oldest ferries on the Velm crossing."
TAIL = "The board will meet again on June 9 to choose a shipyard, and three yards have submitted bids."


TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en">This is a farce!</p>'
    '— Ann (@ann) <a href="https://twitter.com/a/1">May 5, 2026</a></blockquote>'
)


def page(body, url="https://velm.example/news/1"):
    article = f"<article><h1>Ferries</h1><p>{LEAD}</p>{body}<p>{TAIL}</p></article>"
    html = f"<html><head><title>Ferries</title></head><body>{article}</body></html>"
    return next(articles([{"html": html, "url": url}]))


def quoted(body):
    article = page(body)
    return [article.text[start:end] for start, end in article.quotations]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Venn said: <q>We cannot go on</q>, and left.</p>", ["We cannot go on"]),
        (
            "<blockquote>We were told nothing at all about it.</blockquote>",
            ["We were told nothing at all about it."],
        ),
        (
            "<blockquote><p>We were told nothing.</p><p>We are furious about that.</p></blockquote>",
            ["We were told nothing.", "We are furious about that."],
        ),
        (
            TWEET,
            ["This is a farce!"],
        ),
        (
            "<blockquote><p>We were told nothing.</p><footer>Ann Roe, who lives there</footer></blockquote>",
            ["We were told nothing."],
        ),
        (
            '<aside class="pullquote"><blockquote>The shipyard bids were low this year.</blockquote></aside>',
            [],
        ),
        ("<p>No quotation here at all.</p>", []),
    ],
)
def test_quotation_markup_keeps_its_place(body, expected):
    assert quoted(body) == expected


def test_an_article_that_is_indented_as_a_whole_is_not_a_quotation():
    assert (
        quoted(
            f"<blockquote><p>{'The boats had failed four inspections since January. ' * 20}</p></blockquote>"
        )
        == []
    )


def test_quoted_words_do_not_count_as_the_writers():
    body = "<blockquote><p>This shameless council has betrayed all of us again.</p></blockquote>"
    document = text.read(page(body))
    start = document.article.text.index("shameless")
    assert document.body.quoted[document.body.starts.index(start)] == 1


@pytest.mark.parametrize(
    ("href", "url", "domain"),
    [
        ("https://osk.example/a?b=1", "https://osk.example/a?b=1", "osk.example"),
        ("/report", "https://velm.example/report", "velm.example"),
        ("../x.html", "https://velm.example/x.html", "velm.example"),
        ("//osk.example/a", "https://osk.example/a", "osk.example"),
        ("https://www.google.com/amp/s/osk.example/a", "https://osk.example/a", "osk.example"),
    ],
)
def test_links_are_whole_addresses_with_a_place(href, url, domain):
    article = page(f'<p>Read what <a href="{href}">the auditor\n wrote</a> in April about the boats.</p>')
    (link,) = article.links
    assert " ".join(article.text[link.start : link.end].split()) == "the auditor wrote"
    assert (link.url, link.domain) == (url, domain)


@pytest.mark.parametrize(
    "href", ["mailto:a@velm.example", "javascript:void(0)", "#top", "", "http://[x", "tel:1"]
)
def test_addresses_that_are_not_pages_are_not_links(href):
    assert (
        page(f'<p>Read what <a href="{href}">the auditor</a> wrote in April about the boats.</p>').links == ()
    )


def test_words_that_come_twice_are_linked_where_they_are():
    article = page(
        "<p>The auditor came in March to see the boats.</p>"
        "<p>Then <a href='/a'>the auditor</a> wrote a long report.</p>"
    )
    assert article.text[: article.links[0].start].endswith("Then ")


def test_menus_have_no_links_in_the_text():
    nav = "<nav><a href='/velm'>Velm</a> <a href='/board'>The board</a></nav>"
    html = f"<html><body>{nav}<article><h1>Ferries</h1><p>{LEAD}</p><p>{TAIL}</p></article></body></html>"
    assert next(articles([{"html": html}])).links == ()


@pytest.mark.parametrize(
    "part",
    ["<blockquote>", "<q>", "<a href='/x'>x ", "<blockquote><p>word word</p>", "<a href='/x'>word</a> "],
)
def test_many_marks_take_no_longer_than_their_length(part):
    page(part * 8000)
