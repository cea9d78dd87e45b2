"""Finished work on disk: JSON Lines that begin with a header and are only added to, found again by key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, NamedTuple, Self

from reliability.errors import InputError
from reliability.lexicons import load, user_lists
from reliability.pipeline import Boilerplate
from reliability.records import Article, Failure
from reliability.reports import table_file
from reliability.scoring.installed import providers

Header = Mapping[str, Any]
_BEFORE_KEY: Final = b'{"key": "'
_KEY: Final = slice(len(_BEFORE_KEY), len(_BEFORE_KEY) + 32)
"""Every line but the header begins with its key, so that it is read without the rest."""


class Earlier(NamedTuple):
    """The results that a journal had when it was opened: those before the byte `end`."""

    path: Path
    end: int


@lru_cache(maxsize=1)
def earlier_keys(earlier: Earlier) -> frozenset[bytes]:
    """Return the keys of earlier results, which other processes look up with `packed_key`."""
    keys: list[bytes] = []
    with earlier.path.open("rb") as file:
        place = len(file.readline())
        while place < earlier.end:
            line = file.readline()
            keys.append(_key_of(line))
            place += len(line)
    return frozenset(keys)


def packed_key(item_key: str) -> bytes:
    """Return a key in fewer bytes."""
    return bytes.fromhex(item_key)


def key(item: Article | Failure) -> str:
    """Return what decides the result of an item, apart from the model and the options."""
    content = item.to_dict() if isinstance(item, Article) else (item.id, item.source, item.code)
    line = json.dumps(content, sort_keys=True).encode("ascii")
    return blake2b(line, digest_size=16).hexdigest()


def added_by_user() -> Header:
    """Return other packages' families and the user's own word lists if there are any."""
    additions = {
        "families of": providers(),
        "--lexicon": {name: load(name).fingerprint for name in user_lists.paths()},
    }
    return {name: fingerprints for name, fingerprints in additions.items() if fingerprints}


def fingerprint(boilerplate: Boilerplate | None) -> str:
    """Return a checksum of recurring lines."""
    lines = {source: sorted(some) for source, some in (boilerplate or {}).items()}
    return sha256(json.dumps(lines, sort_keys=True).encode()).hexdigest()[:16]


class Journal:
    """A file of results. With `resume` the results of an earlier run with the same header are kept.

    Memory is that of the keys of earlier results. A last line that was cut off is removed. Raises
    `InputError` where the file has another header or is not a journal.
    """

    def __init__(self, path: Path, header: Header, *, resume: bool) -> None:
        self.path = path
        self._places = _earlier(path, header) if resume and path.exists() else {}
        if not self._places:
            path.write_bytes(_line(header))
        self._file: BinaryIO = path.open("r+b")
        self._end = self._file.seek(0, 2)
        self._is_at_end = True
        self.earlier: Earlier | None = Earlier(path, self._end) if self._places else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Return how many results an earlier run left."""
        return len(self._places)

    def __contains__(self, key: object) -> bool:
        """Return whether an earlier run has the result of that packed key."""
        return key in self._places

    def place(self, item_key: str) -> int | None:
        """Return where an earlier run wrote the result of that key."""
        return self._places.get(packed_key(item_key))

    def add(self, item_key: str, result: Mapping[str, Any]) -> int:
        """Write a result and return its place; it is on its way to the disk when this returns."""
        return self.append(_line({"key": item_key, **result}))

    def append(self, line: bytes) -> int:
        """Write the line of a result, which begins with its key, and return its place."""
        place = self._end
        if not self._is_at_end:
            self._file.seek(place)
            self._is_at_end = True
        self._file.write(line)
        self._file.flush()
        self._end += len(line)
        return place

    def read(self, place: int) -> dict[str, Any]:
        """Return the result written at `place`."""
        result: dict[str, Any] = json.loads(self.line(place))
        return result

    def line(self, place: int) -> bytes:
        """Return the line written at `place`."""
        self._file.seek(place)
        self._is_at_end = False
        return self._file.readline()

    def keep_only(self, places: Iterable[int]) -> None:
        """Write the file again with the results at `places`, and close it."""
        with table_file.whole(self.path) as unfinished:
            with unfinished.open("wb") as out:
                for place in (0, *sorted(set(places))):
                    self._file.seek(place)
                    out.write(self._file.readline())
            self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _earlier(path: Path, header: Header) -> dict[bytes, int]:
    with path.open("r+b") as file:
        try:
            places, end = _scan(file, header, path)
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path} does not hold finished work ({error}). Give another name, or delete the file."
            ) from None
        file.truncate(end)
    return places


def _scan(file: BinaryIO, header: Header, path: Path) -> tuple[dict[bytes, int], int]:
    """Places of results by key, and where the last whole line ends."""
    places: dict[bytes, int] = {}
    first = file.readline()
    if not first.endswith(b"\n"):
        if first and not _line(header).startswith(first):
            raise ValueError("its first line is no header")
        return {}, 0
    _require_same(json.loads(first), json.loads(_line(header)), path)
    place = file.tell()
    for line in file:
        if not line.endswith(b"\n"):
            break
        places[_key_of(line)] = place
        place += len(line)
    return places, place


def _key_of(line: bytes) -> bytes:
    if not line.startswith(_BEFORE_KEY):
        raise ValueError(f"a line has no key: {line[:40]!r}")
    return packed_key(line[_KEY].decode("ascii"))


def _require_same(before: Header, now: Header, path: Path) -> None:
    for name in {**dict(before), **now}:
        if before.get(name) != now.get(name):
            raise InputError(
                f"{path} was made with {name} {str(before.get(name))[:60]!r}, "
                f"this run has {str(now.get(name))[:60]!r}. "
                "Give the same again, or start afresh without resuming."
            )


def _line(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content).encode("ascii") + b"\n"
