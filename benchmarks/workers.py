"""Measure what `score --workers` costs in the first process, which orders the articles and writes.

Usage: python benchmarks/workers.py DATA [--articles N] [--workers N]

Prints milliseconds of CPU time per article in the first process and in its workers, and both as ratios to one
process that does everything. The first process bounds how many workers can be busy: the benchmark fails if
its ratio exceeds MOST. The aim is 0.15 ms per article. Start and word lists are not counted: figures are
differences between runs of many and of few articles.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
MOST = {"out.csv": 0.025, "out.parquet": 0.04}
"""CPU time of the first process per CPU time of one process that does everything, with about twice the
measured 0.012 and 0.016 as tolerance for busy machines; it was 0.12 while the first process made the rows."""
FEW = 48
"""Articles of the first run: as many as give every process something to do."""
_RUNS = """
import resource, sys
from reliability.cli import main

def seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

first, second, output, workers = sys.argv[1:]
main(["score", first, "-o", output, "--workers", workers])
before = seconds()
main(["score", second, "-o", output, "--workers", workers])
print(seconds() - before, seconds())
"""


class Cost(NamedTuple):
    """Seconds of CPU time: of the first process in the second run, and of its workers in both."""

    first: float
    workers: float


class Inputs(NamedTuple):
    """Files of articles: of the first run, and of the one that is measured."""

    few: Path
    many: Path


def main() -> int:
    """Measure, print and judge. Return exit status 1 if the first process takes too long."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        inputs = Inputs(Path(folder, "few.jsonl"), Path(folder, "many.jsonl"))
        records = _records(options.data, options.articles)
        inputs.few.write_bytes(b"".join(records[:FEW]))
        inputs.many.write_bytes(b"".join(records))
        ratios = _measure(inputs, len(records), options.workers)
    slow = [name for name, ratio in ratios.items() if ratio > MOST[name]]
    for name in slow:
        sys.stderr.write(f"{name}: the first process takes more than {MOST[name]:.1%} of one process.\n")
    return int(bool(slow))


def _measure(inputs: Inputs, articles: int, workers: int) -> dict[str, float]:
    """Print each figure; return the first process's ratios to one process, for CSV and for Parquet."""
    few, more = inputs._replace(many=inputs.few), articles - FEW
    alone = (_cost(inputs, "out.csv", 1).first - _cost(few, "out.csv", 1).first) * 1e3 / more
    began = _cost(few, "out.csv", workers)
    costs = {name: _cost(inputs, name, workers) for name in MOST}
    firsts = {name: (cost.first - began.first) * 1e3 / more for name, cost in costs.items()}
    others = (costs["out.csv"].workers - began.workers) * 1e3 / more
    _say("one process", f"{alone:7.2f} ms per article")
    for name, first in firsts.items():
        _say(f"the first of {workers + 1}, {name}", f"{first:7.3f} ms per article, {first / alone:.1%}")
    _say(f"its {workers} workers, out.csv", f"{others:7.2f} ms per article, {others / alone:.0%}")
    return {name: first / alone for name, first in firsts.items()}


def _cost(inputs: Inputs, output: str, workers: int) -> Cost:
    """Return what two runs of `score` cost, one after the other (POSIX)."""
    path = inputs.few.with_name(output)
    command = [sys.executable, "-c", _RUNS, str(inputs.few), str(inputs.many), str(path), str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT) as run:
        printed = run.stdout.read() if run.stdout else b""
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    second, own = map(float, printed.split())
    return Cost(second, used.ru_utime + used.ru_stime - own)


def _records(data: Path, number: int) -> list[bytes]:
    """Return articles as JSON Lines."""
    import pyarrow.parquet as pq

    columns = {"domain": "source", "url": "url", "date": "published", "title": "title", "text": "text"}
    table = pq.read_table(data / "outlets" / "articles.parquet", columns=list(columns))
    step = max(1, len(table) // number)
    rows = (
        table.take([*range(0, step * number, step)][:number])
        .rename_columns(list(columns.values()))
        .to_pylist()
    )
    return [
        json.dumps({**row, "id": str(place)}, default=str).encode() + b"\n" for place, row in enumerate(rows)
    ]


def _say(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:<26} {figure}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the labelled data")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
