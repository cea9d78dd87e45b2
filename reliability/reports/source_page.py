"""The page that compares sources, section by section.

A section is a function from a `Comparison` to the values of its template (None: nothing to show), and that
template. To add one, add it to `SECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any, NamedTuple

from reliability.records import MEASURED, ArticleScore, SourceProfile
from reliability.reports import charts, differences, page, shared_stories, views
from reliability.reports.charts.palette import BLUE
from reliability.reports.charts.source_rows import ends
from reliability.reports.differences import ComparedPair
from reliability.reports.dots import Dot, dots
from reliability.reports.opening_sentence import headline, periods_in_words
from reliability.reports.reasons import Moved, both_moved
from reliability.reports.source_speakers import SpeakerCount

NARROW, WIDE = 250, 900
"""Plot widths in pixels, for telephones and for larger screens; the style sheet shows one of the two."""
MOST_SOURCES = 200
"""Sources in the matrix and in the descriptions: of more, the first and the last. The table names all."""

ORDERS = (*MEASURED, "name")
"""Orders that a reader can choose from."""

Examples = Mapping[str, Sequence[tuple[str, ArticleScore]]]
"""Some articles of each source, each with the reason why it is shown ("typical", …)."""


class GivenRating(NamedTuple):
    """A source's score and somebody else's rating."""

    source: str
    reliability: float
    rating: float


class OthersRatings(NamedTuple):
    """Ratings by others: their name, a sentence about them, and the sources, largest difference first."""

    name: str
    says: str
    rows: Sequence[GivenRating]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the page of sources shows.

    `about` has the facts needed to repeat the comparison, `remark` says how articles were chosen; `pairs` are
    those described in a sentence, `speakers` those that each source quotes most, `links` the files that list
    all articles of a source, `shared` the differences story by story.
    """

    profiles: Sequence[SourceProfile]
    about: Mapping[str, str]
    examples: Examples = field(default_factory=dict)
    remark: str = ""
    beside: Sequence[OthersRatings] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    pairs: Sequence[ComparedPair] = ()
    speakers: Mapping[str, Sequence[SpeakerCount]] = field(default_factory=dict)
    shared: shared_stories.SharedStories | None = None


class MatrixRow(NamedTuple):
    """A row of dots, with its name, its link, its place in each order, and facts for further columns."""

    name: str
    detail: str
    link: str
    dots: tuple[Dot, ...]
    places: Mapping[str, int]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source with some of its articles."""

    profile: SourceProfile
    dots: tuple[Dot, ...]
    moved: tuple[Moved, ...]
    articles: tuple[views.ArticleView, ...]
    speakers: Sequence[SpeakerCount]
    link: str


class Section(NamedTuple):
    """A part of the page: its template, and the function that returns the template's values."""

    template: str
    values: Callable[[Comparison], Mapping[str, Any] | None]


def sources_page(comparison: Comparison) -> str:
    """Return the page that compares sources."""
    from markupsafe import Markup

    with_values = ((section.template, section.values(comparison)) for section in SECTIONS)
    sections = [Markup(page.render(name, **values)) for name, values in with_values if values]  # noqa: S704
    return page.render(
        "sources.html", headline=headline(comparison.profiles), sections=sections, about=comparison.about
    )


def places(rows: Sequence[tuple[str, tuple[Dot, ...]]]) -> list[dict[str, int]]:
    """Return each row's place in every order: by style and each dimension, highest first, and by name."""
    by_row: list[dict[str, int]] = [{} for _ in rows]
    for column, name in enumerate(MEASURED):
        order = sorted(range(len(rows)), key=lambda row: _falling(rows[row][1][column].value))
        for place, row in enumerate(order):
            by_row[row][name] = place
    for place, row in enumerate(sorted(range(len(rows)), key=lambda row: rows[row][0].casefold())):
        by_row[row]["name"] = place
    return by_row


def _falling(value: float) -> tuple[bool, float]:
    return isnan(value), 0.0 if isnan(value) else -value


def _matrix(comparison: Comparison) -> Mapping[str, Any] | None:
    shown = ends(comparison.profiles, MOST_SOURCES)
    if not shown:
        return None
    drawn = [(profile.source, dots(profile)) for profile in shown]
    rows = [
        MatrixRow(
            profile.source,
            profile.period or f"{profile.scored:,} article{'' if profile.scored == 1 else 's'}",
            f"#s{number}",
            drawn[number - 1][1],
            place,
        )
        for number, (profile, place) in enumerate(zip(shown, places(drawn), strict=True), 1)
    ]
    total = len(comparison.profiles)
    return {"rows": rows, "orders": ORDERS if 1 < len(rows) == total else (), "total": total}


def _differences(comparison: Comparison) -> Mapping[str, Any] | None:
    counts = differences.counts(comparison.profiles)
    if not any(count.pairs for count in counts):
        return None
    sentences = differences.sentences(comparison.profiles, comparison.pairs)
    return {"sentences": sentences, "counts": counts, "periods": periods_in_words(comparison.profiles)}


def _predicted(comparison: Comparison) -> Mapping[str, Any] | None:
    predicted = [profile for profile in comparison.profiles if not isnan(profile.reliability)]
    ordered = sorted(predicted, key=lambda profile: -profile.reliability)
    return {"profiles": ends(ordered, MOST_SOURCES), "total": len(ordered)} if ordered else None


def _over_time(comparison: Comparison) -> Mapping[str, Any] | None:
    if not any(profile.period and not isnan(profile.style) for profile in comparison.profiles):
        return None
    drawn = [_page_svg(charts.timeline(comparison.profiles, width)) for width in (NARROW, WIDE)]
    return {"narrow": drawn[0], "wide": drawn[1]}


def _page_svg(chart: Any) -> Any:
    """Return the chart as SVG in the colours of the page, which are lighter in dark mode."""
    from markupsafe import Markup

    label = "Style over time; the table has all numbers."
    return Markup(charts.svg(chart, label).replace(BLUE, "var(--up)"))  # noqa: S704


def _numbers(comparison: Comparison) -> Mapping[str, Any]:
    profiles = comparison.profiles
    described = ends(profiles, MOST_SOURCES)
    anchors = {(profile.source, profile.period): number for number, profile in enumerate(described, 1)}
    notes = page.meanings([note for profile in profiles for note in profile.notes])
    return {"profiles": profiles, "anchors": anchors, "notes": notes}


def _others_ratings(comparison: Comparison) -> Mapping[str, Any] | None:
    return {"beside": comparison.beside} if comparison.beside else None


def _each_source(comparison: Comparison) -> Mapping[str, Any] | None:
    described = ends(comparison.profiles, MOST_SOURCES)
    shown: set[str] = set()
    views_of_sources = []
    for profile in described:
        first = profile.source not in shown
        shown.add(profile.source)
        views_of_sources.append(_source_view(profile, comparison, articles=first))
    total = len(comparison.profiles)
    if not views_of_sources:
        return None
    return {"sources": views_of_sources, "total": total, "remark": comparison.remark}


def _source_view(profile: SourceProfile, comparison: Comparison, *, articles: bool) -> SourceView:
    """Return a source; its articles and speakers are shown once, with its first period."""
    chosen = comparison.examples.get(profile.source, ()) if articles else ()
    return SourceView(
        profile=profile,
        dots=dots(profile),
        moved=both_moved(profile),
        articles=tuple(views.article_view(score, why) for why, score in chosen),
        speakers=comparison.speakers.get(profile.source, ()) if articles else (),
        link=comparison.links.get(profile.source, ""),
    )


SECTIONS = (
    Section("matrix.html", _matrix),
    Section("differences.html", _differences),
    Section("same_stories.html", lambda comparison: shared_stories.values(comparison.shared)),
    Section("predicted.html", _predicted),
    Section("over_time.html", _over_time),
    Section("beside.html", _others_ratings),
    Section("each_source.html", _each_source),
    Section("numbers.html", _numbers),
)
"""The sections in order; those without anything to show are left out."""
