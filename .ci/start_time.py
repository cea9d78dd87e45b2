"""`reliability --help` must start in a small multiple of Python itself: median ratio of interleaved runs."""

import subprocess
import sys
import time
from statistics import median

BOUND = 15
"""Measured: 4-6. A heavy import (scikit-learn, textstat) makes it 50 and more."""


def seconds(*arguments: str) -> float:
    """Wall time of one start of Python."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Print both times and their ratio; exit 1 beyond the bound."""
    pairs = [(seconds("-m", "reliability", "--help"), seconds("-c", "pass")) for _ in range(10)]
    shown, bare = (median(times) for times in zip(*pairs, strict=True))
    print(f"--help {shown:.3f} s, python -c pass {bare:.3f} s, ratio {shown / bare:.1f} (at most {BOUND})")
    if shown / bare > BOUND:
        sys.exit("`reliability --help` starts too slowly: something heavy is imported at the top.")


if __name__ == "__main__":
    main()
