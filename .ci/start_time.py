"""Start times, as median ratios of interleaved runs.

`reliability --help` must start in a small multiple of Python itself, and `reliability score` on one small
file must take about as long as importing the two libraries that others start with.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HELP_BOUND = 15
"""Measured: 4-9. A heavy import (scikit-learn, textstat) makes it 50 and more."""
SCORE_BOUND = 1.2
IMPORTS = "import sklearn.linear_model, textstat"
ARTICLE = "Officials said on Tuesday that the old bridge may be closed before the winter. " * 20


def seconds(*arguments: str) -> float:
    """Wall time of one start of Python."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def within(what: str, ours: list[str], theirs: list[str], rounds: int, bound: float) -> bool:
    """Print both times and their ratio; whether it keeps the bound."""
    pairs = [(seconds(*ours), seconds(*theirs)) for _ in range(rounds)]
    mine, other = (median(times) for times in zip(*pairs, strict=True))
    print(f"{what} {mine:.3f} s, {theirs[-1]!r} {other:.3f} s, ratio {mine / other:.2f} (at most {bound})")
    return mine <= bound * other


def main() -> None:
    """Exit 1 beyond a bound."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        article.write_text(ARTICLE, encoding="utf-8")
        score = ["-m", "reliability", "score", str(article)]
        good = within("--help", ["-m", "reliability", "--help"], ["-c", "pass"], 10, HELP_BOUND)
        good &= within("score of one small file", score, ["-c", IMPORTS], 3, SCORE_BOUND)
    if not good:
        sys.exit("The command line starts too slowly: something heavy is imported at the top.")


if __name__ == "__main__":
    main()
