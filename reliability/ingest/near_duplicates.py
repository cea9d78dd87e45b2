"""Find articles that nearly repeat an earlier one of their source, in bounded memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from struct import Struct
from typing import Final
from zlib import crc32

from reliability.text.fingerprints import resemblance

ALIKE: Final = 0.7
"""Share of five-word shingles in common from which one text repeats another with small edits. Updates that
add a paragraph in ten stay above it; another article on the same event, which shares quotations, stays below
0.5 (Broder 1997; see `stories`)."""
FEWEST: Final = 50
"""Shingles of the shortest text that is compared: shorter ones are not scored and resemble each other."""
_KEYS: Final = 6
"""Hashes by which earlier articles are looked up: with 7 of 10 shingles in common, 999 of 1,000 pairs share
one of their six smallest."""
_HASH_BYTES: Final = 4
"""Bytes of a hash, as `crc32` gives it."""
_FIRST_KEYS: Final = Struct(f"{_KEYS}I")


class _Places:
    """A dict from keys to places, in 24 to 48 bytes per key: a quarter of what a dict needs."""

    def __init__(self, slots: int = 2**10) -> None:
        self._keys = array("Q", bytes(8 * slots))  # 0 marks an empty slot
        self._places = array("I", bytes(4 * slots))
        self._count = 0

    def put(self, key: int, place: int) -> None:
        slot = self._slot(key)
        self._count += not self._keys[slot]
        self._keys[slot], self._places[slot] = key, place
        if 2 * self._count > len(self._keys):
            self._grow()

    def find(self, key: int) -> int | None:
        slot = self._slot(key)
        return self._places[slot] if self._keys[slot] else None

    def _slot(self, key: int) -> int:
        """Return the slot of `key`, or the empty slot for it."""
        keys = self._keys
        mask = len(keys) - 1
        slot = (key ^ key >> 32) & mask
        while keys[slot] and keys[slot] != key:
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        wider = _Places(2 * len(self._keys))
        for key, place in zip(self._keys, self._places, strict=True):
            if key:
                wider.put(key, place)
        self._keys, self._places = wider._keys, wider._places


class _Generation:
    """Sketches and ids of up to so many articles, and where to find them."""

    def __init__(self) -> None:
        self.sketches = array("I")
        self.starts = array("Q", [0])
        self.ids: list[str] = []
        self.places = _Places()

    def add(self, name: str, sketch: bytes, keys: Sequence[int]) -> None:
        for key in keys:
            self.places.put(key, len(self.ids))
        self.ids.append(name)
        self.sketches.frombytes(sketch)
        self.starts.append(len(self.sketches))

    def find(self, sketch: bytes, keys: Sequence[int]) -> str:
        """The id of the first article that resembles the one of `sketch`."""
        places = {self.places.find(key) for key in keys} if self.ids else set()
        for place in sorted(place for place in places if place is not None):
            earlier = self.sketches[self.starts[place] : self.starts[place + 1]]
            if resemblance(earlier, array("I", sketch)) >= ALIKE:
                return self.ids[place]
        return ""


class NearDuplicates:
    """Remembers sketches of at least the last `remember` articles, in about 500 bytes each.

    An article is compared with earlier ones of its source that repeat none themselves. Articles without a
    source are compared with each other.
    """

    def __init__(self, remember: int = 2**15) -> None:
        self._remember = remember
        self._newer, self._older = _Generation(), _Generation()

    def earlier(self, name: str, source: str, sketch: bytes) -> str:
        """Return the id of the article that the one called `name` nearly repeats, or an empty string.

        `sketch` holds the numbers of `reliability.text.fingerprints.sketch`; it is remembered.
        """
        if len(sketch) < FEWEST * _HASH_BYTES:
            return ""
        salt = crc32(source.encode("utf-8", "surrogatepass")) << 32
        keys = [salt | smallest or 1 for smallest in _FIRST_KEYS.unpack_from(sketch)]
        origin = self._newer.find(sketch, keys) or self._older.find(sketch, keys)
        if not origin:
            self._add(name, sketch, keys)
        return origin

    def _add(self, name: str, sketch: bytes, keys: Sequence[int]) -> None:
        if len(self._newer.ids) >= self._remember:
            self._older, self._newer = self._newer, _Generation()
        self._newer.add(name, sketch, keys)
