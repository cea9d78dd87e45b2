import pytest

from reliability.ingest import articles
from reliability.ingest.fragments import holds_markup, is_page, read_fragment

FIRST, SECOND = "The council met on Monday.", "It voted for new ferries, Venn said."


def article(**record):
    return next(articles([record]))


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{FIRST}</p>\n<p>{SECOND}</p>",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"{FIRST}<br><br>{SECOND}<br />",
        f"<div>{FIRST}</div><div>{SECOND}</div>",
        f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;",
        f'<P CLASS="a">{FIRST}</P><P>{SECOND}</P>',
        f"<p>{FIRST}<p>{SECOND}<p>",
        f"<p>{FIRST}</p><figure><img src='a'><figcaption>The old boat</figcaption></figure><p>{SECOND}</p>",
        f"<p>{FIRST}</p><script>var a = '<p>';</script><p>{SECOND}</p>",
        f"<p>{FIRST}</p><!-- wp:paragraph --><p>{SECOND}</p>",
        f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>",
    ],
)
def test_html_in_a_text_field_is_taken_out(text):
    item = article(text=text)
    assert " ".join(item.text.split()) == f"{FIRST} {SECOND}"
    assert "markup" in item.notes


@pytest.mark.parametrize(
    "text",
    [
        "Use the <b> tag, not the <i> tag, he said.",
        "If a < b and b > c, then a <p> c.",
        "The `<p>` and `</p>` tags and `<div>`.",
        "5 <br> of x",
        "He wrote <ann@velm.example> to <bo@velm.example>.",
        "AT&T rose; S&amp;P fell.",
        "A &lt; B",
    ],
)
def test_other_angle_brackets_stay(text):
    assert article(text=text).text == text


def test_links_and_quotations_of_a_fragment_have_their_places():
    quoted = "<blockquote><p>We are furious.</p></blockquote>"
    html = f'<p>{FIRST} See <a href="/report">the report</a>.</p>{quoted}<p>{SECOND}</p>'
    page = read_fragment(html, "https://velm.example/a/b")
    (link,) = page.links
    assert (page.text[link.start : link.end], link.url, link.domain) == (
        "the report",
        "https://velm.example/report",
        "velm.example",
    )
    assert [page.text[start:end] for start, end in page.quotations] == ["We are furious."]


def test_a_named_column_of_html_is_read_as_html(tmp_path):
    from reliability.ingest import read
    from reliability.ingest.options import Options

    path = tmp_path / "a.csv"
    path.write_text(f'id,content,text\n1,"<p>{FIRST} <b>{SECOND}</b></p>",other words\n', "utf-8")
    article = next(read(path, options=Options(html_column="content")))
    assert article.text == f"{FIRST} {SECOND}"


def test_a_page_is_known_by_its_beginning():
    assert is_page("\n<!-- saved from url=(0020)https://a.example --><!DOCTYPE html><html>")
    assert not is_page("<p>a</p>")


@pytest.mark.parametrize(
    "text",
    [
        "<p>" * 20_000,
        "<a href='" * 20_000,
        "<b>" + "<" * 50_000,
        "&lt;p" * 20_000,
        "<!--" * 20_000,
        "<p " * 20_000,
    ],
)
def test_hostile_text_is_decided_at_once(text):
    holds_markup(text)
    is_page(text)
