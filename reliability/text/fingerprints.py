"""Fingerprints of texts, by which copies and lightly edited copies are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE: Final = 5
"""Words of a shingle: runs of five words are rarely shared by texts written independently (Broder 1997)."""
PERMUTATIONS: Final = 64
"""Hash functions of a fingerprint; the standard error of a similarity of one half is then 0.06."""
COPY: Final = 0.5
"""Share of shingles in common (Jaccard) from which two texts count as copies of each other."""
SKETCH: Final = 64
"""Hashes of a sketch; the standard error of a similarity of 0.7 is then 0.06 (Broder 1997)."""
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> MinHash | None:
    """Return the MinHash of a text's five-word shingles (Broder 1997); None for a text shorter than that."""
    from datasketch import MinHash

    words = _WORD.findall(text.lower())
    if len(words) < SHINGLE:
        return None
    shingles = {" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)}
    sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update_batch(sorted(shingles))
    return sketch


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of a text's five-word shingles, in order; fewer for a short text.

    Two sketches estimate the same similarity as two fingerprints. Making one takes less time, and no library
    that is slow to import, so that every article that is read can have one.
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
    """Return for each text the index of the first text that it copies; its own index where it copies none.

    Texts that are alike to the letter are compared once, so that many identical texts cost no more than few.
    """
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=COPY, num_perm=PERMUTATIONS)
    sketches: dict[int, MinHash] = {}
    exact: dict[str, int] = {}
    origins: list[int] = []
    for number, text in enumerate(texts):
        first = exact.setdefault(" ".join(text.split()), number)
        origin = origins[first] if first < number else number
        sketch = fingerprint(text) if first == number else None
        if sketch is not None:
            alike = [other for other in index.query(sketch) if sketches[other].jaccard(sketch) >= COPY]
            origin = min((origins[other] for other in alike), default=number)
            if origin == number:
                index.insert(number, sketch)
                sketches[number] = sketch
        origins.append(origin)
    return origins
