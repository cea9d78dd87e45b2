"""Every case that fuzzing found once, through its target again."""

import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TARGETS = runpy.run_path(str(HERE / "targets.py"))["targets"]()
CASES = sorted(path for path in (HERE / "corpus").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_found_case_stays_fixed(path):
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_takes_the_sample_corpus(name):
    if name in ("reader.parquet", "reader.warc", "reader.jsonl.zst", "reader.pdf"):
        pytest.importorskip(
            {"reader.parquet": "pyarrow", "reader.warc": "warcio", "reader.pdf": "pypdf"}.get(
                name, "backports.zstd"
            )
        )
    for data in (
        b"",
        b"\0",
        b"\xff",
        "Officials said “no”.\n\nSo-called \ud800 news".encode("utf-8", "surrogatepass"),
    ):
        TARGETS[name](data)
