import pytest

from reliability.records import Article


def test_the_article_is_taken_out(reading, page):
    (found,) = reading("a.html", page)
    assert "cracks in two of the seven pillars" in found.text
    assert "Home" not in found.text
    assert (found.id, found.source) == ("a.html", "The Harbour Gazette")
    assert (found.title, found.published) == ("Bridge stays closed", "2026-01-05")


def test_the_address_in_the_page_names_the_source(reading, page):
    head = '<link rel="canonical" href="https://www.harbour-gazette.example/bridge">'
    (found,) = reading("a.htm", page.replace("{head}", head))
    assert (found.source, found.domain) == ("harbour-gazette.example", "harbour-gazette.example")
    assert found.url == "https://www.harbour-gazette.example/bridge"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_encodings(reading, page, encoding):
    (found,) = reading("a.html", page.replace("mayor", "maÿor").encode(encoding))
    assert "maÿor" in found.text


def test_broken_bytes_matter_inside_the_article_only(reading, page):
    (found,) = reading(
        "a.html", page.replace("{head}", "<script>“é</script>").encode().replace("é".encode(), b"\xe9")
    )
    assert isinstance(found, Article)
    broken = page.replace("mayor", "“mayor\x01").encode().replace(b"\x01", b"\xe9")
    (found,) = reading("a.html", broken)
    assert found.problem == "its encoding is broken inside the article"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  ",
        b"no markup",
        b"<html></html>",
        b"<html><body><nav></nav></body></html>",
        b"\x00" * 50,
        b"<!DOCTYPE",
    ],
)
def test_pages_without_an_article_fail(reading, content):
    (found,) = reading("a.html", content)
    assert found.code == "no_text"


ENTITIES = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
)


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 100_000 + "text",
        "<b>" * 50_000 + "text" + "</b>" * 50_000,
        "<" * 300_000,
        ENTITIES + "]><html><body><p>&a11;</p></body></html>",
        "<p>" + "&amp;" * 100_000,
        "<html><body><p>" + "a" * 1_000_000 + "</p></body></html>",
        "<html><body>" + "<table><tr><td>" * 20_000,
        "\ud800<p>text</p>",
    ],
    ids=["divs", "bold", "tags", "entities", "ampersands", "word", "tables", "surrogate"],
)
def test_hostile_pages_neither_hang_nor_crash(reading, content):
    assert len(reading("a.html", content)) == 1
