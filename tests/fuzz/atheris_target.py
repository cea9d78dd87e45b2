"""One target under atheris: `python tests/fuzz/atheris_target.py TARGET CORPUS [libFuzzer's options]`."""
# ruff: noqa: F401

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["reliability", "trafilatura", "justext", "htmldate", "courlan", "warcio"]
):
    import htmldate
    import trafilatura
    import warcio.archiveiterator

    targets = runpy.run_path(str(Path(__file__).with_name("targets.py")))["targets"]()

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, targets[name])
    atheris.Fuzz()
