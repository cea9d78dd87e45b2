"""Coverage-guided fuzzing with atheris: `python tests/fuzz/run.py SECONDS [--folder DIR] [TARGET...]`.

Each target runs for SECONDS in a process of its own and goes on from the inputs that DIR (default
`.cache/fuzz`) kept of earlier runs. What breaks a promise, hangs for 10 seconds or takes 2 GB is kept there
as `TARGET.found/…`, for a test of its own in `tests/fuzz/corpus`. Prints executions and finds a target and adds
them to `DIR/log.jsonl`. Needs `pip install atheris`.
"""
# ruff: noqa: E501, T201

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEEDS = ROOT / "seeds" / "corpus"
LIMITS = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=8192", "-print_final_stats=1", "-verbosity=1")


def main() -> None:
    """Run every target, or those named, one after the other."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seconds", type=int)
    arguments.add_argument("names", nargs="*", metavar="target")
    arguments.add_argument("--folder", type=Path, default=ROOT / ".cache" / "fuzz")
    given = arguments.parse_args()
    for name in given.names or names():
        print(json.dumps(run(name, given.seconds, given.folder)), flush=True)


def names() -> list[str]:
    """The names of all targets."""
    code = "import runpy, sys; print('\\n'.join(runpy.run_path(sys.argv[1])['targets']()))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(HERE / "targets.py")],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return done.stdout.split()


def run(name: str, seconds: int, folder: Path) -> dict[str, object]:
    """One target in a process of its own; what it did."""
    kept, found = folder / f"{name}.kept", folder / f"{name}.found"
    for each in (kept, found):
        each.mkdir(parents=True, exist_ok=True)
    plant(name, kept)
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(HERE / "atheris_target.py"), name, str(kept), f"-artifact_prefix={found}/",
         f"-max_total_time={seconds}", f"-dict={HERE / 'words.dict'}", *LIMITS],
        capture_output=True, text=True, errors="replace", env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    log = {
        "target": name,
        "seconds": round(time.monotonic() - begun),
        "executions": _last(r"number_of_executed_units: (\d+)", done.stderr)
        or _last(r"#(\d+)\s", done.stderr),
        "coverage": _last(r" cov: (\d+)", done.stderr),
        "found": sorted(path.name for path in found.iterdir()),
        "status": done.returncode,
    }
    if done.returncode:
        (folder / f"{name}.log").write_text(done.stderr, encoding="utf-8")
    with (folder / "log.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(log) + "\n")
    return log


def _last(pattern: str, text: str) -> int:
    return int((re.findall(pattern, text) or ["0"])[-1])


def plant(name: str, kept: Path) -> None:
    """Begin with the sample corpus and the cases found before."""
    known = HERE / "corpus" / name
    for path in (*SEEDS.rglob("*.*"), *(known.iterdir() if known.is_dir() else ())):
        if path.is_file():
            (kept / path.name).write_bytes(path.read_bytes()[:8192])


if __name__ == "__main__":
    main()
