from math import isnan

from reliability import text
from reliability.extractors.transparency import extract
from reliability.records import Article, PageMetadata


def values(said):
    return extract(text.read(Article("The ferry was late on Monday.", metadata=said))).values


def test_text_without_metadata_has_no_value():
    assert all(map(isnan, values(None).values()))


def test_a_page_that_says_nothing_has_zeros():
    assert set(values(PageMetadata()).values()) == {0.0}


def test_what_a_page_says_is_counted():
    said = PageMetadata(
        ("Ann Roe",), "2026-01-05", "2026-01-06", True, "opinion", ("masthead", "ethicsPolicy")
    )
    assert list(values(said).values()) == [1, 1, 1, 1, 1, 2]


def test_an_update_at_the_time_of_publication_does_not_count():
    said = PageMetadata(published="2026-01-05", modified="2026-01-05")
    assert values(said)["transparency_update_date_given"] == 0
