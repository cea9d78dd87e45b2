"""Fetch one web page for a user, so that this machine cannot be sent to places that the user cannot reach.

http and https only, on their own ports; the name is resolved once, all of its addresses must be public, and
the connection goes to the address that was checked. Every redirect is checked again. robots.txt is respected.
"""

from __future__ import annotations

import http.client
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from reliability._version import __version__
from reliability.web import addresses
from reliability.web.pinned_connection import PinnedConnection
from reliability.web.problems import ProblemDetails, RefusedError

AGENT = "news-reliability"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""The statuses that send a reader to another address (RFC 9110, section 15.4)."""
_LONGEST_URL = 2000
"""Characters of an address that is fetched."""
_LEAST_SECONDS = 0.01
"""A timeout of 0 would make the socket non-blocking."""
_ROBOTS_BYTES = 500 * 1024
"""The least of robots.txt that RFC 9309 asks a crawler to read."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Addresses and sizes that may be fetched; tests allow a local server."""

    resolve: addresses.Resolve = addresses.resolve
    is_allowed: Callable[[str], bool] = addresses.is_public
    ports: Mapping[str, frozenset[int]] | None = None
    seconds: float = 15.0
    most_bytes: int = 5 * 2**20
    redirects: int = 5

    def allows_port(self, scheme: str, port: int) -> bool:
        """Whether that port may be connected to."""
        allowed = self.ports or {"http": frozenset({80}), "https": frozenset({443})}
        return port in allowed[scheme]


class Fetched(NamedTuple):
    """A page and its address after redirects."""

    url: str
    body: bytes


class _Reply(NamedTuple):
    status: int
    location: str
    content_type: str
    body: bytes


def fetch(url: str, policy: Policy = Policy()) -> Fetched:
    """Return the page at `url`; raises `RefusedError` with the reason if it may not or cannot be fetched."""
    deadline = time.monotonic() + policy.seconds
    for _ in range(policy.redirects + 1):
        parts = _checked(url, policy)
        if not _robots_allow(parts, policy, deadline):
            raise _refused("robots.txt of that site asks programs not to read this page.")
        reply = _get(parts, policy, deadline, policy.most_bytes)
        if reply.status not in _REDIRECTS:
            return Fetched(url, _page(reply))
        url = urljoin(url, reply.location)
    raise _refused(f"The address leads on more than {policy.redirects} times.")


def _page(reply: _Reply) -> bytes:
    if reply.status != http.client.OK:
        raise _refused(f"The site answered with status {reply.status}.")
    if reply.content_type.partition(";")[0].strip().lower() not in _PAGES:
        raise _refused("The address does not lead to a web page.")
    return reply.body


def _checked(url: str, policy: Policy) -> SplitResult:
    """Return the parts of an address that may be fetched."""
    try:
        parts = urlsplit(url.strip())
        port = _port(parts)
    except ValueError:
        raise _refused("This is not a web address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > _LONGEST_URL:
        raise _refused("Give an address that begins with http:// or https://.")
    if parts.username is not None or not policy.allows_port(parts.scheme, port):
        raise _refused("Addresses with a user name or an unusual port are not fetched.")
    if any(character.isspace() or not character.isprintable() for character in url.strip()):
        raise _refused("This is not a web address.")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _robots_allow(parts: SplitResult, policy: Policy, deadline: float) -> bool:
    """Return whether robots.txt allows the page: a missing one does, a failing server not (RFC 9309)."""
    robots = urlsplit(f"{parts.scheme}://{parts.netloc}/robots.txt")
    for _ in range(policy.redirects + 1):
        reply = _get(robots, policy, deadline, _ROBOTS_BYTES, cut=True)
        if reply.status not in _REDIRECTS:
            break
        robots = _checked(urljoin(robots.geturl(), reply.location), policy)
    if reply.status != http.client.OK:
        return 300 <= reply.status < 500
    rules = RobotFileParser()
    rules.parse(reply.body.decode("utf-8", "replace").splitlines())
    return rules.can_fetch(AGENT, parts.geturl())


def _address(parts: SplitResult, policy: Policy) -> tuple[str, int]:
    """Return the address to connect to; every address of the name must be allowed."""
    port = _port(parts)
    try:
        resolved = policy.resolve(parts.hostname or "", port)
    except (OSError, UnicodeError):
        raise _refused("The site's name cannot be resolved.") from None
    if not resolved or not all(policy.is_allowed(address) for address in resolved):
        raise _refused("The address leads into a private network, which is not allowed.")
    return resolved[0], port


def _get(parts: SplitResult, policy: Policy, deadline: float, most: int, *, cut: bool = False) -> _Reply:
    """Make one request, over by the `deadline`, of at most `most` bytes (with `cut` the rest is left out)."""
    address, port = _address(parts, policy)
    connection = PinnedConnection(parts, address, port, _seconds_until(deadline))
    try:
        with _aborted_at(deadline, connection):
            reply = _exchange(connection, parts, most, cut=cut)
    except (OSError, http.client.HTTPException, ValueError, zlib.error):
        late = time.monotonic() >= deadline
        raise _refused("The site took too long." if late else "The site cannot be reached.") from None
    if time.monotonic() >= deadline:
        raise _refused("The site took too long.")
    return reply


def _seconds_until(deadline: float) -> float:
    return max(deadline - time.monotonic(), _LEAST_SECONDS)


@contextmanager
def _aborted_at(deadline: float, connection: PinnedConnection) -> Iterator[None]:
    """Break the connection off at the `deadline`, and close it at the end."""
    watch = Timer(_seconds_until(deadline), connection.abort)
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        connection.close()


def _exchange(connection: PinnedConnection, parts: SplitResult, most: int, *, cut: bool) -> _Reply:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": f"{AGENT}/{__version__}", "Accept": "text/html", "Accept-Encoding": "gzip"}
    connection.request("GET", target.encode("ascii", "ignore").decode(), headers=headers)
    response = connection.getresponse()
    with response:
        body = _body(response, most, cut=cut)
    location, content_type = (response.headers.get(name, "") for name in ("Location", "Content-Type"))
    return _Reply(response.status, location, content_type, body)


def _body(response: http.client.HTTPResponse, most: int, *, cut: bool) -> bytes:
    compressed = response.headers.get("Content-Encoding", "identity").strip().lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(wbits=31) if compressed else None
    body = bytearray()
    while data := response.read(16 * 1024):
        while data:
            body += unpack.decompress(data, most + 1 - len(body)) if unpack else data
            data = unpack.unconsumed_tail if unpack else b""
            if len(body) > most:
                if cut:
                    return bytes(body[:most])
                raise _refused(f"The page is larger than {most:,} bytes.")
    return bytes(body)


def _refused(reason: str) -> RefusedError:
    return RefusedError(ProblemDetails(422, "not-fetched", f"{reason} Paste the text instead."))
