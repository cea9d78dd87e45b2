"""Settings of the service."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from reliability.errors import InputError

MEBIBYTE = 2**20
"""Bytes."""
LEAST_TOKEN_LENGTH = 16
"""Characters of a token: 16 random ones cannot be guessed over a network."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request and of all together.

    Parameters
    ----------
    body : int
        Bytes of a request.
    articles : int
        Articles in a request. `/v1/score-stream` has no such bound; each of its lines is bounded like a body.
    queue : int
        Requests that wait for a worker; more are answered with status 503.
    seconds : int
        Time for each text; a worker that needs longer is replaced.
    memory : int
        Bytes of memory that a worker may use.
    drain : int
        Seconds that requests in progress may take after SIGTERM.
    """

    body: int = 32 * MEBIBYTE
    articles: int = 500
    queue: int = 32
    seconds: int = 20
    memory: int = 2048 * MEBIBYTE
    drain: int = 30


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the service listens, who may use it, with which model and within which bounds."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    model: str = "default"
    lexicons: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    token: str = ""
    allow_fetch: bool = False
    json_logs: bool = False
    limits: Limits = Limits()

    @property
    def local(self) -> bool:
        """Return whether only this machine can reach the service."""
        return self.host == "localhost" or is_loopback(self.host)

    def check(self, *, without_token: bool) -> None:
        """Raise `InputError` for settings that would open the service to strangers unnoticed."""
        if self.token and len(self.token) < LEAST_TOKEN_LENGTH:
            raise InputError(
                f"RELIABILITY_TOKEN has {len(self.token)} characters. Give at least {LEAST_TOKEN_LENGTH}, "
                'for example from: python3 -c "import secrets; print(secrets.token_urlsafe())".'
            )
        if not self.local and not self.token and not without_token:
            raise InputError(
                f"{self.host} can be reached from other machines. Set the environment variable "
                "RELIABILITY_TOKEN to a secret that users must give, or use --no-token to let everybody in."
            )


def is_loopback(host: str) -> bool:
    """Return whether `host` is an address of the machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
