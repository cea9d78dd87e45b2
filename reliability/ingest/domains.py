"""Registered domains: `https://www.CNN.com/politics` and `www.cnn.com` are `cnn.com`."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import Any

from reliability.ingest.wrapped_urls import is_shortened, unwrap

_HOST = re.compile(r"\A\s*(?:[a-z][a-z0-9+.-]*:)?//([^/?#\\\s]*)", re.IGNORECASE)
_BARE_URL = re.compile(r"\A\s*((?:[^\s/@:?#\\.]+\.)+[^\s/@:?#\\.]+)(?::\d{1,5})?(?:[/?#]|\Z)")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_BARE = re.compile(r"[^\s/@:?#\\]+\.[^\s/@:?#\\]+")
_WEB_PREFIXES = frozenset({"www", "m", "amp", "mobile"})
_LONGEST_URL, _LONGEST_NAME = 2048, 300
"""Characters that are looked at: host names have at most 253."""
# RFC 2606, 6761, 6762, 7686
_RESERVED = frozenset({"example", "invalid", "localhost", "test", "local", "onion"})
# Hosts that many publishers share, each under a name of its own, by their own documentation; those on the
# public suffix list's private part (blogspot.com, wixsite.com, github.io …) are known there.
SHARED_HOSTS = frozenset({
    "beehiiv.com", "blogs.com", "buttondown.email", "edublogs.org", "ghost.io", "jimdo.com",
    "livejournal.com", "medium.com", "over-blog.com", "pressbooks.com", "squarespace.com", "substack.com",
    "tumblr.com", "typepad.com", "webnode.com", "weebly.com", "wordpress.com",
})  # fmt: skip


@lru_cache(maxsize=1)
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def host(url: str) -> str:
    """Return the host of `url` in lower-case ASCII, without user, port and trailing dots; empty without one.

    Copies in archives and caches, and redirects, have the host of the original; redirects that do not contain
    it (`t.co`) have none. The scheme may be missing.
    """
    url = unwrap(url[:_LONGEST_URL])
    authority = _HOST.match(url)
    if not authority:
        bare = _BARE_URL.match(url)
        name = _ascii(bare[1]) if bare else ""
        return name if name[:4] == "www." or (name and _has_public_suffix(name)) else ""
    name = authority[1].rpartition("@")[2]
    if name.startswith("["):
        return name[1:].partition("]")[0].lower()
    name = _ascii(name.partition(":")[0])
    return "" if is_shortened(name, url) else name


def domain(url: str) -> str:
    """Return the registered domain of `url`; empty for an IP address or without one."""
    return registered(host(url))


def site(value: str) -> str:
    """Return the registered domain (or the IP address) of a URL or of what looks like a domain; else empty.

    A bare name looks like one if its ending is a public suffix: `Salon.com` does, `U.S. News` does not.
    """
    if "//" in value or value[:4].lower() == "www." or _BARE_URL.match(value):
        name = host(value) if "/" in value or value[:4].lower() == "www." else ""
        if not name:
            return _bare_domain(value.strip()) if "/" not in value and len(value) <= _LONGEST_NAME else ""
        return registered(name) or (name if is_address(name) else "")
    return _bare_domain(value.strip()) if len(value) <= _LONGEST_NAME else ""


@lru_cache(maxsize=4096)
def _bare_domain(value: str) -> str:
    if not _BARE.fullmatch(value):
        return ""
    name = _ascii(value)
    return registered(name) if name and _has_public_suffix(name) else ""


def _has_public_suffix(name: str) -> bool:
    """Whether `name` ends as domains do: in a public suffix, or a reserved name."""
    ending = name.rpartition(".")[2]
    return ending in _RESERVED or bool(_suffixes().publicsuffix(name, accept_unknown=False))


@lru_cache(maxsize=4096)
def registered(name: str) -> str:
    """Return the registered domain of a host name; a host that publishers share keeps one label more."""
    if "." not in name or is_address(name):
        return ""
    registrable: str = _suffixes().privatesuffix(name) or name.removeprefix("www.")
    if registrable not in SHARED_HOSTS or name == registrable:
        return registrable
    label = name.removesuffix("." + registrable).rpartition(".")[2]
    return registrable if label in _WEB_PREFIXES else f"{label}.{registrable}"


def is_address(name: str) -> bool:
    """Whether `name` is an IP address."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _ascii(name: str) -> str:
    name = name.strip().strip(".").lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    return name if len(name) <= 253 and all(map(_LABEL.fullmatch, name.split("."))) else ""
