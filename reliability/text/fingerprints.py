"""Fingerprints of texts, by which copies and lightly edited copies are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import Final, NamedTuple
from zlib import crc32

SHINGLE: Final = 5
"""Words of a shingle: runs of five words are rarely shared by texts written independently (Broder 1997)."""
COPY: Final = 0.5
"""Share of shingles in common (Jaccard) from which two texts count as copies of each other."""
SKETCH: Final = 64
"""Hashes of a sketch; the standard error of a similarity of 0.7 is then 0.06 (Broder 1997)."""
_KEYS: Final = 8
"""Smallest hashes by which earlier texts are looked up: with half of the shingles in common, 99 of 100 pairs
share one."""
_MOST_HELD: Final = 8
"""Earlier texts looked up by one hash: bounds the time where many texts share boilerplate."""
_WORD = re.compile(r"\w+")


class Fingerprint(NamedTuple):
    """A text in some 300 bytes: a digest that equal texts share, and a sketch that copies partly share."""

    digest: bytes
    sketch: tuple[int, ...]


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text; white space does not count."""
    return Fingerprint(_digest(text), sketch(text))


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of a text's five-word shingles, in order; fewer for a short text.

    They are a sample of the shingles by which `resemblance` estimates the similarity of two texts (bottom-k
    MinHash, Broder 1997); making one needs no library that is slow to import, so that every article that is
    read can have one.
    """
    flat = " ".join(_WORD.findall(text.lower())).encode("utf-8", "surrogatepass")
    bounds = list(accumulate((len(word) + 1 for word in flat.split(b" ")), initial=0))
    hashes = {crc32(flat[start : end - 1]) for start, end in zip(bounds, bounds[SHINGLE:], strict=False)}
    return tuple(sorted(hashes)[:SKETCH])


def resemblance(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the estimated share of shingles (Jaccard) that the texts of two sketches have in common."""
    both = frozenset(first).intersection(second)
    smallest = sorted({*first, *second})[:SKETCH]
    return sum(map(both.__contains__, smallest)) / len(smallest) if smallest else 0.0


def copies(texts: Iterable[str]) -> list[int]:
    """Return for each text the index of the first text that it copies, or its own index.

    Identical texts are compared once, so that many of them cost no more than few.
    """
    return origins(_once(texts))


def origins(fingerprints: Iterable[Fingerprint]) -> list[int]:
    """Return for each text, given by its fingerprint, the index of the first text that it copies."""
    first: dict[bytes, int] = {}
    places: dict[int, list[int]] = {}
    sketches: dict[int, tuple[int, ...]] = {}
    result: list[int] = []
    for number, (digest, hashes) in enumerate(fingerprints):
        origin = first.get(digest)
        if origin is None:
            near = sorted({place for key in hashes[:_KEYS] for place in places.get(key, ())})
            alike = (place for place in near if resemblance(sketches[place], hashes) >= COPY)
            origin = first[digest] = next(alike, number)
        if origin == number:
            sketches[number] = hashes
            for key in hashes[:_KEYS]:
                _note(places.setdefault(key, []), number)
        result.append(origin)
    return result


def _note(entry: list[int], number: int) -> None:
    if len(entry) < _MOST_HELD:
        entry.append(number)


def _once(texts: Iterable[str]) -> Iterator[Fingerprint]:
    """Fingerprints of texts, of equal ones only the first with its sketch."""
    seen: set[bytes] = set()
    for text in texts:
        digest = _digest(text)
        yield Fingerprint(digest, () if digest in seen else sketch(text))
        seen.add(digest)


def _digest(text: str) -> bytes:
    return blake2b(" ".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()
