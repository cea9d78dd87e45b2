from math import isnan

import pytest

from reliability import text
from reliability.extractors._primary_documents import is_primary
from reliability.extractors.links import extract
from reliability.records import Article, Link

TEXT = """The council of Velm will replace both ferries, a report by the auditor said on Monday.

The boats failed four inspections, the Osk Herald wrote. A study in a journal found the same last year."""


def link(words, url, domain=""):
    start = TEXT.index(words)
    return Link(start, start + len(words), url, domain)


def values(*links, domain="velm.example"):
    return extract(text.read(Article(TEXT, domain=domain, links=links))).values


def test_plain_text_has_no_value():
    assert all(map(isnan, extract(text.read(Article(TEXT))).values.values()))


def test_a_page_without_links_has_a_rate_of_0_and_no_shares():
    found = values()
    assert found["links_links_per_1000_words"] == 0
    assert isnan(found["links_own_site_share"])


def test_links_are_counted_by_where_they_lead():
    found = values(
        link("both ferries", "https://velm.example/ferries", "velm.example"),
        link("a report", "https://auditor.example/report.pdf", "auditor.example"),
        link("Osk Herald", "https://osk.example/a", "osk.example"),
        link("A study", "https://doi.org/10.1/x", "doi.org"),
    )
    assert found["links_linked_domains"] == 3
    assert found["links_own_site_share"] == 0.25
    assert found["links_primary_documents_share"] == 0.5
    assert found["links_links_per_1000_words"] == pytest.approx(4000 / 35, rel=0.1)


def test_an_address_within_the_site_is_its_own():
    assert values(link("both ferries", "/ferries"))["links_own_site_share"] == 1


def test_the_share_of_the_own_site_is_unknown_without_a_domain():
    assert isnan(
        values(link("a report", "https://auditor.example/a", "auditor.example"), domain="")[
            "links_own_site_share"
        ]
    )


def test_the_same_address_twice_in_a_sentence_counts_once():
    url = "https://auditor.example/a"
    found = values(link("a report", url), link("the auditor", url), link("A study", url))
    assert found["links_links_per_1000_words"] == pytest.approx(2000 / 35, rel=0.1)


def test_a_link_that_is_a_whole_paragraph_is_a_teaser():
    given = (
        TEXT
        + "\n\nThe ferry was closed again on Monday for three days.\n\nHe said so on Tuesday in the harbour."
    )
    start = given.index("The ferry was closed")
    teaser = Link(start, given.index("three days.") + 11, "https://velm.example/b", "velm.example")
    assert extract(text.read(Article(given, links=(teaser,)))).values["links_links_per_1000_words"] == 0


def test_a_link_outside_the_text_does_no_harm():
    assert values(Link(5, 10**9, "https://a.example"))["links_links_per_1000_words"] == 0


@pytest.mark.parametrize(
    "url",
    [
        "https://www.justice.gov/opa/x",
        "https://www.gov.uk/a",
        "https://assets.publishing.service.gov.uk/a",
        "https://eur-lex.europa.eu/x",
        "https://data.velm.example/set",
        "https://velm.example/files/report.PDF?x=1",
    ],
)
def test_primary_documents(url):
    assert is_primary(url, "")


@pytest.mark.parametrize(
    "url",
    [
        "https://governor.example/a",
        "https://notgov.example.com/gov",
        "/a/b",
        "https://velm.example/pdf-tips",
        "x",
    ],
)
def test_other_addresses(url):
    assert not is_primary(url, "")


def test_statements_with_a_link_in_the_sentence_of_their_source_are_counted():
    report = link("a report", "https://auditor.example/report.pdf", "auditor.example")
    herald = link("the Osk Herald", "https://osk.example/a", "osk.example")
    shares = [values(*links)["links_linked_statements_share"] for links in ((), (report,), (report, herald))]
    assert shares == [0, pytest.approx(1 / 3), pytest.approx(2 / 3)]


def test_the_share_of_linked_statements_is_unknown_without_statements():
    article = Article("The bridge is closed. It rains.", domain="velm.example", links=())
    assert isnan(extract(text.read(article)).values["links_linked_statements_share"])
