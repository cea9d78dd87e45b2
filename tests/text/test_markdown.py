import pytest

from reliability import text
from reliability.ingest import read
from reliability.records import Article
from reliability.text.markdown import is_marked, links, quotations, without_targets


@pytest.mark.parametrize(
    ("given", "words", "url"),
    [
        ("See [the report](https://a.example/x).", "the report", "https://a.example/x"),
        ('See [the report](/x "A title").', "the report", "/x"),
        ("See [it](https://a.example/x_(y)).", "it", "https://a.example/x_(y)"),
        ("See [the report][1].\n\n[1]: https://a.example 'T'\n", "the report", "https://a.example"),
        ("See [The Report][].\n\n[the report]: <https://a.example>\n", "The Report", "https://a.example"),
    ],
)
def test_links(given, words, url):
    (link,) = links(given)
    assert (given[link.start : link.end], link.url) == (words, url)


@pytest.mark.parametrize(
    "given", ["He [sic](said so) left.", "[1] is a note [2].", "a](b", "![alt](/x.png)", "array[1](2)"]
)
def test_no_links(given):
    assert not is_marked(given)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (
            'The [Velm crossing](https://a.example/b "Of the county") is closed.',
            "The Velm crossing is closed.",
        ),
        ("The ![A boat](/a.png) crossing.", "The crossing."),
        ('The [crossing][1].\n\n[1]: /a.html "Title"', "The crossing."),
        ("He [sic](said so) left.", "He [sic](said so) left."),
    ],
)
def test_addresses_and_titles_are_blank(given, left):
    blank = without_targets(given)
    assert len(blank) == len(given)
    assert " ".join(blank.split()).replace(" .", ".") == left


def test_words_of_a_document_are_those_that_are_shown():
    body = text.read(
        Article('The [Velm crossing](https://a.example/b "Of the county") is closed on Monday.')
    ).body
    assert body.words == ("the", "velm", "crossing", "is", "closed", "on", "monday")


def test_quoted_lines():
    given = "Venn wrote:\n\n> We cannot go on.\n> Never.\n\nShe left. 3 > 2"
    assert [given[start:end] for start, end in quotations(given)] == ["We cannot go on.", "Never."]


def test_a_markdown_file_has_its_links_and_quotations(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("The [board](https://velm.example/b) met.\n\n> We cannot go on.\n\nIt left.", "utf-8")
    (found,) = read(path)
    assert [(found.text[link.start : link.end], link.domain) for link in found.links] == [
        ("board", "velm.example")
    ]
    assert [found.text[start:end] for start, end in found.quotations] == ["We cannot go on."]


def test_plain_text_cannot_have_links(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The board met.\n\n> We cannot go on.\n", "utf-8")
    (found,) = read(path)
    assert (found.links, found.quotations) == (None, ())


@pytest.mark.parametrize("part", ["[", "[a](", "[a](b", "![", "[a][", "> ", "[a]: b\n", "](", '[a](/b "'])
def test_hostile_markup_takes_no_longer_than_its_length(part):
    given = part * 20_000
    assert len(without_targets(given)) == len(given)
    quotations(given)
