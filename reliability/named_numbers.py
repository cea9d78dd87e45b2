"""Numbers by name, in a tenth of the memory of a dict."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any


class NamedNumbers(Mapping[str, float]):
    """An immutable mapping of names to numbers, equal to a dict of the same items.

    Mappings with the same names in the same order share them: 100,000 scored articles have four each.

    Parameters
    ----------
    numbers : Mapping of str to float
        What it holds, in this order.

    Examples
    --------
    >>> numbers = NamedNumbers({"mean": 0.5, "share": 0.25})
    >>> numbers["share"], dict(numbers)
    (0.25, {'mean': 0.5, 'share': 0.25})
    """

    __slots__ = ("_numbers", "_places")

    def __init__(self, numbers: Mapping[str, float]) -> None:
        self._places = _places(tuple(numbers))
        self._numbers = array("d", numbers.values())

    def __getitem__(self, name: str) -> float:
        return self._numbers[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return repr(dict(zip(self._places, self._numbers, strict=True)))

    def __reduce__(self) -> tuple[Any, ...]:
        return NamedNumbers, (dict(zip(self._places, self._numbers, strict=True)),)


@lru_cache(maxsize=64)  # a family's measures, and a model's terms: a few orders in one process
def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}
