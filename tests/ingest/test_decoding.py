import pytest

from reliability.ingest.decoding import BROKEN, UnreadableError, decode, decode_page

WORDS = "“Café – naïve”, she said.\r\nA line.\r"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_mark_and_line_ends_stay(encoding):
    assert decode(WORDS.encode(encoding)) == (WORDS, ())


def test_marks_are_removed():
    assert decode(b"\xff\xfe" + "word".encode("utf-16-le")).text == "word"
    assert decode(b"\xfe\xff" + "word".encode("utf-16-be")).text == "word"


def test_windows_1252_is_guessed_and_said():
    assert decode(WORDS.encode("windows-1252")) == (WORDS, ("encoding_guessed",))


def test_a_given_encoding_is_obeyed():
    assert decode("żółć".encode("iso-8859-2"), "iso-8859-2").text == "żółć"
    with pytest.raises(UnreadableError, match="not valid ascii at byte 3"):
        decode("caf\u00e9".encode(), "ascii")


@pytest.mark.parametrize(
    "data",
    [
        "“Broken” ".encode() + b"\xe9 middle",
        "The end “".encode()[:-1],
        b"\xed\xa0\x80 a surrogate",
        b"text\x00with NUL bytes, not in pairs",
        b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\x06\x07",
        b"\xff\xfeo",
        b"\x81\x8d undefined",
        "Мост закрыт до весны, сообщили власти.".encode("windows-1251"),
        b"\xff" * 50,
    ],
)
def test_what_is_broken_or_binary_is_refused_with_advice(data):
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert error.value.problem
    assert error.value.advice


def test_a_page_is_decoded_as_browsers_do():
    assert decode_page(b"<p>caf\xe9</p>") == ("<p>café</p>", ("encoding_guessed",))
    assert decode_page(b'<meta charset="iso-8859-2"><p>\xbf').text.endswith("ż")
    assert decode_page("“".encode() + b" \xe9").text == f"“ {BROKEN}"
    assert decode_page(b'<meta charset="no-such-thing">\xe9').text.endswith("é")
