"""Self-contained web pages: no script, no request to anywhere.

A page is plain data first (`views`, `source_sections`), a template second. Everything that comes from an
article is escaped by the template engine; only charts drawn here are put in as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import isnan
from typing import Any

from reliability.plain import whole
from reliability.records import DIMENSIONS, NOTES, ArticleScore, Interval, Measure
from reliability.reports import marks, views
from reliability.reports.dots import LABELS


def article_page(
    score: ArticleScore,
    measures: Sequence[Measure],
    about: Mapping[str, str],
    reference: Mapping[str, Interval] | None = None,
    nav: Mapping[str, str] | None = None,
) -> str:
    """Return the page of one article: how it is written, predictions, speakers, marked text, measures.

    With `nav` (addresses of `index` and `source`) it leads back there, and names the main measures only.
    """
    return render(
        "article.html",
        view=views.article_view(score, most=len(score.profile.article.text)),
        listed=views.measure_rows(score, measures, reference or {}, every=nav is None),
        notes=meanings(score.notes),
        about=about,
        nav=nav,
    )


def render(template: str, **values: Any) -> str:
    """Return the template of that name filled in."""
    return str(_environment().get_template(template).render(**values))


def template_environment(*packages: str) -> Any:
    """Return the environment of templates in `packages`, the first that has one; it escapes all values."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = number
    environment.filters["visible"] = visible
    return environment


@cache
def _environment() -> Any:
    from markupsafe import Markup

    environment = template_environment("reliability.reports")
    environment.filters["label"] = views.label
    environment.filters["signed"] = signed
    environment.globals["marks_css"] = Markup(marks.css())  # noqa: S704  made from constants
    environment.globals["labels"] = LABELS
    environment.globals["main_measures"] = _main_measures()
    return environment


def _main_measures() -> dict[str, Measure]:
    """Return the measure behind each dimension."""
    from reliability import extractors

    return {name: extractors.main_measure(name) for name in DIMENSIONS}


def visible(text: str) -> str:
    """Return `text` without control characters and direction marks, which could hide or reorder it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if character in "\n\t" or character.isprintable())


def number(value: float, digits: int = 0) -> str:
    """Return `value` as people read it; a dash if it is undefined."""
    if isnan(value):
        return "–"
    shown = f"{round(value, digits) + 0.0:.{digits}f}" if digits else f"{whole(value)}"
    return shown.replace("-", "−")


def signed(value: float) -> str:
    """Return points with their sign and one decimal."""
    return f"{round(value, 1) + 0.0:+.1f}".replace("-", "−")


def meanings(codes: Sequence[str]) -> dict[str, str]:
    """Return what each of `codes` means."""
    return {code: NOTES.get(code, code) for code in sorted(set(codes))}
