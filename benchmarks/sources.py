"""Measure how sources are compared: ranks of many sources, and how often `--by month` is right.

Usage: python benchmarks/sources.py [--sources N] [--series N]

Fails if ranks and groups of all six numbers take more than 10 s of one core or 500 MB for 10,000 sources, if
more than 5 % of sources that never change are flagged, or if fewer than 90 % of shifts by one standard
deviation between articles are flagged.
Needs no data: the articles of `--by month` are drawn from the distributions of the reference articles.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import inf, sqrt
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from reliability import scoring
from reliability.records import MEASURED, RANKED, Estimate, SourceProfile
from reliability.scoring.references import Reference
from reliability.sources.estimating import estimate
from reliability.sources.period_changes import with_changes
from reliability.sources.ranks import rank
from reliability.sources.summary import Sums

MONTHS, ARTICLES = 12, 20
DEVIATION = 20.0
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0
MOST_FALSE, LEAST_FOUND = 0.05, 0.90


def main() -> int:
    """Measure, print and judge. Return exit status 1 if something is slower, larger or wrong more often."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", type=int, default=10_000)
    parser.add_argument("--series", type=int, default=1_000)
    options = parser.parse_args()
    good = _ranks(options.sources)
    random = np.random.default_rng(20261127)
    good &= _months(random, options.series)
    return 0 if good else 1


def _ranks(count: int) -> bool:
    random = np.random.default_rng(0)
    profiles = [_source(f"s{number}", random) for number in range(count)]
    before, begun = _peak(), time.process_time()
    ranked = rank(profiles)
    seconds, peak = time.process_time() - begun, _peak()
    groups = sum(bool(profile.ranks[name].group) for profile in ranked for name in RANKED)
    print(
        f"ranks and groups of {len(RANKED)} numbers of {count:,} sources ({groups:,} groups): "
        f"{seconds:.1f} s of one core, peak {peak:.0f} MB ({peak - before:.0f} MB more than before)"
    )
    return seconds <= MOST_SECONDS and peak <= MOST_MEGABYTES


def _source(name: str, random: Any) -> SourceProfile:
    articles = int(random.integers(5, 400))
    estimates = {
        measure: Estimate(float(random.normal(50, 12)), DEVIATION / sqrt(articles), articles + 1)
        for measure in MEASURED
    } | {"reliability": Estimate(float(random.normal(60, 8)), float(random.uniform(8, 14)))}
    points: dict[str, Any] = {measure: estimates[measure].value for measure in MEASURED}
    empty = SourceProfile(name, "", articles, articles, 9, (), "m", "0", {}, {})
    return replace(empty, estimates=estimates, **points)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _months(random: Any, series: int) -> bool:
    """Flag changes in series of articles drawn from the reference articles, skewed as they are."""
    reference = scoring.load().reference
    false = sum(bool(_flags(_series(random, reference))) for _ in range(series)) / series
    print(
        f"--by month, {MONTHS} months of {ARTICLES} articles, {series:,} sources: {false:.1%} of sources "
        f"that never change are flagged in any of {len(MEASURED)} numbers and {MONTHS} months"
    )
    good = false <= MOST_FALSE
    for name in MEASURED:
        distances = [_distance(random, reference, name) for _ in range(series // 2)]
        found, near = (sum(distance <= most for distance in distances) for most in (MONTHS, 1))
        print(
            f"  {name}: {found / len(distances):.1%} of shifts by one standard deviation between articles "
            f"are flagged, {near / len(distances):.1%} in their month or the next to it"
        )
        chance = 2 * sqrt(LEAST_FOUND * (1 - LEAST_FOUND) / len(distances))
        good &= found / len(distances) >= LEAST_FOUND - chance
    return good


def _distance(random: Any, reference: Mapping[str, Reference], name: str) -> float:
    """Months between a shift of `name` and its nearest flag; infinite without one."""
    start = int(random.integers(1, MONTHS))
    flags = _flags(_series(random, reference, name, start))
    return min((abs(number - start) for number, flagged in flags if flagged == name), default=inf)


def _flags(profiles: Iterable[SourceProfile]) -> list[tuple[int, str]]:
    return [
        (number, name)
        for number, profile in enumerate(with_changes(list(profiles), scoring.load().reference))
        for name, change in profile.changes.items()
        if change.flagged
    ]


def _series(
    random: Any, reference: Mapping[str, Reference], shifted: str = "", start: int = 0
) -> Iterator[SourceProfile]:
    for number in range(MONTHS):
        estimates = {}
        for name, place in reference.items():
            values = np.interp(random.uniform(0, 100, ARTICLES), np.arange(101), place.articles)
            if name == shifted and number >= start:
                values += np.interp(np.arange(0, 100, 0.1), np.arange(101), place.articles).std()
            sums = Sums()
            for value in values:
                sums.add(float(value))
            estimates[name] = estimate(sums, place)
        empty = SourceProfile("a", "", ARTICLES, ARTICLES, 9, (), "m", "0", {}, {})
        yield replace(empty, period=f"2025-{number + 1:02}", estimates=estimates)


if __name__ == "__main__":
    sys.exit(main())
