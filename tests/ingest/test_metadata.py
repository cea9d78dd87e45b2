import json

import pytest

from reliability.ingest.html_tree import parse_page
from reliability.ingest.metadata import read_metadata


def metadata_of(head="", body="", url="https://velm.example/a"):
    return read_metadata(
        parse_page(f"<html><head><title>T</title>{head}</head><body>{body}<p>Text.</p></body></html>"), url
    )


def ld(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_a_page_that_says_nothing_has_none():
    assert metadata_of() is None


def test_structured_data_of_an_article_is_read():
    metadata = metadata_of(
        ld(
            author={"@type": "Person", "name": "Ann Roe"},
            datePublished="2026-01-05",
            dateModified="2026-01-06",
            correction="The name was wrong.",
            publishingPrinciples="https://velm.example/rules",
        )
    )
    assert metadata.authors == ("Ann Roe",)
    assert (metadata.published, metadata.modified, metadata.correction) == ("2026-01-05", "2026-01-06", True)
    assert metadata.policies == ("publishingPrinciples",)


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Organization", "name": "Velm Desk One"},
        "admin",
        "Staff Writer",
        "Velm Gazette",
        "Reuters Staff",
        "https://velm.example/ann",
    ],
)
def test_an_author_who_is_not_a_person_does_not_count(author):
    head = ld(author=author, publisher={"@type": "Organization", "name": "Velm Gazette"})
    assert metadata_of(head).authors == ()


@pytest.mark.parametrize(
    "body",
    [
        '<span class="byline">By Ann Roe</span>',
        '<a rel="author" href="/ann">Ann Roe</a>',
        '<span itemprop="author">Ann Roe</span>',
    ],
)
def test_a_visible_byline_names_the_author(body):
    assert metadata_of(body=body).authors == ("Ann Roe",)


def test_several_authors_in_one_meta_tag_are_parted():
    assert metadata_of('<meta name="author" content="Ann Roe, Bo Lind and Cy de Wit">').authors == (
        "Ann Roe",
        "Bo Lind",
        "Cy de Wit",
    )


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (ld(**{"@type": "OpinionNewsArticle"}), "opinion"),
        (ld(**{"@type": ["Article", "AdvertiserContentArticle"]}), "sponsored"),
        (ld(articleSection="Opinion"), "opinion"),
        ('<meta property="article:section" content="Sponsored Content">', "sponsored"),
        (ld(articleSection=["World", "Analysis"]), "analysis"),
        (ld(articleSection="Opinion polls"), ""),
        (ld(articleSection="World"), ""),
    ],
)
def test_labels(head, label):
    assert metadata_of(head).label == label


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier figure was wrong.",
        "An earlier version of this article misspelt a name.",
        "CLARIFICATION (May 3) — The vote was secret.",
    ],
)
def test_a_correction_in_the_text_counts(note):
    assert metadata_of('<meta name="author" content="x">', f"<p>{note}</p>").correction


@pytest.mark.parametrize(
    "words",
    ["Corrections officers went on strike in three prisons.", "The bank must correct the error, he said."],
)
def test_other_corrections_do_not_count(words):
    assert not metadata_of('<meta name="author" content="x">', f"<p>{words}</p>").correction


@pytest.mark.parametrize(
    ("words", "policy"),
    [
        ("Corrections", "correctionsPolicy"),
        ("Code of Ethics", "ethicsPolicy"),
        ("Editorial standards", "publishingPrinciples"),
    ],
)
def test_policies_are_known_by_the_words_of_links(words, policy):
    assert metadata_of(body=f'<a href="/x">{words}</a>').policies == (policy,)


def test_the_headline_of_a_story_is_not_a_policy():
    assert (
        metadata_of(
            '<meta name="author" content="x">', '<a href="/x">Ethics panel clears minister</a>'
        ).policies
        == ()
    )


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[" * 30_000,
        '{"@type": 5, "author": [[[]]]}',
        "null",
        '{"@graph": [1, null, {"@type": "Article", "author": 7}]}',
    ],
)
def test_damaged_structured_data_does_no_harm(text):
    metadata_of(
        f'<script type="application/ld+json">{text}</script>', "<span itemprop='datePublished'>x</span>"
    )
