"""Lines that recur within a source: its page's boilerplate, known by repetition."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from reliability.records import Article
from reliability.text.characters import straight
from reliability.text.length import LONGEST as TOO_LONG
from reliability.text.segmentation.paragraphs import paragraphs

ARTICLES = 3
"""Articles of a source that a line must occur in; the same bound that finds such lines in a third to a half
of the articles of one large collection (see the notes on the labelled data)."""

LONGEST = 400
"""Code points of the longest line that is counted."""

_SIZE = 1 << 25
"""Counters of the sketch, one byte each."""
_MOST = 255
"""The highest count that a byte holds."""
_HASH_BYTES, _HASHES = 4, 3
"""Bytes of each hash by which a counter is found, and how many counters an item has."""
_DIGITS = re.compile(r"\d+")


def normal(line: str) -> str:
    """`line` as it is compared: in small letters, single spaces, each number a #."""
    return " ".join(_DIGITS.sub("#", straight(line).lower()).split())


def recurring(articles: Iterable[Article], least: int = ARTICLES) -> Mapping[str, tuple[str, ...]]:
    """Return the lines that occur in at least `least` articles of a source, normalised and sorted, by source.

    Articles are read once and not kept; memory is `_SIZE` bytes and the lines found. A text that occurs
    several times in a source counts once. With more than some ten million lines, a few may wrongly be taken
    for recurring.
    """
    counts = bytearray(_SIZE)
    lines_by_source: dict[str, set[str]] = {}
    for article in articles:
        if len(article.text) > TOO_LONG:  # it will not be scored, and has as many lines as it likes
            continue
        if _count(counts, f"{article.source}\0\0{article.text}") == 1:
            for line in _lines(article.text):
                if _count(counts, f"{article.source}\0{line}") >= least:
                    lines_by_source.setdefault(article.source, set()).add(line)
    return {source: tuple(sorted(lines_by_source[source])) for source in sorted(lines_by_source)}


def _count(counts: bytearray, item: str) -> int:
    """How often `item` was counted, this time included, as a count-min sketch knows it (Cormode 2005)."""
    digest = hashlib.blake2b(
        item.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES * _HASHES
    ).digest()
    offsets = range(0, len(digest), _HASH_BYTES)
    places = {int.from_bytes(digest[offset : offset + _HASH_BYTES], "big") % _SIZE for offset in offsets}
    for place in places:
        counts[place] = min(_MOST, counts[place] + 1)
    return min(counts[place] for place in places)


def _lines(text: str) -> frozenset[str]:
    spans = paragraphs(straight(text))
    lines = (normal(text[span.start : span.end]) for span in spans if span.end - span.start <= LONGEST)
    return frozenset(line for line in lines if any(map(str.isalnum, line)))
