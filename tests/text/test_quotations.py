import pytest

from reliability.records import Article
from reliability.text import read
from reliability.text.segmentation.quotations import LONGEST_UNCLOSED, quotations


def quoted(text):
    return [text[a:b] for a, b in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “it is over” and left.", ["“it is over”"]),
        ('He said "it is over" and left.', ['"it is over"']),
        ("He said ''it is over'' and left.", ["''it is over''"]),
        ("He said ``it is over'' and left.", ["``it is over''"]),
        ("Er sagte: „Es ist vorbei“ und ging.", ["„Es ist vorbei“"]),
        ("Il a dit « c'est fini » et partit.", ["« c'est fini »"]),
        ("Er sagte: »Es ist vorbei« und ging.", ["»Es ist vorbei«"]),
        ("'It is over,' he said. 'We don't know.'", ["'It is over,'", "'We don't know.'"]),
        ("‘It’s the players’ union,’ he said.", ["‘It’s the players’ union,’"]),
        ("'He said \"no\" to me,' she recalled.", ["'He said \"no\" to me,'"]),
        ("“He said ‘no’ to me,” she recalled.", ["“He said ‘no’ to me,”"]),
        ("the so-called 'experts' of the players' union", ["'experts'"]),
        ("the players' union and the drivers' union", []),
        ("rock 'n' roll of the '90s, not 'em", []),
        ('a 7" screen and a 5" one, she said', []),
        ('said,"We are done." He left.', ['"We are done."']),
        ("“One paragraph.\n\n“Another one,” he said. Done.", ["“One paragraph.", "“Another one,”"]),
        ("“One paragraph. “Another one,” he said. Done.", ["“One paragraph.", "“Another one,”"]),
        ("“Never closed, he said.\n\nNext paragraph.", ["“Never closed, he said."]),
        ("“Never closed, he said. She answered: “It is,” and left.", ["“Never closed, he said.", "“It is,”"]),
        ("A stray mark” here. He said “yes” then.", ["“yes”"]),
        ("word—“quoted”—word", ["“quoted”"]),
        ("", []),
        ('"', ['"']),
    ],
)
def test_finds_quotations_in_every_typography(text, expected):
    assert quoted(text) == expected


def test_a_stray_mark_does_not_take_the_article():
    text = "He had “a stray mark. " + "The mayor went home and said nothing. " * 200 + "He said “yes” then."
    found = quoted(text)
    assert found[-1] == "“yes”"
    assert all(len(quotation) <= LONGEST_UNCLOSED for quotation in found)


def test_typography_changes_nothing():
    curly = "“We don’t know,” he said. “The ‘experts’ left—\u2009and how.” It was ‘odd,’ they thought."
    plain = curly.translate(str.maketrans("“”‘’", "\"\"''"))
    assert quotations(curly) == quotations(plain)


def test_words_inside_are_the_speakers():
    body = read(Article(text="Mayor Lopez said: “We simply do not know.” He left.")).body
    spoken = [word for word, flag in zip(body.words, body.quoted, strict=True) if flag]
    assert spoken == ["we", "simply", "do", "not", "know"]
    assert body.writer_words == 5
