"""Fingerprints of texts, by which copies and lightly edited copies are found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE: Final = 5
"""Words of a shingle: runs of five words are rarely shared by texts written independently (Broder 1997)."""
PERMUTATIONS: Final = 64
"""Hash functions of a fingerprint; the standard error of a similarity of one half is then 0.06."""
COPY: Final = 0.5
"""Share of shingles in common (Jaccard) from which two texts count as copies of each other."""
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
