"""Spellings of one source's name."""

import csv
import io

import pytest

from reliability.ingest.source_names import renamed, spellings

NAMES = [
    "Velm Gazette",
    "velm gazette",
    "The Velm Gazette",
    "Velm Gazette.",
    "Osk Herald",
    "osk-herald.example",
]


@pytest.fixture
def archive(tmp_path, story, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "a.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerows(
            [
                ("source", "text"),
                *((name, f"{story} It was on page {page}.") for page, name in enumerate(NAMES)),
            ]
        )
    return tmp_path / "a.csv"


def compared(run, *arguments):
    status, out, err = run("compare", *arguments)
    return status, [(row["source"], row["articles"]) for row in csv.DictReader(io.StringIO(out))], err


def test_similar_names_are_listed_with_what_joins_them(run, archive, tiny):
    status, found, err = compared(run, archive, "--model", tiny)
    assert (status, len(found)) == (0, 6)
    assert "4 sources have similar names: The Velm Gazette, Velm Gazette, Velm Gazette., velm gazette." in err
    assert '[source-aliases] "Osk Herald" = ["osk-herald.example"]' in err


def test_aliases_join_them_in_every_spelling(run, archive, tiny):
    aliases = (
        '[source-aliases]\n"Gazette" = ["VELM GAZETTE"]\n"Osk Herald" = ["https://www.osk-herald.example/"]\n'
    )
    (archive.parent / "reliability.toml").write_text(aliases)
    status, found, err = compared(run, archive, "--model", tiny)
    assert (status, sorted(found)) == (0, [("Gazette", "4"), ("Osk Herald", "2")])
    assert "similar names" not in err


def test_aliases_join_sources_of_earlier_scores(run, archive, tiny, tmp_path):
    assert run("score", archive, "--model", tiny, "-o", tmp_path / "scores.csv")[0] == 0
    (tmp_path / "reliability.toml").write_text('[source-aliases]\n"Velm" = ["Velm Gazette"]\n')
    _, found, _ = compared(run, "--scores", tmp_path / "scores.csv", "--model", tiny)
    assert ("Velm", "4") in found


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('"A" = "b"', "takes a list of names"),
        ('"A" = [1]', "takes a list of names"),
        ('"A" = ["c"]\n"B" = ["c"]', "belongs to both 'A' and 'B'"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(run, archive, tiny, table, message):
    (archive.parent / "reliability.toml").write_text(f"[source-aliases]\n{table}\n")
    status, _, err = compared(run, archive, "--model", tiny)
    assert status == 2
    assert message in err


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["CNN", "cnn.com"], 1),
        (["thehuffingtonpost", "huffingtonpost"], 1),
        (["chicagosun-times", "chicagosuntimes"], 1),
        (["bbc.com", "bbc.co.uk"], 0),
        (["Thebes", "Bes", "The Sun", "The Star"], 0),
        (["Times of Velm", "Velm Times"], 0),
    ],
)
def test_names_that_differ_in_more_are_not_similar(names, groups):
    assert len(spellings(names)) == groups


def test_a_name_without_alias_stays():
    assert renamed("Daily", (("x", "y"),)) == "Daily"
    assert renamed("Y.", (("x", "y"),)) == "y"
