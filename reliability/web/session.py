"""Tokens and the cookie of the login form; every comparison takes the same time for any input."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

COOKIE = "reliability_session"
HOURS = 12
"""Time for which a cookie is valid."""


class Session:
    """Checks the token, and cookies that prove it was given. Without a token everybody may enter."""

    def __init__(self, token: str, clock: Callable[[], float] = time.time) -> None:
        self._token, self._clock = token.encode(), clock

    @property
    def open(self) -> bool:
        """Return whether no token is needed."""
        return not self._token

    def is_token(self, candidate: str) -> bool:
        """Return whether `candidate` is the token."""
        return hmac.compare_digest(_digest(candidate.encode("utf-8", "replace")), _digest(self._token))

    def allows(self, authorization: str, cookies: str) -> bool:
        """Return whether the headers of a request hold the token, or a cookie that proves it."""
        scheme, _, credentials = authorization.partition(" ")
        if scheme.lower() == "bearer" and self.is_token(credentials.strip()):
            return True
        return self.open or self._is_valid(_cookie(cookies))

    def cookie(self) -> str:
        """Return the value of a cookie that is valid from now."""
        until = str(int(self._clock()) + HOURS * 3600)
        return f"{until}.{self._sign(until)}"

    def _is_valid(self, value: str) -> bool:
        until, _, signature = value.partition(".")
        signed = hmac.compare_digest(signature.encode("utf-8", "replace"), self._sign(until).encode())
        return signed and until.isdecimal() and int(until) > self._clock()

    def _sign(self, until: str) -> str:
        return hmac.new(self._token, until.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _digest(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()


def _cookie(header: str) -> str:
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
