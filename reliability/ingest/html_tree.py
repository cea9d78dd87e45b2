"""The markup of a web page as a tree, within bounds that keep the time in proportion to its length."""

from __future__ import annotations

import re
from typing import Any

from reliability.ingest.decoding import UnreadableError

_MOST_CHARACTERS = 19_000_000  # trafilatura refuses 20 MB
_MOST_TAGS = 50_000  # pages have some thousands; extraction is quadratic: 4.5 s for so many, 1.5 s for half
# Both are quadratic: libxml2 in a tag's attributes (0.4 s for 20,000), trafilatura in the authors that a
# page's JSON-LD lists (0.9 s for 5,000). Pages have some 10 attributes a tag and 5 kB of JSON-LD.
_MOST_ATTRIBUTES, _MOST_JSON_LD = 20_000, 60_000
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+"""
_ATTRIBUTES, _TAG = re.compile(_ATTRIBUTE), re.compile(rf"<[A-Za-z/][^\s/>]*+(?:{_ATTRIBUTE})*+")
"""A tag as the HTML standard cuts it up (13.2.5): `<` and `>` inside a quoted value do not end it."""
_PAGE = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)  # not a mere piece of one
_HEAD = 5000
"""Code points in which the tags of a whole page begin."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_ADVICE = "Give the article's text instead"


def parse_page(html: str) -> Any:
    """Parse `html`; return `None` if it is not markup. Raises `UnreadableError` beyond the bounds."""
    from trafilatura import load_html

    _check(html)
    html = _SURROGATES.sub("\ufffd", html)
    page = load_html(html if _PAGE.search(html[:_HEAD]) else f"<html><body>{html}</body></html>")
    if page is not None:
        _prune_json_ld(page)
    return page


def _check(html: str) -> None:
    if len(html) > _MOST_CHARACTERS or html.count("<") > _MOST_TAGS:
        problem = f"the page is larger than {_MOST_CHARACTERS:,} characters or {_MOST_TAGS:,} tags"
        raise UnreadableError(problem, _ADVICE)
    if any(_count_attributes(tag[0]) > _MOST_ATTRIBUTES for tag in _TAG.finditer(html)):
        raise UnreadableError(f"a tag of the page has more than {_MOST_ATTRIBUTES:,} attributes", _ADVICE)


def _count_attributes(tag: str) -> int:
    """Count the attributes of `tag`; 0 where they cannot be too many."""
    return len(_ATTRIBUTES.findall(tag)) if len(tag) > 2 * _MOST_ATTRIBUTES else 0


def _prune_json_ld(page: Any) -> None:
    """Empty the JSON-LD that goes beyond the bound."""
    total = 0
    for script in page.iter("script"):
        if "json" in (script.get("type") or "").lower():
            total += len(script.text or "")
            if total > _MOST_JSON_LD:
                script.text = ""
