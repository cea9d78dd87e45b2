"""Addresses that contain another (caches, archives, translations, redirects) → the page's own address."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

_INSIDE = re.compile(
    r"(?:web\.archive\.org/(?:web/)?[^/]+|archive\.org/(?:wayback|web)/[^/]+"
    r"|archive\.(?:today|is|ph|li|vn|fo|md)/(?:newest|oldest|wip|o/[^/]+|\d{4,14}(?:[-.]\d+)*)"
    r"|(?:outline\.com|12ft\.io|via\.hypothes\.is|r\.jina\.ai|txtify\.it|href\.li|freezepage\.com|perma-archives\.org/warc/[^/]+))"
    r"[/?](?P<url>.+)",
    re.IGNORECASE,
)
_AMP = re.compile(
    r"(?:(?:www\.)?google\.[a-z.]{2,6}/amp|(?:www\.)?bing\.com/amp|[\w.-]+\.(?:cdn\.ampproject\.org|bing-amp\.com)/[a-z]"
    r"|cdn\.ampproject\.org/[a-z]|amp\.cloudflare\.com/[a-z])/(?:(?P<s>s)/)?(?P<url>[^/?#]+\.[^?#]*)",
    re.IGNORECASE,
)
_SUBDOMAIN = re.compile(
    r"(?P<name>[\w-]+)\.(?:cdn\.ampproject\.org|translate\.goog)(?P<path>/.*|\Z)", re.IGNORECASE | re.DOTALL
)
_PROOFPOINT = re.compile(r"urldefense\.(?:com|us)/v3/__(?P<url>.+?)__;", re.IGNORECASE)
_CACHE = re.compile(r"cache:(?:[\w-]{12}:)?(?P<url>\S+)")
_YAHOO = re.compile(r"r\.search\.yahoo\.com/.*?/RU=(?P<url>[^/]+)/", re.IGNORECASE)
_FORWARDS: Final = {
    "google": ("q", "url", "u"), "facebook.com": ("u",), "reddit.com": ("url",), "bing.com": ("url",),
    "safelinks.protection.outlook.com": ("url",), "translate.google.com": ("u",), "umblr.com": ("z",),
    "proofpoint.com": ("u",), "duckduckgo.com": ("uddg",), "youtube.com": ("q",), "linkedin.com": ("url",),
    "instagram.com": ("u",), "vk.com": ("to",), "steamcommunity.com": ("url",), "printfriendly.com": ("url",),
    "skimresources.com": ("url",), "getpocket.com": ("url",), "translatetheweb.com": ("a",),
    "medium.com": ("url",),
}  # fmt: skip
"""Hosts that forward to an address in their query, and the parameters that hold it."""

_SHORTENED: Final = frozenset({
    "t.co", "bit.ly", "tinyurl.com", "ow.ly", "buff.ly", "dlvr.it", "lnkd.in", "fb.me", "goo.gl", "is.gd",
    "trib.al", "apple.news", "news.google.com", "feedproxy.google.com", "feeds.feedburner.com", "flip.it",
    "ift.tt", "rb.gy", "archive.ph", "archive.is", "archive.today", "archive.li", "archive.vn",
    "archive.fo", "archive.md", "amzn.to", "shorturl.at", "cutt.ly", "smarturl.it", "perma.cc",
    "cdn.ampproject.org", "webcache.googleusercontent.com",
})  # fmt: skip
"""Hosts whose addresses redirect to other sites without naming them; they publish nothing themselves."""

_MOST_LAYERS: Final = 5
"""Addresses inside each other that are unwrapped."""
_SCHEME = re.compile(r"\A\s*(?:https?:)?//", re.IGNORECASE)


def unwrap(url: str) -> str:
    """Return the innermost address that `url` contains, or `url` without one."""
    for _ in range(_MOST_LAYERS):
        inner = _inner(url)
        if not inner:
            return url
        url = inner
    return url


def is_shortened(host: str, url: str) -> bool:
    """Return whether a host only redirects; google.com does so with its `/url`, `/amp` and `/rss`
    addresses.
    """
    if host in _SHORTENED or host.endswith(".cdn.ampproject.org"):
        return True
    path = _SCHEME.sub("", url).partition("/")[2]
    return host.removeprefix("www.") == "google.com" and path.startswith(("amp/", "url?", "search?"))


def _inner(url: str) -> str:
    bare = _SCHEME.sub("", url.strip())
    host = bare.partition("/")[0].lower()
    if match := _INSIDE.match(bare):
        return _complete_url(match["url"])
    if match := _AMP.match(bare):
        return f"http{'s' if match['s'] else ''}://{match['url']}"
    if match := _PROOFPOINT.match(bare) or _YAHOO.match(bare):
        return _complete_url(unquote(match["url"]))
    if (match := _SUBDOMAIN.match(bare)) and "-" in match["name"]:
        name = match["name"].replace("--", "\0").replace("-", ".").replace("\0", "-")
        return f"https://{name}{match['path']}"
    return _forwarded(url, host)


def _forwarded(url: str, host: str) -> str:
    """Return the address in the query of a host that forwards."""
    service = _forwarding_service(host.partition(":")[0])
    if not service or "?" not in url:
        return ""
    try:
        query = parse_qs(urlsplit(url).query, max_num_fields=50)
    except ValueError:
        return ""
    value = next((query[key][0] for key in _FORWARDS[service] if key in query), "")
    if service == "proofpoint.com":
        value = unquote(value.replace("-", "%").replace("_", "/"))
    if match := _CACHE.match(value):
        return _complete_url(match["url"])
    return value if _SCHEME.match(value) else ""


def _forwarding_service(host: str) -> str:
    service = next((name for name in _FORWARDS if host == name or host.endswith(f".{name}")), "")
    if not service and (
        host.startswith(("google.", "www.google.", "news.url.google.")) or "googleusercontent" in host
    ):
        return "google"
    return service


def _complete_url(inner: str) -> str:
    """Return an address found inside another, with a scheme; empty if it is not an address."""
    inner = unquote(inner) if inner[:12].lower().startswith(("http%3a", "https%3a")) else inner
    inner = re.sub(r"\A(https?):/(?!/)", r"\1://", inner)
    if _SCHEME.match(inner):
        return inner
    return f"https://{inner}" if "." in inner.partition("/")[0] else ""
