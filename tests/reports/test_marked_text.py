import io

import pytest
from rich.console import Console

from reliability.reports import explanation_text, marked_text
from reliability.reports.highlight import Stretch


def marked(*cut):
    return marked_text.text(cut).plain


def test_passages_are_between_their_signs(score):
    text = marked_text.text(marked_text.stretches(score.profile)).plain
    assert text == (
        "“We ~may~ close it,” {Maria Lopez} [said]. A <b>*disastrous*</b>  plan.\n|Subscribe now|"
    )


def test_a_passage_that_goes_on_is_opened_once():
    cut = [Stretch("A ", ("boilerplate",), ()), Stretch("bad", ("loaded", "boilerplate"), ()),
           Stretch(" day", ("boilerplate",), ()), Stretch(".", (), ())]  # fmt: skip
    assert marked(*cut) == "|A *bad* day|."


def test_line_ends_stay_and_escapes_go():
    assert marked(Stretch("a\r\nb\rc\x1b[31md\u202e", (), ())) == "a\nb\nc [31md "


@pytest.mark.parametrize("colour", [True, False])
def test_the_article_fits_80_columns_and_says_the_same_without_colour(score, measures, colour, monkeypatch):
    out = io.StringIO()
    console = Console(file=out, markup=False, force_terminal=colour, width=80, highlight=False)
    monkeypatch.setattr(explanation_text, "console", lambda _: console)
    explanation_text.write(score, measures, {}, out)
    assert ("\x1b[" in out.getvalue()) == colour
    plain = "\n".join(console_line(line) for line in out.getvalue().splitlines())
    assert "~may~" in plain
    assert "{Maria Lopez}" in plain
    assert "~hedge~ 1" in plain
    assert max(map(len, plain.splitlines())) <= 80


def console_line(line):
    """`line` without colours."""
    from rich.text import Text

    return Text.from_ansi(line).plain
