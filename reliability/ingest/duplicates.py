"""Detect repeated ids and duplicate texts, in bounded memory."""

from __future__ import annotations

from array import array
from hashlib import blake2b

_SMALLEST = 2**10
"""Slots of a new table, which doubles when half are in use."""


class RecentKeys:
    """Remembers at least the last `remember` keys, in 16 to 64 bytes a key."""

    def __init__(self, remember: int = 2**22) -> None:
        self._remember = remember
        self._table, self._older, self._count = _table(_SMALLEST), _table(_SMALLEST), 0

    def add(self, key: str) -> bool:
        """Remember `key`; whether it was there before."""
        return self.add_bytes(key.encode("utf-8", "surrogatepass"))

    def add_bytes(self, key: bytes) -> bool:
        """Remember `key`; whether it was there before."""
        digest = blake2b(key, digest_size=8).digest()
        number = int.from_bytes(digest, "big") or 1  # 0 marks an empty slot
        slot = _slot(self._table, number)
        if self._table[slot]:
            return True
        self._table[slot] = number
        self._count += 1
        before = self._older[_slot(self._older, number)] != 0
        if 2 * self._count > len(self._table):
            self._grow()
        return before

    def _grow(self) -> None:
        if self._count >= self._remember:
            self._older, self._table, self._count = self._table, _table(_SMALLEST), 0
            return
        wider = _table(2 * len(self._table))
        for number in filter(None, self._table):
            wider[_slot(wider, number)] = number
        self._table = wider


class Duplicates:
    """The same text twice in one source.

    An article is compared with those asked about before, at least the last `remember` of them.
    """

    def __init__(self, remember: int = 2**22) -> None:
        self._seen = RecentKeys(remember)

    def repeats(self, source: str, digest: bytes) -> bool:
        """Whether a text of this `digest` came before in the same source; remembers this one."""
        return self._seen.add_bytes(source.encode("utf-8", "surrogatepass") + b"\0" + digest)


def _table(slots: int) -> array[int]:
    return array("Q", bytes(8 * slots))


def _slot(table: array[int], number: int) -> int:
    """Return the slot of `number`, or the empty slot for it."""
    mask = len(table) - 1
    slot = number & mask
    while table[slot] and table[slot] != number:
        slot = (slot + 1) & mask
    return slot
