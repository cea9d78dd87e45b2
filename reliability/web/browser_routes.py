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
from reliability.web.problems import ProblemDetails, RefusedError
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
    routes, pages = APIRouter(include_in_schema=False), Pages(service, fetch_policy)
    routes.get("/")(pages.home)
    routes.get("/service.js")(pages.script)
    routes.post("/check")(pages.check)
    routes.post("/fetch")(pages.fetch)
    routes.get("/login")(pages.login)
    routes.post("/login")(pages.enter)
    routes.post("/logout")(pages.leave)
    return routes


class Pages:
    """The functions that answer the routes."""

    def __init__(self, service: Service, fetch_policy: Policy) -> None:
        self._service, self._fetch_policy = service, fetch_policy

    async def home(self) -> Response:
        """Show the forms."""
        settings = self._service.settings
        return page(
            "home.html",
            fetch=settings.allow_fetch,
            pastes=_PASTES,
            articles=settings.limits.articles,
            mebibytes=settings.limits.body // MEBIBYTE,
            signed_in=not self._service.session.open,
        )

    async def script(self) -> Response:
        """Send the script of the forms."""
        return Response(_script(), media_type="text/javascript")

    async def check(self, request: Request) -> Response:
        """Show the report of the texts and files in a form."""
        return answer_page(await self._service.answer(request, "check"))

    async def fetch(self, request: Request) -> Response:
        """Show the report of the page at an address."""
        if not self._service.settings.allow_fetch:
            detail = "This service does not fetch pages. Paste the text instead."
            raise RefusedError(ProblemDetails(HTTPStatus.FORBIDDEN, "no-fetching", detail))
        with self._service.place():
            url = await self._service.field(request, "url")
            fetched = await asyncio.to_thread(fetch, url, self._fetch_policy)
            task = Task("fetched", fetched.body, fields={"url": fetched.url})
            return answer_page(await self._service.run(task))

    async def login(self) -> Response:
        """Show the form for the token."""
        return page("login.html", wrong=False)

    async def enter(self, request: Request) -> Response:
        """Set the cookie of a session if the token is right."""
        session = self._service.session
        if not session.is_token(await self._service.field(request, "token")):
            return page("login.html", HTTPStatus.UNAUTHORIZED, wrong=True)
        response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        response.set_cookie(
            COOKIE,
            session.cookie(),
            max_age=HOURS * 3600,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    async def leave(self) -> Response:
        """Delete the cookie."""
        response = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return response


def page(template: str, status: int = 200, **values: object) -> Response:
    """Return a page of the service itself."""
    html = render(template, version=__version__, **values)
    return HTMLResponse(html, status, {"Content-Security-Policy": _OWN_PAGES})


def answer_page(answer: Answer) -> Response:
    """Return a worker's page, or the page of its problem."""
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
