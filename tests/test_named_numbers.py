import pickle
import sys
from math import isnan, nan

import pytest

from reliability.named_numbers import NamedNumbers

NUMBERS = {"b": 0.1, "a": -2.5, "c": 3.0}


def test_is_like_a_dict_of_the_same_items():
    numbers = NamedNumbers(NUMBERS)
    assert numbers == NUMBERS
    assert numbers == NUMBERS
    assert list(numbers.items()) == list(NUMBERS.items())
    assert repr(numbers) == repr(NUMBERS)
    assert numbers.get("d", 7.0) == 7.0
    with pytest.raises(KeyError, match="d"):
        numbers["d"]


def test_differs_from_other_numbers():
    assert NamedNumbers(NUMBERS) != NamedNumbers(NUMBERS | {"a": -2.4})
    assert NamedNumbers(NUMBERS) != NamedNumbers({"a": -2.5, "b": 0.1})


def test_what_is_undefined_stays_so():
    assert isnan(NamedNumbers({"a": nan})["a"])


def test_survives_pickling():
    numbers = pickle.loads(pickle.dumps(NamedNumbers(NUMBERS)))
    assert numbers == NUMBERS
    assert list(numbers) == list(NUMBERS)


def test_cannot_be_changed():
    with pytest.raises(TypeError):
        NamedNumbers(NUMBERS)["a"] = 1.0


def test_mappings_of_the_same_names_share_them():
    numbers = {f"measure_{place}": float(place) for place in range(130)}
    first, second = NamedNumbers(numbers), NamedNumbers(dict(numbers))
    assert first._indices is second._indices
    assert sys.getsizeof(first._numbers) < 1_500


def test_other_numbers_by_the_same_names():
    first = NamedNumbers({"a": 1.0, "b": nan})
    second = first.with_numbers([3, 4.5])
    assert second == {"a": 3.0, "b": 4.5}
    assert list(second.items()) == [("a", 3.0), ("b", 4.5)]
    assert list(second.values()) == [3.0, 4.5]
    assert first["a"] == 1.0
