"""Templates of the service, with the styles that the reports have too."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from reliability.reports.page import number, visible

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def render(template: str, **values: Any) -> str:
    """Return the template of that name filled in; what comes from a text is escaped."""
    return str(_environment().get_template(template).render(**values))


@cache
def _environment() -> Any:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    packages = [
        PackageLoader("reliability.web", "templates"),
        PackageLoader("reliability.reports", "templates"),
    ]
    environment = Environment(
        loader=ChoiceLoader(packages),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["number"] = number
    return environment


def framed(report: str, **values: Any) -> str:
    """Return a page of the reports with the service's bar (downloads, what could not be read) at its top."""
    bar = render("bar.html", **values)
    style = f"<style>{render('service.css')}</style></head>"
    with_style = report.replace("</head>", style, 1)
    return re.sub(r"<body[^>]*>", lambda body: body[0] + bar, with_style, count=1)


def policy(html: str) -> str:
    """Return the content security policy that a page states for itself, to be sent as a header too."""
    stated = _POLICY.search(html)
    own = stated[1] if stated else "default-src 'none'"
    return f"{own}; frame-ancestors 'none'"
