"""Templates of the service, with the styles that the reports have too."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from reliability.reports.page import template_environment

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def render(template: str, **values: Any) -> str:
    """Return the template of that name filled in; values are escaped."""
    return str(_environment().get_template(template).render(**values))


@cache
def _environment() -> Any:
    return template_environment("reliability.web", "reliability.reports")


def framed(report: str, **values: Any) -> str:
    """Return a page of the reports below the service's bar: downloads, and inputs that could not be read."""
    bar = render("bar.html", **values)
    style = f"<style>{render('service.css')}</style></head>"
    with_style = report.replace("</head>", style, 1)
    return re.sub(r"<body[^>]*>", lambda body: body[0] + bar, with_style, count=1)


def policy(html: str) -> str:
    """Return the content security policy that a page declares, to be sent as a header too."""
    declared = _POLICY.search(html)
    declared_policy = declared[1] if declared else "default-src 'none'"
    return f"{declared_policy}; frame-ancestors 'none'"
