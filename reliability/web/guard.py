"""Checks that every request must pass, and headers of every answer."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reliability.ingest.domains import is_address
from reliability.web.problems import MEDIA_TYPE, ProblemDetails
from reliability.web.session import Session
from reliability.web.settings import Settings

OPEN_PATHS = frozenset({"/healthz", "/login", "/service.js"})
"""Paths that are answered without a token."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses foreign host names, requests from other sites' pages and, with a token, clients without it."""

    def __init__(self, app: ASGIApp, settings: Settings, session: Session) -> None:
        self._app, self._session = app, session
        own_hosts = _LOOPBACK if settings.local else {settings.host} | _LOOPBACK
        self._hosts = frozenset(map(str.lower, (*own_hosts, *settings.allowed_hosts)))
        self._everywhere = settings.host in _EVERYWHERE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or refuse a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            await send(message)

        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, with_headers)

    def _refusal(self, method: str, path: str, headers: Headers) -> Response | None:
        if not self._is_served(headers.get("host", "")):
            detail = "This host name is not served. Add it with --allowed-host if it is yours."
            return _refused(HTTPStatus.MISDIRECTED_REQUEST, "foreign-host", detail)
        if method not in _SAFE and _is_cross_origin(headers):
            return _refused(
                HTTPStatus.FORBIDDEN, "cross-origin", "Requests from other sites' pages are refused."
            )
        if path in OPEN_PATHS or self._session.allows(
            headers.get("authorization", ""), headers.get("cookie", "")
        ):
            return None
        if method == "GET" and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/login", HTTPStatus.SEE_OTHER)
        detail = "Give the token as `Authorization: Bearer TOKEN`."
        return _refused(HTTPStatus.UNAUTHORIZED, "no-token", detail)

    def _is_served(self, host: str) -> bool:
        """Return whether to answer to `host`; no name server can redirect an IP address."""
        name = _host_name(host)
        return name in self._hosts or (self._everywhere and is_address(name))


def _refused(status: HTTPStatus, kind: str, detail: str) -> Response:
    return problem_response(ProblemDetails(status, kind, detail))


def problem_response(problem: ProblemDetails) -> Response:
    """Return the answer for programs that says what went wrong."""
    return Response(problem.as_json(), problem.status, dict(problem.headers), MEDIA_TYPE)


def _is_cross_origin(headers: Headers) -> bool:
    """Return whether a page of another site sends this; programs send neither header."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def _host_name(host: str) -> str:
    """Return the host name of a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""
