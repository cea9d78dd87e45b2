"""Every hostile case at its small size: read, cleaned, cut up, measured by each extractor and scored."""

import runpy
from pathlib import Path

import pytest

from reliability import ingest, pipeline, scoring, text
from reliability.extractors import extractors
from reliability.records import Failure

CASES = runpy.run_path(str(Path(__file__).with_name("cases.py")))["CASES"]
CHECKS = runpy.run_path(str(Path(__file__).parents[1] / "fuzz" / "targets.py"))
MODEL = scoring.load()
OPTIONAL = {".parquet": "pyarrow", ".warc": "warcio", ".pdf": "pypdf"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_is_scored_declined_or_reported(case, tmp_path):
    for ending, library in OPTIONAL.items():
        if ending in case.ending:
            pytest.importorskip(library)
    path = tmp_path / f"case{case.ending}"
    case.write(path, case.small)
    outcomes = [outcome(item) for item in ingest.read([path])]
    expected = case.expect if case.small_expect is None else case.small_expect
    assert (outcomes or ["nothing"])[-1].startswith(expected.partition(" (x")[0])


def outcome(item):
    """What became of it; every promise about it is checked on the way."""
    if isinstance(item, Failure):
        assert str(item).isprintable()
        return f"failed: {item.problem}"
    document = text.read(item)
    CHECKS["check_document"](document)
    for extractor in extractors():
        CHECKS["check_findings"](extractor, document)
    score = pipeline.score(item, MODEL)
    return f"{score.status}: {', '.join(note for note in score.notes if note != 'no_source')}".removesuffix(
        ": "
    )
