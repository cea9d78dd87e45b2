import pytest

from reliability.reports.printable import printable, shortened


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
