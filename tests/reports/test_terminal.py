import io

from reliability.reports import terminal

SOURCE = {
    "source": "herald.example", "articles": 5, "scored": 4, "style": 64.4, "style_low": 41.0,
    "style_high": 80.0, "sourcing": 55.0, "hedging": 12.0, "sentiment": 100.0, "loaded_wording": 7.0,
    "one_sided": 33.0, "reliability": 71.3, "reliability_low": 52.0,
    "reliability_high": 88.0, "bias": 30.2, "bias_low": 12.0, "bias_high": 49.5, "style_group": "A",
}  # fmt: skip
EMPTY = dict.fromkeys(SOURCE) | {"source": "\x1b[31mvery " * 30, "articles": 1, "scored": 0}


def drawn(draw, *arguments):
    out = io.StringIO()
    draw(*arguments, out)
    return out.getvalue()


def test_sources_fit_80_columns_without_colour_or_escapes():
    text = drawn(terminal.sources, [SOURCE, EMPTY], 2)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert "herald.example" in text
    assert "64 ··" in text
    assert "71 52–88" in text


def test_articles_fit_80_columns():
    row = SOURCE | {
        "article": "world/2026/01/a-very-long-name-of-a-file-that-goes-on-and-on.txt",
        "words": 612,
    }
    text = drawn(
        terminal.articles,
        [row | {"note": None}, EMPTY | {"article": "x", "words": None, "note": "no_text"}],
        2,
    )
    assert max(map(len, text.splitlines())) <= 80
    assert "no_text" in text


def test_rows_that_are_not_shown_are_counted():
    assert "… and 1,998 more" in drawn(terminal.sources, [SOURCE] * 2, 2000)


def test_bar_marks_value_and_interval():
    assert terminal.bar(50.0, 25.0, 75.0, 8) == "··──█──·"
    assert terminal.bar(100.0, 100.0, 100.0, 4) == "···█"
    assert terminal.bar(None, None, None, 4) == "····"


def test_stories_fit_80_columns_and_name_each_story_once():
    row = SOURCE | {"story": "a", "story_title": "Bridge closed", "date": "2026-01-01", "words": 400,
                    "speakers": 3, "copy_of": None}  # fmt: skip
    alone = row | {"story": None, "story_title": None}
    text = drawn(terminal.stories, [row, row | {"source": "wire.example", "copy_of": "x"}, alone], 3)
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("Bridge") == 1
    assert text.count("yes") == 1
