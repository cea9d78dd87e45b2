"""Sources or one article as a self-contained web page: no script, no request to anywhere.

The page is plain data first (`views`), a template second. Everything that comes from an article is escaped by
the template engine; only charts drawn here are put in as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import isnan
from typing import Any, NamedTuple

from reliability.records import NOTES, ArticleScore, Interval, Measure, SourceProfile
from reliability.reports import charts, views
from reliability.reports.charts.palette import BLUE
from reliability.reports.charts.source_rows import ends
from reliability.reports.opening_sentence import headline, told

NARROW, WIDE, NAMES = 250, 620, 90
"""Plot widths in pixels, for telephones and for larger screens; the style sheet shows one of the two.

`NAMES` is what names beside a plot take of the narrow one.
"""
MOST_SOURCES = 200
"""Sources described one by one; of more the first and the last, and the table names all."""

Examples = Mapping[str, Sequence[tuple[str, ArticleScore]]]
"""For a source some of its articles, each with why it is shown ("typical", …)."""


class GivenRating(NamedTuple):
    """A source's score beside somebody else's rating."""

    source: str
    reliability: float
    rating: float


class Beside(NamedTuple):
    """Others' ratings: their name, what the comparison says, and the sources, those farthest apart first."""

    name: str
    says: str
    rows: Sequence[GivenRating]


def sources_page(
    profiles: Sequence[SourceProfile],
    examples: Examples,
    measures: Sequence[Measure],
    about: Mapping[str, str],
    remark: str = "",
    reference: Mapping[str, Interval] | None = None,
    beside: Sequence[Beside] = (),
    links: Mapping[str, str] | None = None,
) -> str:
    """The page that compares `profiles`.

    `about` is shown last, in order: whatever is needed to repeat the comparison. `remark` says how articles
    were chosen. `reference` gives for a measure where the middle 80 % of outlets lie, `links` for a source
    the file that lists all of its articles.
    """
    described = ends(profiles, MOST_SOURCES)
    sources = list(_sources(described, examples, measures, reference or {}, links or {}))
    return render(
        "sources.html",
        profiles=profiles,
        headline=headline(profiles),
        pictures=_pictures(profiles),
        families=sorted({family for profile in profiles for family in profile.levels}),
        sources=sources,
        places={(view.profile.source, view.profile.period): at for at, view in enumerate(sources, 1)},
        glossary=_glossary(sources, measures),
        notes=meanings([note for profile in profiles for note in profile.notes]),
        beside=beside,
        about=about,
        remark=remark,
    )


def article_page(
    score: ArticleScore,
    measures: Sequence[Measure],
    about: Mapping[str, str],
    reference: Mapping[str, Interval] | None = None,
    nav: Mapping[str, str] | None = None,
) -> str:
    """The page that shows one article whole, its evidence, what moved its score and every measure.

    With `nav` (addresses of `index` and `source`) it leads back there, and names the telling measures only.
    """
    view = views.article_view(score, measures, reference or {}, most=len(score.profile.article.text))
    return render(
        "article.html",
        view=view,
        values=score.profile.values,
        measures=measures,
        reference=reference or {},
        notes=meanings(score.notes),
        about=about,
        nav=nav,
    )


def render(template: str, **values: Any) -> str:
    """The template of that name filled in."""
    return str(_environment().get_template(template).render(**values))


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("reliability.reports", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["number"] = number
    environment.filters["visible"] = visible
    environment.filters["label"] = views.label
    return environment


def visible(text: str) -> str:
    """`text` without control characters and direction marks, which could hide or reorder what is shown."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c in "\n\t" or c.isprintable())


def number(value: float, digits: int = 0) -> str:
    """`value` as people read it; a dash where it is undefined."""
    return "–" if isnan(value) else f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")


def _sources(
    described: Sequence[SourceProfile],
    examples: Examples,
    measures: Sequence[Measure],
    reference: Mapping[str, Interval],
    links: Mapping[str, str],
) -> Iterator[views.SourceView]:
    """A view a profile; articles stand with the first period of their source."""
    shown: set[str] = set()
    for profile in described:
        chosen = () if profile.source in shown else examples.get(profile.source, ())
        shown.add(profile.source)
        articles = [views.article_view(score, measures, reference, why) for why, score in chosen]
        yield views.source_view(profile, measures, reference, articles, links.get(profile.source, ""))


def _glossary(sources: Sequence[views.SourceView], measures: Sequence[Measure]) -> list[Measure]:
    """The measures that the page names."""
    named = {behind.measure.name for view in sources for behind in view.behind}
    return [measure for measure in measures if measure.name in named]


def meanings(codes: Sequence[str]) -> dict[str, str]:
    """What each of `codes` means."""
    return {code: NOTES.get(code, code) for code in sorted(set(codes))}


def _pictures(profiles: Sequence[SourceProfile]) -> list[tuple[str, str, str]]:
    """(title, narrow SVG, wide SVG) of the page's charts."""
    scored = [profile for profile in profiles if not isnan(profile.reliability)]
    if not scored:
        return []
    drawn = [
        ("Sources in order", charts.ranking, NARROW - NAMES),
        ("Reliability against bias", charts.map, NARROW),
        *([("Reliability over time", charts.timeline, NARROW)] if any(p.period for p in scored) else []),
    ]
    return [
        (title, _drawn(draw(profiles, narrow), title, scored), _drawn(draw(profiles, WIDE), title, scored))
        for title, draw, narrow in drawn
    ]


def _drawn(chart: Any, title: str, scored: Sequence[SourceProfile]) -> Any:
    """The chart as SVG in the colours of the page, which are lighter on a dark one."""
    from markupsafe import Markup

    drawn = charts.svg(chart, visible(f"{title}. {told(scored)}"))
    return Markup(drawn.replace(BLUE, "var(--up)"))  # noqa: S704
