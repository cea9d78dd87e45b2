"""The pages for people; they work without script."""

from __future__ import annotations

import asyncio
import json
from functools import cache
from http import HTTPStatus
from importlib import resources

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reliability._version import __version__
from reliability.web.fetching import Policy, fetch
from reliability.web.problems import Problem, RefusedError
from reliability.web.service import Service
from reliability.web.session import COOKIE, HOURS
from reliability.web.settings import MEBIBYTE
from reliability.web.tasks import Answer, Task
from reliability.web.templating import policy, render

_PASTES = 3
"""Boxes of the comparison; the script adds more."""
_OWN_PAGES = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'none'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def router(service: Service, fetch_policy: Policy) -> APIRouter:
    """Return the routes."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    async def home() -> Response:
        limits = service.settings.limits
        return page(
            "home.html",
            fetch=service.settings.allow_fetch,
            pastes=_PASTES,
            articles=limits.articles,
            mebibytes=limits.body // MEBIBYTE,
            signed_in=not service.session.open,
        )

    @routes.get("/service.js")
    async def script() -> Response:
        return Response(_script(), media_type="text/javascript")

    @routes.post("/check")
    async def check(request: Request) -> Response:
        return shown(await service.answer(request, "check"))

    @routes.post("/fetch")
    async def fetched(request: Request) -> Response:
        if not service.settings.allow_fetch:
            detail = "This service does not fetch pages. Paste the text instead."
            raise RefusedError(Problem(HTTPStatus.FORBIDDEN, "no-fetching", detail))
        with service.place():
            found = await asyncio.to_thread(fetch, await service.field(request, "url"), fetch_policy)
            return shown(await service.run(Task("fetched", found.body, fields={"url": found.url})))

    @routes.get("/login")
    async def login() -> Response:
        return page("login.html", wrong=False)

    @routes.post("/login")
    async def enter(request: Request) -> Response:
        if not service.session.is_token(await service.field(request, "token")):
            return page("login.html", HTTPStatus.UNAUTHORIZED, wrong=True)
        response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        response.set_cookie(
            COOKIE,
            service.session.cookie(),
            max_age=HOURS * 3600,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    @routes.post("/logout")
    async def leave() -> Response:
        response = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return response

    return routes


def page(template: str, status: int = 200, **values: object) -> Response:
    """Return a page of the service itself."""
    html = render(template, version=__version__, **values)
    return HTMLResponse(html, status, {"Content-Security-Policy": _OWN_PAGES})


def shown(answer: Answer) -> Response:
    """Return a worker's page; its problem as a page."""
    if answer.status != HTTPStatus.OK:
        problem = json.loads(answer.body)
        return problem_page(answer.status, problem["detail"])
    html = answer.body.decode("utf-8")
    return HTMLResponse(html, 200, {"Content-Security-Policy": policy(html)})


def problem_page(status: int, detail: str) -> Response:
    """Return the page that says what went wrong."""
    return page("problem.html", status, detail=detail, title=HTTPStatus(status).phrase)


@cache
def _script() -> str:
    return resources.files("reliability.web").joinpath("templates", "service.js").read_text("utf-8")
