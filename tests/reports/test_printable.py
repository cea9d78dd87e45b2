import pytest

from reliability.reports.printable import printable, shortened, wrapped


@pytest.mark.parametrize(
    "hostile", ["\x1b[31mred", "\x9b2Jx", "a\r\nb", "\u202egpj.exe", "\x00", "a\u200bb", "\ud83d"]
)
def test_nothing_that_steers_a_terminal_is_left(hostile):
    shown = printable(hostile)
    assert shown.isprintable()


def test_letters_and_marks_of_any_script_stay():
    assert printable("“Ümläut – İstanbul, 東京, עברית” 😀") == "“Ümläut – İstanbul, 東京, עברית” 😀"


def test_long_text_ends_in_an_ellipsis():
    assert shortened("one  two three", 8) == "one two…"
    assert shortened("short", 8) == "short"


def test_long_lines_break_between_words():
    text = "a-long-file/name.txt: " + "it cannot be read. " * 9
    lines = wrapped(text, 40).splitlines()
    assert max(map(len, lines)) <= 40
    assert " ".join(lines) == text.strip()
    assert wrapped("x" * 50, 40) == "x" * 50
