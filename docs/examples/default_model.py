"""The default model made again with scikit-learn's tools: `python default_model.py DATA [MODEL]`.

DATA holds `articles.parquet` and `ratings.csv`, see docs/evaluation.md. What the shipped model has besides
is how far a few articles are to be trusted: one factor on all its points, its intervals, its figures.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

import reliability
from reliability import scoring
from reliability.sklearn import ProfileTransformer, ReliabilityRegressor

COLLECTIONS = ("allsides", "webis16", "hyperpartisan", "opensources")


def main(folder: Path, model_name: str = "default") -> dict[str, dict[str, float]]:
    """Fit both scores; print and give how they compare with the shipped model's."""
    model = scoring.load(model_name)
    articles, ratings = read(folder)
    measured = ProfileTransformer(measures=[term.measure for term in model.terms]).fit_transform(articles)
    points = {"reliability": 100 * ratings["pc1"], "bias": 100 * (1 - ratings["afm_bias"])}
    found = {}
    for target, rated in points.items():
        known = rated.notna().to_numpy()
        outlets = articles["domain"][known]
        fitted = ReliabilityRegressor().fit(measured[known], rated[known], groups=outlets)
        found[target] = compared(fitted, model, target, measured[known])
        print(target, found[target])
    return found


def read(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles that can be scored, and for each the ratings of its outlet."""
    articles = pd.read_parquet(folder / "articles.parquet")
    ratings = pd.read_csv(folder / "ratings.csv").set_index("domain")
    articles = articles[articles["collection"].isin(COLLECTIONS) & articles["domain"].isin(ratings.index)]
    articles = articles[[score.status == "scored" for score in reliability.score_all(articles)]]
    return articles, ratings.loc[articles["domain"]].reset_index(drop=True)


def compared(
    fitted: ReliabilityRegressor, model: scoring.Model, target: str, measured: np.ndarray
) -> dict[str, float]:
    """Both baselines, the factor between their points, and by how much any differs beyond it."""
    names = [term.measure for term in model.terms]
    rows = [model.weigh(dict(zip(names, row, strict=True)), target) for row in measured]
    theirs = np.array([[row[name] for name in names] for row in rows])
    ours = fitted.contributions(measured)
    factor = (ours * theirs).sum() / (ours**2).sum()
    return {
        "articles": len(measured),
        "our baseline": round(float(fitted.baseline_), 4),
        "its baseline": model.baseline(target),
        "factor on our points": round(float(factor), 4),
        "largest difference in points": round(float(np.abs(factor * ours - theirs).max()), 6),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
