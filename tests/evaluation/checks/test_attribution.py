"""The attribution check on documents made up for it."""

import json

import pytest

from reliability.errors import DataError
from reliability.evaluation.attribution_tally import AnnotatedDocument, MarkedAttribution, sentences, tally
from reliability.evaluation.checks.attribution import check
from reliability.evaluation.figure import half

TEXT = "Ana Brandt said it was late. The ferry sank. “Go,” she said.\nIt rained."


def _marked(text, source, cue):
    at, by = text.index(cue), text.index(source)
    return {"cue": [[at, at + len(cue)]], "source": [[by, by + len(source)]], "content": []}


def _record(key, number):
    text, marked = TEXT, [_marked(TEXT, "Ana Brandt", "said")]
    for gull in range(number):
        at = len(text)
        marked.append({"cue": [[at + 11, at + 15]], "source": [[at + 1, at + 10]]})
        text += f" Officials said gull {gull} flew."
    return json.dumps({"id": key, "text": text, "attributions": marked})


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "attribution"
    folder.mkdir()
    keys = [f"{paper}_{number}" for paper in ("gazette", "herald") for number in range(40)]
    wanted = [key for key in keys if half(key) == "test"]
    lines = [_record(key, number) for number, key in enumerate(wanted)]
    (folder / "polnear.jsonl").write_text("\n".join(lines + lines[:1]), encoding="utf-8")
    return tmp_path


def test_figures(data):
    figures = check(data)
    assert [figure.value for figure in figures[:2]] == pytest.approx([figures[0].value] * 2)
    assert figures[0].value > 0.9
    assert figures[3].value == figures[4].value == 1
    assert all(figure.interval[0] <= figure.value <= figure.interval[1] for figure in figures[:5])


def test_missing_data_is_an_error(tmp_path):
    with pytest.raises(DataError, match="polnear"):
        check(tmp_path)


def test_sentences_end_behind_closing_marks_and_lines():
    assert [TEXT[begin:][:3] for begin in sentences(TEXT)] == ["Ana", "The", "“Go", "It "]


def test_a_source_is_met_only_where_the_cues_overlap():
    row = AnnotatedDocument(
        "gazette_1",
        TEXT,
        (MarkedAttribution(((11, 15),), ((0, 10),)), MarkedAttribution(((55, 59),), ((51, 54),))),
    )
    found = [MarkedAttribution(((11, 15),), ((4, 10),)), MarkedAttribution(((33, 38),), ((29, 32),))]
    counts = tally(row, found)
    assert counts[:3] == (1, 1, 1)
    assert (counts.sources, counts.sources_met, counts.found_sources, counts.found_sources_met) == (
        1,
        1,
        1,
        1,
    )
