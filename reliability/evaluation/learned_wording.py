"""Rebuild `lexicons/data/learned_wording.tsv` from labelled outlets; the same data give the same bytes.

`python -m reliability.evaluation.learned_wording DATA -o FILE`
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from reliability.evaluation.figure import require
from reliability.extractors.loaded_wording import charged
from reliability.lexicons import load
from reliability.lexicons.learning import MIN_OUTLETS, PRIOR_WORDS, SPREAD, Usage, learn, usage
from reliability.records import Article, Passage
from reliability.text import read

NOT_SHIPPED = ("recovery",)
"""Collections whose licence does not allow to fit a shipped model."""
_DATA = (
    "# source: Ratings: Lin et al. 2023, PNAS Nexus 2(9) pgad286.",
    "# source: Articles: Baly et al. 2020 (Apache-2.0), FakeNewsCorpus sample (Apache-2.0),",
    "# source: Potthast et al. 2018 and SemEval-2019 task 4 (CC BY 4.0). Weights of words only, no text.",
)
LEAST = 0.02
"""Weights nearer to 0 are left out."""
_LONG = 8
"""Words of the writer's that a sentence needs to count in the scale."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the data, learn, write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of labelled data")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.output.write_text(build(options.data), encoding="utf-8")


def build(data: Path) -> str:
    """Return the list's content."""
    files = require(data, "outlets", "articles.parquet"), require(data, "outlets", "ratings.csv")
    uses, bodies = _read(files[0])
    weights = learn(uses, one_sidedness(files[1]), left_out())
    factor = _scale(weights, bodies)
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    rows = ((word, round(factor * weight, 2)) for word, weight in sorted(weights.items()))
    lines = [f"{word}\t\t{weight:g}" for word, weight in rows if abs(weight) >= LEAST]
    return "\n".join([*_header(digest, len(lines)), *lines, ""])


def left_out() -> frozenset[str]:
    """Return words that are not learned."""
    return frozenset(load("not_learned").entries)


def one_sidedness(path: Path) -> dict[str, float]:
    """Return the mean of both ratings by outlet, each in standard deviations.

    Higher means less reliable and more biased.
    """
    import pandas as pd

    ratings: Any = pd.read_csv(path).set_index("domain")[["pc1", "afm_bias"]]
    joined = -((ratings - ratings.mean()) / ratings.std()).mean(axis=1)
    return {str(outlet): float(value) for outlet, value in joined.items()}


def _read(path: Path) -> tuple[list[Usage], list[Passage]]:
    """Return the words of every article, and every tenth article's text for the scale."""
    import pandas as pd

    uses: list[Usage] = []
    bodies: list[Passage] = []
    table: Any = pd.read_parquet(path)
    for row in table[~table.collection.isin(NOT_SHIPPED)].itertuples():
        body = read(Article(text=row.text, title=row.title or "–")).body
        if len(uses) % 10 == 0:
            bodies.append(body)
        uses.append(usage(row.domain, row.collection, body))
    return uses, bodies


def _scale(weights: Mapping[str, float], bodies: Sequence[Passage]) -> float:
    """Return the factor by which weights vary over sentences as much as the charge of our own list."""
    list_charge: list[float] = []
    learned: list[float] = []
    for body in bodies:
        charge = {hit.first: hit.entry.weight for hit in charged(body)}
        for sentence in body.sentences:
            positions = [
                position for position in range(sentence.first, sentence.last) if not body.quoted[position]
            ]
            if len(positions) >= _LONG:
                list_charge.append(sum(charge.get(position, 0.0) for position in positions) / len(positions))
                learned.append(
                    sum(weights.get(body.words[position], 0.0) for position in positions) / len(positions)
                )
    return _deviation(list_charge) / _deviation(learned)


def _deviation(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _header(digest: str, words: int) -> list[str]:
    method = (
        f"SHA-256 of articles and ratings {digest}. Slope of the smoothed log rate on the mean of pc1 and "
        f"afm_bias, outlets as units (prior {PRIOR_WORDS} words), centred in collections, shrunk by outlets. "
        f"{words} words in at least {MIN_OUTLETS} outlets, mostly lower-case, unquoted, not bursty (spread "
        f"{SPREAD}), without groups and sides. Scaled to vary over sentences as loaded_wording.tsv does."
    )
    return [
        "# title: Words that set low-rated and one-sided outlets apart",
        "# source: Learned by `python -m reliability.evaluation.learned_wording` from the outlets' articles.",
        f"# source: {method}",
        *_DATA,
        "# licence: Apache-2.0",
        "# version: 1",
    ]


if __name__ == "__main__":
    main()
