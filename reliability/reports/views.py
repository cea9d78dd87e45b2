"""What pages show, as plain data: the templates only place it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

from reliability.extractors import family_of, what_of
from reliability.records import Article, ArticleScore, Interval, Measure, SourceProfile
from reliability.reports import highlight
from reliability.reports.charts.article import steps
from reliability.reports.highlight import Stretch, stretches

MOST_CHARACTERS = 30_000
"""Of a text among others on one page; some 5,000 words."""
_MOVERS = 2
"""Measures named in a sentence for each direction."""


class Bar(NamedTuple):
    """A step from the baseline to the score; `left` and `width` are per cent of the track."""

    name: str
    points: float
    left: float
    width: float


class Behind(NamedTuple):
    """A measure: its value here, where the reference outlets' middle 80 % lie, the points that it gave."""

    measure: Measure
    value: float
    usual: Interval | None
    points: float


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article; `found` counts passages by kind, `left_out` characters that are not shown."""

    score: ArticleScore
    title: str
    why: str
    link: str
    stretches: tuple[Stretch, ...]
    left_out: int
    found: Mapping[str, int]
    bars: tuple[Bar, ...]
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source, with what moved its score in words and as bars, and some of its articles."""

    profile: SourceProfile
    up: str
    down: str
    bars: tuple[Bar, ...]
    behind: tuple[Behind, ...]
    articles: tuple[ArticleView, ...]
    link: str


def label(measure: str) -> str:
    """A measure's name as people read it: `hedges per 1,000 words (hedging)`."""
    family, what = family_of(measure), what_of(measure)
    if family == measure:
        return measure
    return f"{what.replace('_', ' ').replace('1000', '1,000')} ({family.replace('_', ' ')})"


def article_view(
    score: ArticleScore,
    measures: Sequence[Measure],
    reference: Mapping[str, Interval],
    why: str = "",
    most: int = MOST_CHARACTERS,
    link: str = "",
) -> ArticleView:
    """`score` with its text, of at most `most` characters, and its evidence."""
    shown = tuple(_first(stretches(score.profile), most))
    return ArticleView(
        score=score,
        title=title(score.profile.article),
        why=why,
        link=link,
        stretches=shown,
        left_out=len(score.profile.article.text) - sum(len(stretch.text) for stretch in shown),
        found=found(score),
        bars=bars(score),
        behind=tuple(_behind(score.profile.values, score.contributions, measures, reference)),
    )


def title(article: Article) -> str:
    """What an article is called where it has to be called something."""
    return article.title or article.id or "article"


def source_view(
    profile: SourceProfile,
    measures: Sequence[Measure],
    reference: Mapping[str, Interval],
    articles: Sequence[ArticleView] = (),
    link: str = "",
) -> SourceView:
    """`profile` with what moved its score."""
    return SourceView(
        profile=profile,
        up=_movers(profile.contributions, 1),
        down=_movers(profile.contributions, -1),
        bars=bars(profile),
        behind=tuple(_behind(profile.values, profile.contributions, measures, reference)),
        articles=tuple(articles),
        link=link,
    )


def bars(scored: ArticleScore | SourceProfile) -> tuple[Bar, ...]:
    """The steps from the baseline to the score on a track that holds them all."""
    taken = steps(scored)
    places = [place for step in taken for place in (step.start, step.end)]
    low, high = min(places, default=0.0), max(places, default=0.0)
    wide = (high - low) or 1.0
    return tuple(
        Bar(
            step.name,
            step.points,
            round(100 * (min(step.start, step.end) - low) / wide, 1),
            round(100 * abs(step.end - step.start) / wide, 1),
        )
        for step in taken
    )


def _movers(contributions: Mapping[str, float], sign: int) -> str:
    """The measures that moved the score most in one direction."""
    largest = sorted(contributions.items(), key=lambda item: (-sign * item[1], item[0]))[:_MOVERS]
    named = [(name, points) for name, points in largest if round(sign * points, 1) > 0]
    return ", ".join(f"{label(name)} {points:+.1f}".replace("-", "−") for name, points in named)


def _first(cut: Iterator[Stretch], most: int) -> Iterator[Stretch]:
    left = most
    for stretch in cut:
        if left <= 0:
            return
        yield stretch._replace(text=stretch.text[:left])
        left -= len(stretch.text)


def found(score: ArticleScore) -> Mapping[str, int]:
    """Passages by kind of mark; a passage that several measures count is one."""
    sources = highlight.places_of_sources(score.profile)
    places = {
        (highlight.kind_of(passage, sources), passage.start, passage.end)
        for passage in score.profile.evidence
        if passage.part == "text"
    }
    counts = Counter(kind for kind, _, _ in places)
    counts["source"] = len(sources)
    counts["quotation"] = len(score.profile.quotations)
    counts["boilerplate"] = len(score.profile.boilerplate)
    return counts


def _behind(
    values: Mapping[str, float],
    points: Mapping[str, float],
    measures: Sequence[Measure],
    reference: Mapping[str, Interval],
) -> Iterator[Behind]:
    """Those whose place among the reference outlets is known, and those that moved the score most."""
    largest = sorted(points, key=lambda name: -abs(points[name]))[:10]
    for measure in measures:
        value = values.get(measure.name, float("nan"))
        if (measure.name in reference or measure.name in largest) and not isnan(value):
            yield Behind(measure, value, reference.get(measure.name), points.get(measure.name, 0.0))
