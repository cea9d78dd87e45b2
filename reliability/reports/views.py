"""Articles as pages show them, as plain data for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import NamedTuple

from reliability import text
from reliability.extractors import family_of, what_of
from reliability.records import Article, ArticleProfile, ArticleScore, Interval, Measure, Speaker
from reliability.reports import marks
from reliability.reports.dots import Dot, dots
from reliability.reports.highlight import Stretch, stretches
from reliability.reports.reasons import Moved, both_moved

MOST_CHARACTERS = 30_000
"""Characters of a text among others on one page: some 5,000 words."""
_LARGEST = 10
"""Measures that moved a score most, which are listed with the families' main ones."""


class MeasureRow(NamedTuple):
    """A measure with its value here and the middle 80 % of the reference outlets."""

    measure: Measure
    value: float
    usual: Interval | None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Headline and text with their marks; `left_out` characters are not shown."""

    title: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    left_out: int
    switches: tuple[marks.Switch, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article, and why it is shown where it is one of many."""

    score: ArticleScore
    title: str
    why: str
    marked: MarkedText
    dots: tuple[Dot, ...]
    moved: tuple[Moved, ...]
    speakers: tuple[Speaker, ...]


def label(measure: str) -> str:
    """Return a measure's name as people read it: `hedges per 1,000 words (hedging)`."""
    family, quantity = family_of(measure), what_of(measure)
    if family == measure:
        return measure
    return f"{quantity.replace('_', ' ').replace('1000', '1,000')} ({family.replace('_', ' ')})"


def heading(article: Article) -> str:
    """Return the article's title, else the headline at the top of its text, else its id."""
    if article.title:
        return article.title
    headline = text.read(article).title
    if headline.part == "text" and headline.words:
        return article.text[headline.starts[0] :].partition("\n")[0].strip()
    return title(article)


def title(article: Article) -> str:
    """Return the article's title, else its id."""
    return article.title or article.id or "article"


def article_view(score: ArticleScore, why: str = "", most: int = MOST_CHARACTERS) -> ArticleView:
    """Return `score` with its text, of at most `most` characters, and its marks."""
    speakers = sorted(score.profile.speakers, key=lambda speaker: -speaker.statements)
    return ArticleView(
        score=score,
        title=heading(score.profile.article),
        why=why,
        marked=marked_text(score, most),
        dots=dots(score),
        moved=both_moved(score),
        speakers=tuple(speakers),
    )


def marked_title(profile: ArticleProfile) -> tuple[Stretch, ...]:
    """Return the headline cut where marks begin and end; nothing without one."""
    return tuple(stretches(profile, "title"))


def marked_text(score: ArticleScore, most: int = MOST_CHARACTERS) -> MarkedText:
    """Return headline and text cut where marks begin and end."""
    profile = score.profile
    shown = tuple(_beginning(stretches(profile), most))
    return MarkedText(
        title=marked_title(profile),
        text=shown,
        left_out=len(profile.article.text) - sum(len(stretch.text) for stretch in shown),
        switches=marks.switches(marks.counts(profile)),
    )


def _beginning(pieces: Iterator[Stretch], most: int) -> Iterator[Stretch]:
    remaining = most
    for stretch in pieces:
        if remaining <= 0:
            return
        yield stretch._replace(text=stretch.text[:remaining])
        remaining -= len(stretch.text)


def measure_rows(
    score: ArticleScore, measures: Sequence[Measure], reference: Mapping[str, Interval], *, every: bool
) -> list[MeasureRow]:
    """Return the article's measures: every one, or the main ones and those that moved the score most."""
    points = score.contributions
    largest = set(sorted(points, key=lambda name: -abs(points[name]))[:_LARGEST])
    values = score.profile.values
    return [
        MeasureRow(measure, values.get(measure.name, nan), reference.get(measure.name))
        for measure in measures
        if every or (measure.name in {*reference, *largest} and not isnan(values.get(measure.name, nan)))
    ]
