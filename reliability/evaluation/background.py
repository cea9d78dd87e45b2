"""How many news articles hold a word: the fixed background of the story groups.

`python -m reliability.evaluation.background DATA FILE` counts the articles of the outlets that may fit.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from reliability.evaluation import outlet_articles
from reliability.stories.terms import stems

LEAST: Final = 10
"""Articles from which a stem is listed. A rarer one counts as if it occurred in none."""
_HEADER = """# title: Document frequencies of word stems in news
# source: counted in the labelled outlets' articles whose collections may fit the shipped models
# licence: Apache-2.0
# version: 1
"""


def main(data: str, output: str) -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    articles = 0
    folder = Path(data)
    fitting = {name for name, row in outlet_articles.collections(folder).items() if row.may_fit}
    for row in outlet_articles.rows(folder):
        if row["collection"] in fitting:
            counts.update(set(stems(f"{row['title'] or ''}\n{row['text'] or ''}")))
            articles += 1
    frequent = sorted((stem, count) for stem, count in counts.items() if count >= LEAST and stem.isalpha())
    lines = "".join(f"{stem}\t{count}\n" for stem, count in frequent)
    Path(output).write_text(f"{_HEADER}{articles}\n{lines}", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
