"""Measure how cost grows: time per word with the length of a text, memory with the number of articles.

Usage: python benchmarks/growth.py DATA [--articles N] [--workers]

Fails if time per word or memory grows. `--workers` also compares one process with two on the clock,
which says something only while the machine does nothing else.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from reliability import scoring
from reliability.pipeline import score
from reliability.records import Article

LENGTHS = (100, 1_000, 10_000, 100_000)
MOST_FOR_A_WORD = 1.5
"""Multiple of the cost of a word among 1,000. Among 100, the fixed cost of an article matters more."""
MOST_MEMORY = 1.6
"""Multiple of the memory of 1,000 articles. Measured: 1.48 at 20,000, for sketches and tables that recognise
repetitions, bounded caches of words, and an allocator that keeps some memory."""
FEW = 1_000
WORDS = 150  # per article, if there are many
ROUNDS = 3
_PEAK = """
import sys
from reliability.cli import main
main(sys.argv[1:])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""  # what getrusage says of a child includes what its parent was before


def main() -> int:
    """Measure, print and judge. Return exit status 1 if something grows that should not."""
    options = _options()
    texts = _texts(options.data)
    good = _judged("time a word", "µs", LENGTHS, _time_a_word(texts), 1, MOST_FOR_A_WORD)
    sizes = (FEW, options.articles)
    memory = [_memory(texts, size) for size in sizes]
    good &= _judged("peak memory of `score`", "MB", sizes, memory, 0, MOST_MEMORY)
    if options.workers:
        _workers(texts)
    return 0 if good else 1


def _judged(
    what: str, unit: str, sizes: tuple[int, ...], values: list[float], reference: int, most: float
) -> bool:
    for size, value in zip(sizes, values, strict=True):
        _say(f"{what:<24} {size:>9,}  {value:8.1f} {unit}  {value / values[reference]:.2f} times")
    good = max(values[reference:]) <= most * values[reference]
    if not good:
        sys.stderr.write(f"Grows: {what}, more than {most} times.\n")
    return good


def _time_a_word(texts: list[str]) -> list[float]:
    """Return microseconds per word at each length, the best of several runs over as many words."""
    model, words = scoring.load("default"), " ".join(texts).split(" ")
    return [_cost(words, length, model) for length in LENGTHS]


def _cost(words: list[str], length: int, model: scoring.Model) -> float:
    number = max(1, 30_000 // length)
    articles = [Article(" ".join(words[place * length : (place + 1) * length])) for place in range(number)]
    best = min(_seconds(lambda: [score(article, model) for article in articles]) for _ in range(ROUNDS))
    return 1e6 * best / (number * length)


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _memory(texts: list[str], number: int) -> float:
    """Return the peak megabytes of `reliability score` for `number` articles from standard input (Linux)."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _PEAK, "score", "-", "-o", str(Path(folder, "out.csv"))]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as run:
            assert run.stdin and run.stdout  # noqa: PT018 - for the type checker
            for record in _records(texts, number):
                run.stdin.write(record)
            run.stdin.close()
            return int(run.stdout.read()) / 1e3


def _workers(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles.jsonl")
        articles.write_bytes(b"".join(_record(number, text) for number, text in enumerate(texts[:3_000])))
        taken: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(ROUNDS):
            for workers, times in taken.items():
                start = time.monotonic()
                command = _command(str(articles), Path(folder, "out.csv"), "--workers", str(workers))
                subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
                times.append(time.monotonic() - start)
    alone, together = (statistics.median(times) for times in taken.values())
    _say(
        f"two processes            {alone:.1f} s with one, {together:.1f} s with two: "
        f"{alone / together:.2f} times as fast"
    )


def _command(source: str, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "reliability", "score", source, "-o", str(output), *more]


def _records(texts: list[str], number: int) -> Iterator[bytes]:
    """Yield different articles as JSON Lines; each has a new word."""
    order = random.Random(0)  # noqa: S311 - not for secrets
    for record in range(number):
        words = texts[order.randrange(len(texts))].split(" ")
        first = order.randrange(max(1, len(words) - WORDS))
        yield _record(record, " ".join([*words[first : first + WORDS], f"Mr. Zy{record:x}sky"]) + ".")


def _record(number: int, text: str) -> bytes:
    return json.dumps({"id": str(number), "source": f"source{number % 50}", "text": text}).encode() + b"\n"


def _texts(data: Path) -> list[str]:
    import pyarrow.parquet as pq

    return list(pq.read_table(data / "outlets" / "articles.parquet", columns=["text"])["text"].to_pylist())


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the labelled data")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--workers", action="store_true", help="compare one process with two, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
