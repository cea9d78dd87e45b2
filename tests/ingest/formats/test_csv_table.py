import csv

import pytest

from reliability.records import Article, Failure


@pytest.mark.parametrize(
    ("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t"), ("a.csv", "|")]
)
def test_a_row_is_a_record(reading, name, mark):
    lines = [
        mark.join(("Source", "Text")),
        mark.join(("S", '"One, ""two"";\r\nthree\t|."')),
        mark.join(("T", "Four.")),
    ]
    first, second = reading(name, "\r\n".join(lines) + "\r\n")
    assert (first.id, first.source, first.text) == (
        "a.csv#1".replace("a.csv", name),
        "S",
        'One, "two";\r\nthree\t|.',
    )
    assert (second.id, second.text) == (f"{name}#2", "Four.")


def test_marks_blank_lines_and_a_missing_last_line_end(reading):
    items = reading("a.csv", "\ufefftext\nOne.\n\nTwo.")
    assert [(item.id, item.text) for item in items] == [("a.csv#1", "One."), ("a.csv#2", "Two.")]


def test_long_cells_are_read(reading):
    (article,) = reading("a.csv", "text\n" + "word " * 100_000)
    assert len(article.text) == 500_000


def test_a_quotation_mark_never_closed(reading):
    first, second = reading("a.csv", 'text,url\nOne.,\n"Two,\nThree.,\nFour.,\n')
    assert isinstance(first, Article)
    assert second.problem == "record 2: a quotation mark on line 3 or after is never closed, down to line 5"


def test_a_quotation_mark_never_closed_in_a_long_file(reading):
    limit = csv.field_size_limit()
    items = reading("a.csv", 'text\n"Two\n' + ("x" * 999 + "\n") * 300, max_bytes=2000)
    try:
        assert isinstance(items[0], Failure)
        assert csv.field_size_limit() == max(limit, 2000)
    finally:
        csv.field_size_limit(limit)


LONG_LINES = "word word\n" * 300
LONG_LINE = "word " * 600


@pytest.mark.parametrize(
    "row",
    [
        f'"{LONG_LINES}",S',
        f'"{LONG_LINES}He said ""so"", she said.",S',
        f'"{LONG_LINES}One","Two\n{LONG_LINES}"',
        f'"""One"",\n{LONG_LINES}","S, ""T"""',
        f'"One.\n{LONG_LINE}",S',
        f'"{LONG_LINE}\nTwo.",S',
        f'"{LONG_LINE}\n{LONG_LINES}Two.",S',
        f'"One.\n{LONG_LINE}\nTwo.",S',
        f'"One.\n{LONG_LINES}{LONG_LINE}",S',
        f'"{LONG_LINE}",S',
    ],
)
def test_a_cell_that_is_too_long_fails_once(reading, row):
    rows = ["text,source", '"One.\nOne."', row, "Three.", '"Four.\nFour.",T', ""]
    first, failure, third, fourth = reading("a.csv", "\n".join(rows), max_bytes=2000)
    assert (first.text, third.text, fourth.text) == ("One.\nOne.", "Three.", "Four.\nFour.")
    assert failure.problem.startswith("record 2: line 4 cannot be read: it is longer than 2,000 ")
    assert failure.advice == "Split it into articles"


@pytest.mark.parametrize(
    ("header", "row", "others"),
    [
        ("text;source", f'"{LONG_LINES}";S', '"Three; ""so"".";T'),
        ("text,source", f"'{LONG_LINES} It''s.',S", "'Three, \"so\".',T"),
        ("text,source", f'"{LONG_LINES} \\"Two\\".",S', '"Three, \\"so\\".",T'),
    ],
)
def test_a_cell_that_is_too_long_in_other_dialects(reading, header, row, others):
    failure, *articles = reading("a.csv", "\n".join((header, row, others, others)), max_bytes=2000)
    assert failure.problem == "record 1: line 2 cannot be read: it is longer than 2,000 characters"
    assert [article.source for article in articles] == ["T", "T"]


MANY_LINES = "word\n" * 10_001


@pytest.mark.parametrize("cell", [f'"{MANY_LINES}"', f'"{MANY_LINES}He said ""so""."', f'"{MANY_LINES}'])
def test_a_cell_between_tabs_that_is_too_long_fails_once(reading, cell):
    rows = ["text\tsource", '"One.\nOne."\tA', f"{cell}\tB", "Three.\tC", '"Four.\nFour."\tC', ""]
    first, failure, *articles = reading("a.tsv", "\n".join(rows))
    assert first.text == "One.\nOne."
    assert failure.problem.startswith("record 2: line 4 cannot be read: a cell has more than 10,000 lines")
    assert [article.text for article in articles[-2:]] == ["Three.", "Four.\nFour."]


def test_a_stray_mark_in_a_long_table_belongs_to_the_text(reading):
    articles = reading("a.tsv", "text\tsource\n" + '"One.\tA\n' + "Two.\tA\n" * 10_001)
    assert [article.text for article in articles] == ['"One.', *["Two."] * 10_001]


def test_a_long_cell_that_is_never_closed_fails_once(reading):
    (failure,) = reading("a.csv", f'text,source\n"{LONG_LINES}', max_bytes=2000)
    assert failure.problem == (
        "record 1: a quotation mark on line 2 or after is never closed, down to line 301"
    )


def test_many_short_records_are_not_one_long_one(reading):
    articles = reading("a.csv", "text,source\n" + '"One.\nTwo.",S\n\n' * 300, max_bytes=2000)
    assert [article.text for article in articles] == ["One.\nTwo."] * 300


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "it is empty"),
        ("\n\n", "it is empty"),
        ("a,b\n1,2\n", "no field holds the text; fields found: 'a', 'b'"),
        (b"\x00\x01\x02\x00\x00\x00\x03", "it holds NUL bytes, so it is not text"),
    ],
)
def test_files_that_cannot_be_read_fail_once(reading, content, problem):
    (failure,) = reading("a.csv", content)
    assert (failure.problem, failure.id) == (problem, "a.csv")


def test_rows_that_do_not_fit_fail_and_the_rest_goes_on(reading):
    rows = ["text,url", "One, two,three", "Short.", "\xe9“".encode()[1:], "Good.,x"]
    content = b"\n".join(row if isinstance(row, bytes) else row.encode() for row in rows)
    wide, short, broken, good = reading("a.csv", content)
    assert wide.problem == "record 1: line 2 has 3 cells, the header 2"
    assert short.text == "Short."
    assert broken.problem == "record 3: line 4 cannot be read: it is broken UTF-8 at byte 0"
    assert good.text == "Good."


def test_windows_1252(reading):
    (article,) = reading("a.csv", "text\ncafé\n".encode("windows-1252"))
    assert (article.text, article.notes) == ("café", ("encoding_guessed", "no_source"))
