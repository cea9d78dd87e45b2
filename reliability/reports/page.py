"""Sources or one article as a self-contained web page: no script, no request to anywhere.

The page is plain data first (`SourcesView`, `ArticleView`), a template second. Everything that comes from an
article is escaped by the template engine; only charts drawn here are put in as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isnan
from typing import Any

from reliability.records import ArticleScore, Measure, Profiles, SourceProfile
from reliability.reports import charts
from reliability.reports.highlight import Stretch, stretches

NARROW, WIDE = 210, 560
"""Plot widths in pixels, for telephones and for larger screens; the style sheet shows one of the two."""
MOST_CONTRIBUTIONS = 10


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article as the template shows it."""

    score: ArticleScore
    title: str
    why: str
    stretches: tuple[Stretch, ...]
    bars: tuple[Mapping[str, Any], ...]


def sources_page(
    profiles: Profiles,
    examples: Mapping[str, Sequence[tuple[str, ArticleScore]]],
    measures: Sequence[Measure],
    about: Mapping[str, str],
    remark: str = "",
) -> str:
    """The page that compares `profiles`.

    `examples` gives for a source some of its articles, each with why it is shown ("typical", …); `about` is
    shown last, in order: whatever is needed to repeat the comparison. `remark` says how articles were chosen.
    """
    return _render(
        "sources.html",
        profiles=profiles,
        headline=_headline(profiles),
        pictures=_pictures(profiles),
        families=_families(profiles),
        driven={profile.source: _driven(profile) for profile in profiles},
        examples={
            source: [_article(score, why) for why, score in chosen] for source, chosen in examples.items()
        },
        measures={measure.name: measure for measure in measures},
        about=about,
        remark=remark,
    )


def article_page(score: ArticleScore, measures: Sequence[Measure], about: Mapping[str, str]) -> str:
    """The page that shows one article, its evidence and what moved its score."""
    view = _article(score, "")
    known = {measure.name: measure for measure in measures}
    return _render("article.html", view=view, values=score.profile.values, measures=known, about=about)


def _render(template: str, **values: Any) -> str:
    return str(_environment().get_template(template).render(**values))


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("reliability.reports", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["number"] = _number
    environment.filters["visible"] = visible
    return environment


def visible(text: str) -> str:
    """`text` without control characters and direction marks, which could hide or reorder what is shown."""
    return "".join(c for c in text if c in "\n\t" or (c.isprintable() and not "\u202a" <= c <= "\u202e"))


def _number(value: float, digits: int = 0) -> str:
    return "–" if isnan(value) else f"{value:.{digits}f}".replace("-", "−")


def _headline(profiles: Profiles) -> str:
    """What the comparison says, in two sentences."""
    scored = [profile for profile in profiles if not isnan(profile.reliability)]
    if not scored:
        return "None of these sources could be scored. The notes say why."
    best, worst = scored[0], scored[-1]
    articles = sum(profile.scored for profile in scored)
    first = f"{len(scored)} of {len(profiles)} sources could be scored, from {articles:,} articles."
    if len(scored) == 1:
        return f"{first} {best.source} is written like outlets rated {best.reliability:.0f} of 100."
    alike = not best.group or set(best.group) & set(worst.group)
    if alike:
        return f"{first} By this evidence none of them can be told apart for certain."
    return (
        f"{first} {best.source} is written most like outlets that experts trust "
        f"({best.reliability:.0f} of 100), {worst.source} least ({worst.reliability:.0f})."
    )


def _pictures(profiles: Profiles) -> list[tuple[str, str, str]]:
    """(title, narrow SVG, wide SVG) of the page's charts."""
    from markupsafe import Markup

    if all(isnan(profile.reliability) for profile in profiles):
        return []
    drawn = (
        ("Sources in order", charts.ranking),
        ("Reliability against bias", charts.map),
    )
    return [
        (
            title,
            Markup(charts.svg(draw(profiles, NARROW), f"{title}; the table below has the numbers")),  # noqa: S704
            Markup(charts.svg(draw(profiles, WIDE), f"{title}; the table below has the numbers")),  # noqa: S704
        )
        for title, draw in drawn
    ]


def _families(profiles: Profiles) -> list[str]:
    return sorted({family for profile in profiles for family in profile.levels})


def _driven(profile: SourceProfile) -> list[Mapping[str, Any]]:
    return _bars(profile.contributions)


def _bars(points: Mapping[str, float]) -> list[Mapping[str, Any]]:
    rows = charts.contributions(points, MOST_CONTRIBUTIONS)
    largest = max((abs(row["points"]) for row in rows), default=0) or 1
    return [{**row, "share": round(100 * abs(row["points"]) / largest)} for row in rows]


def _article(score: ArticleScore, why: str) -> ArticleView:
    article = score.profile.article
    return ArticleView(
        score=score,
        title=article.title or article.id or "article",
        why=why,
        stretches=tuple(stretches(score.profile)),
        bars=tuple(_bars(score.contributions)),
    )
