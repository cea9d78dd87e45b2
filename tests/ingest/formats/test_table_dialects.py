"""Tables as other programs write them."""

from io import BufferedReader, BytesIO

import pytest

from reliability.errors import InputError
from reliability.ingest.formats import csv_table
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem


def rows(data, **options):
    stream = BufferedReader(BytesIO(data.encode()))
    return [
        row.problem if isinstance(row, Problem) else tuple(row.record.values())
        for row in csv_table.read(stream, Options(**options))
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            'source\ttext\na\t"We go.\nb\tTwo, ends."\nc\tThree\n',
            [("a", '"We go.'), ("b", 'Two, ends."'), ("c", "Three")],
        ),
        ('source\ttext\na\t"We go," he said.\nb\t6" wide\n', [("a", '"We go," he said.'), ("b", '6" wide')]),
        ('source\ttext\na\tHe said ""no"" and ""yes"".\n', [("a", 'He said "no" and "yes".')]),
        ('title\ttext\n"No more boats"\tOne\nBoats\tTwo\n', [('"No more boats"', "One"), ("Boats", "Two")]),
        ("source\ttext\na\tOne.\\n\\nTwo.\n", [("a", "One.\n\nTwo.")]),
        ('"source"\t"text"\n"a"\t"One ""x""\ny\tz"\n', [("a", 'One "x"\ny\tz')]),
    ],
)
def test_quotation_marks_between_tabs(table, expected):
    assert rows(table) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("sep=;\r\nsource;text\r\na;One, two\r\n", [("a", "One, two")]),
        ('"sep=|"\nsource|text\na|One, two\n', [("a", "One, two")]),
        ('source,text\na,"He said \\"no\\", twice"\n', [("a", 'He said "no", twice')]),
        ("source;text\n'a';'It''s; he \"said\"'\n'b';'x'\n", [("a", 'It\'s; he "said"'), ("b", "x")]),
        ('source, text\na, "One"\nb, "two, three"\n', [("a", "One"), ("b", "two, three")]),
        ('source,text\ra,"One, ""two"""\rb,Three\r', [("a", 'One, "two"'), ("b", "Three")]),
        ("source,text\na,One\r two\n", [("a", "One\r two")]),
        ('Export of today\nquery: boats, text\n\nid,source,text\n1,a,"x, y"\n', [("1", "a", "x, y")]),
        (
            "source,text\na,One, two, and 2,000 more\nb,Three, four\n",
            [("a", "One, two, and 2,000 more"), ("b", "Three, four")],
        ),
        ("source;text, cleaned;text\na;q;One, two\n", [("a", "q", "One, two")]),
        ('source,text\na,"C:\\dir\\"\nb,"plain"\n', [("a", "C:\\dir\\"), ("b", "plain")]),
        ('source,text\na,"x"\nb,\'Tis here\n', [("a", "x"), ("b", "'Tis here")]),
    ],
)
def test_dialects(table, expected):
    assert rows(table) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ('source,text\ra,"One.\n\nTwo."\rb,Three\r', [("a", "One.\n\nTwo."), ("b", "Three")]),
        ('source,text\ra,"One.\r\nTwo, ""so""."\rb,Three', [("a", 'One.\r\nTwo, "so".'), ("b", "Three")]),
        ('"source",text\ra,"One.\rTwo.\nThree."\r\rb,Four\r', [("a", "One.\nTwo.\nThree."), ("b", "Four")]),
        ('source\ttext\ra\t"One.\nTwo ""x""."\rb\tThree\r', [("a", 'One.\nTwo "x".'), ("b", "Three")]),
        ('Export\rof today\r\rid,source,text\r1,a,"x\ny"\r', [("1", "a", "x\ny")]),
        ('"a\rsource",text\nb,"One.\rTwo."\nc,Three\n', [("b", "One.\rTwo."), ("c", "Three")]),
        ("source,text\r\na,One\r\n", [("a", "One")]),
        ("source,text\r\r\na,One\r\r\n", [("a", "One")]),
    ],
)
def test_rows_end_at_carriage_returns_where_the_header_does(table, expected):
    assert rows(table) == expected


def test_carriage_returns_are_rows_in_any_chunks_and_encodings():
    text = "One. " * 30_000
    table = f'source,text\ra,"{text}\n{text}"\rb,Three\r\n'
    expected = [("a", f"{text}\n{text}"), ("b", "Three")]
    for encoding in ("utf-8-sig", "utf-16"):
        stream = BufferedReader(BytesIO(table.encode(encoding)))
        assert [tuple(row.record.values()) for row in csv_table.read(stream, Options())] == expected


def test_the_line_of_a_problem_counts_carriage_returns():
    (first, second) = rows('source,text\ra,"One.\nTwo."\rb,c,d\r')
    assert first == ("a", "One.\nTwo.")
    assert second == "line 4 has 3 cells, the header 2"


def test_what_is_uncertain_is_an_error_that_names_the_options():
    stream = BytesIO(b'source,text\na,"He said "no" to it"\n')
    (problem,) = csv_table.read(BufferedReader(stream), Options())
    assert isinstance(problem, Problem)
    assert "--delimiter, --quote or --escape" in problem.advice


def test_the_options_decide():
    assert rows("source~text\na~^x~ y^\n", delimiter="~", quote="^") == [("a", "x~ y")]
    assert rows('source\ttext\n"a"\t"x"\n', quote="none") == [('"a"', '"x"')]
    assert rows('source,text\na,"x !"y!" z"\n', escape="!") == [("a", 'x "y" z')]
    assert rows("source\ttext\na\tx\n", delimiter="tab") == [("a", "x")]


def test_an_option_of_several_characters_is_refused():
    with pytest.raises(InputError, match="--quote takes one character or none"):
        Options(quote="''")


def test_excel_unicode_text_is_a_table(reading):
    table = 'source\ttext\r\na\t"One.\n\nTwo ""x""."\r\nb\tThree.\r\n'.encode("utf-16")
    first, second = reading("a.txt", table)
    assert (first.source, first.text, second.source) == ("a", 'One.\n\nTwo "x".', "b")
