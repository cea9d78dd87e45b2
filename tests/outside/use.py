"""What a user may write with the public names; checked by mypy and pyright against the installed package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import reliability
from reliability import Article, ArticleScore, Profiles, Scores, SourceProfile
from reliability.extractors import extractors
from reliability.ingest import Options, Problem, Row, use_readers
from reliability.lexicons import load, use
from reliability.scoring import Model
from reliability.sklearn import ProfileTransformer, ReliabilityRegressor
from reliability.testing import check_extractor


def scored(texts: list[str]) -> Scores:
    stream = reliability.score_all(texts)
    first: ArticleScore = next(stream)
    low, high = first.reliability_interval
    assert first.status != "scored" or low + first.contributions.get("sentiment_mean", 0.0) <= high
    return stream.collect()


def records() -> Iterator[dict[str, object]]:
    yield {"text": "It may rain.", "source": "a.example"}


def compared(scores: Scores, model: Model | Path) -> SourceProfile:
    profiles: Profiles = reliability.compare(scores, model=model)
    head: Profiles = profiles[:3]
    best: SourceProfile = head[0]
    assert all(name.islower() and level <= 100 for name, level in best.levels.items())
    return best


def explained(score: ArticleScore) -> list[str]:
    text = score.profile.article.text
    return [text[found.start : found.end] for found in score.profile.evidence if found.part == "text"]


def tables(scores: Scores, profiles: Profiles) -> int:
    frame = scores.to_pandas()
    other = profiles.to_polars()
    passages: int = scores.to_passages().to_arrow().num_rows
    rows: int = len(frame) + other.height + passages
    return rows


def one(path: Path) -> float:
    article = Article(path.read_text(), source="a.example", title="Rain")
    score = reliability.score(article, model="default")
    return score.profile.values["hedging_hedges_per_1000_words"]


def extended(path: Path) -> tuple[str, ...]:
    use(path)
    use_readers(path.with_suffix(".py"))
    row: Row | Problem = Row({"text": "It may rain."}, 1)
    assert row.number == 1
    assert Options(text_column="lede").column("text") == load("hedges").header["title"]
    for extractor in extractors():
        check_extractor(extractor, texts=10)
    return tuple(measure.name for measure in reliability.measures())


def estimated(texts: list[str], ratings: list[float]) -> list[float]:
    measured = ProfileTransformer(measures=["hedging"]).fit_transform(texts)
    return list(ReliabilityRegressor(penalty=1.0).fit(measured, ratings).predict(measured))


assert len(scored(["It may rain.", "It rained."])) == len(list(reliability.score_all(records())))
