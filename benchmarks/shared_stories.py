"""How many shared stories a difference between two sources needs, and how often its interval is right.

Usage: python benchmarks/shared_stories.py DATA

Draws differences story by story from those that sources of DATA/stories really show, centred on 0, and adds a
true difference. Prints for each measure their standard deviation and the number of shared stories from which
80 % of the samples tell the two sources apart (90 % interval without 0), and how often the interval of so
many stories holds the true difference.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

import reliability
from reliability.records import MEASURED
from reliability.stories import Story, stories

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

DIFFERENCES: Final = (5, 10, 15, 20, 30, 40)
COUNTS: Final = (3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300)
POWER: Final = 0.8
_SAMPLES: Final = 4000


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the labelled data")
    groups = _grouped(parser.parse_args().data)
    heads = " ".join(f"{f'{difference} points':>10}" for difference in DIFFERENCES)
    sys.stdout.write(f"{'measure':<16} {'deviation':>9} {heads}   coverage of 3, 5, 10, 30 stories\n")
    for measure in MEASURED:
        sys.stdout.write(_row(measure, _differences(groups, measure)) + "\n")
    return 0


def _row(measure: str, differences: Array) -> str:
    needed = [str(_needed(differences, float(difference))) for difference in DIFFERENCES]
    covered = [f"{_covered(differences, count):.2f}" for count in (3, 5, 10, 30)]
    return (
        f"{measure:<16} {differences.std():9.1f} {' '.join(f'{count:>10}' for count in needed)}   "
        f"{', '.join(covered)}"
    )


def _needed(differences: Array, true: float) -> str:
    """The smallest number of stories with which enough samples show the difference."""
    for count in COUNTS:
        low, _ = _intervals(differences, count, true)
        if (low > 0).mean() >= POWER:
            return str(count)
    return f"over {COUNTS[-1]}"


def _covered(differences: Array, count: int) -> float:
    low, high = _intervals(differences, count, 0.0)
    return float(((low <= 0) & (high >= 0)).mean())


def _intervals(differences: Array, count: int, true: float) -> tuple[Array, Array]:
    """The 90 % intervals of Student's t in many samples."""
    import numpy as np
    from scipy.special import stdtrit

    drawn = np.random.default_rng(0).choice(differences, (_SAMPLES, count)) + true
    mean, error = drawn.mean(axis=1), drawn.std(axis=1, ddof=1) / count**0.5
    reach = float(stdtrit(count - 1, 0.95)) * error
    return mean - reach, mean + reach


def _differences(stories: Sequence[Story], measure: str) -> Array:
    """The differences of all pairs of sources in a story, in both directions."""
    import numpy as np

    found: list[float] = []
    for story in stories:
        scored = [version.score for version in story.originals if version.score.status == "scored"]
        sources = {score.profile.article.source: getattr(score, measure) for score in scored}
        found += [one - other for one, other in combinations(sources.values(), 2)]
    known = np.array(found)[~np.isnan(found)]
    return np.concatenate([known, -known])


def _grouped(data: Path) -> Sequence[Story]:
    import pyarrow.parquet as pq

    rows = pq.read_table(data / "stories" / "articles.parquet").to_pylist()
    articles = [
        {"id": str(number), "source": row["domain"], "published": row["date"] or "", **_texts(row)}
        for number, row in enumerate(rows)
    ]
    return stories(reliability.score_all(articles)).stories


def _texts(row: dict[str, Any]) -> dict[str, str]:
    return {"text": row["text"] or "", "title": row["title"] or ""}


if __name__ == "__main__":
    sys.exit(main())
