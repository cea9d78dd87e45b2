import pytest

from reliability.records import Article


def test_the_article_is_taken_out(reading, page):
    (article,) = reading("a.html", page)
    assert "cracks in two of the seven pillars" in article.text
    assert "Home" not in article.text
    assert (article.id, article.source) == ("a.html", "The Harbour Gazette")
    assert (article.title, article.published) == ("Bridge stays closed", "2026-01-05")


def test_the_address_in_the_page_names_the_source(reading, page):
    head = '<link rel="canonical" href="https://www.harbour-gazette.example/bridge">'
    (article,) = reading("a.htm", page.replace("{head}", head))
    assert (article.source, article.domain) == ("harbour-gazette.example", "harbour-gazette.example")
    assert article.url == "https://www.harbour-gazette.example/bridge"


def test_tables_are_not_prose(reading, page):
    table = "<table><tr><td>Year</td><td>Pillars</td></tr><tr><td>2020</td><td>7</td></tr></table></article>"
    (article,) = reading("a.html", page.replace("</article>", table))
    assert "2020" not in article.text


def test_articles_laid_out_in_tables_are_found(reading, page):
    table = page.replace("<article>", "<table><tr><td>Home</td><td>").replace(
        "</article>", "</td></tr></table>"
    )
    (article,) = reading("a.html", table)
    assert "\nEngineers found cracks" in article.text


@pytest.mark.parametrize(
    ("shown", "published", "notes"),
    [
        ("<time>May 5, 2026</time>", "2026-05-05", ()),
        ("<time>5 May 2026</time>", "2026-05-05", ()),
        ("<time>05/06/2026</time>", "", ("date_unclear",)),
        ("", "", ()),
    ],
)
def test_dates_of_a_page_are_kept_where_they_are_certain(reading, page, shown, published, notes):
    undated = page.replace("article:published_time", "nothing").replace("2026-01-05T10:00:00Z", "")
    (article,) = reading("a.html", undated.replace("<h1>", shown + "<h1>"))
    assert (article.published, article.notes) == (published, notes)


@pytest.mark.parametrize(
    "top",
    ["<!-- saved from url=(0030)ADDRESS -->", "<!--\n Page saved with SingleFile \n url: ADDRESS \n-->"],
)
def test_the_address_a_browser_leaves_names_the_source(reading, page, top):
    (article,) = reading("a.html", top.replace("ADDRESS", "https://www.a-gazette.example/b") + page)
    assert (article.url, article.source) == ("https://www.a-gazette.example/b", "a-gazette.example")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_encodings(reading, page, encoding):
    (article,) = reading("a.html", page.replace("mayor", "maÿor").encode(encoding))
    assert "maÿor" in article.text


def test_broken_bytes_matter_inside_the_article_only(reading, page):
    (failure,) = reading(
        "a.html", page.replace("{head}", "<script>“é</script>").encode().replace("é".encode(), b"\xe9")
    )
    assert isinstance(failure, Article)
    broken = page.replace("mayor", "“mayor\x01").encode().replace(b"\x01", b"\xe9")
    (failure,) = reading("a.html", broken)
    assert failure.problem == "its encoding is broken inside the article"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  ",
        b"<html></html>",
        b"<html><body><nav></nav></body></html>",
        b"\x00" * 50,
        b"<!DOCTYPE",
    ],
)
def test_pages_without_an_article_fail(reading, content):
    (failure,) = reading("a.html", content)
    assert failure.code == "no_text"


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
        "<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">text",
        '<html><head><script type="application/ld+json">{"@context":"https://schema.org","author":['
        + '{"@type":"Person","name":"A B"},' * 20_000,
        "\ud800<p>text</p>",
    ],
    ids=[
        "divs",
        "bold",
        "tags",
        "entities",
        "ampersands",
        "word",
        "tables",
        "attributes",
        "authors",
        "surrogate",
    ],
)
def test_hostile_pages_neither_hang_nor_crash(reading, content):
    assert len(reading("a.html", content)) == 1


def test_a_piece_of_a_page_is_read_too(reading):
    (article,) = reading(
        "a.jsonl", '{"html": "<p>The mayor said that the bridge stays closed.</p>", "source": "S"}'
    )
    assert article.text == "The mayor said that the bridge stays closed."
