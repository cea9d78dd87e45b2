import json

import pytest

LINE = "Read more: the newsletter that tells you first"


@pytest.fixture
def scraped(corpus):
    """The corpus with a line that stands in every article of one outlet."""
    for file in (corpus / "herald").iterdir():
        file.write_text(f"{file.read_text()}\n\n{LINE}\n")
    return corpus


def test_recurring_lines_are_found_by_source_and_left_out(run, scraped, tiny, tmp_path):
    lines = tmp_path / "boilerplate.json"
    status, out, err = run("boilerplate", scraped, "-o", lines)
    found = json.loads(lines.read_text())["sources"]
    assert (status, out) == (0, "")
    assert "boilerplate.json" in err
    assert any(line.startswith("read more") for line in found["herald"])

    file = scraped / "herald" / "0.txt"
    options = ("--model", tiny, "--source-from", "folder", "--format", "json", "--boilerplate", lines)
    told = json.loads(run("explain", file, *options)[1])
    start = told["text"].index(LINE)
    assert any(first <= start and start + len(LINE) <= last for first, last in told["boilerplate"])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"sources": 3}', '{"sources": {"a": 3}}'])
def test_another_file_is_refused(run, corpus, tiny, tmp_path, content):
    (tmp_path / "f.json").write_text(content)
    status, _, err = run("score", corpus, "--model", tiny, "--boilerplate", tmp_path / "f.json")
    assert status == 2
    assert "reliability boilerplate" in err
