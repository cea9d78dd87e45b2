import pickle

from reliability.records import Deferred


def test_a_deferred_sequence_is_made_once_and_only_when_read():
    made = []

    def make():
        made.append(1)
        return (character for character in "abc")

    sequence = Deferred(make)
    assert not made
    assert (len(sequence), sequence[1], sequence[1:], list(sequence)) == (3, "b", ("b", "c"), list("abc"))
    assert made == [1]


def test_a_deferred_sequence_equals_a_tuple_and_travels_as_one():
    sequence = Deferred(lambda: "abc")
    assert sequence == ("a", "b", "c") == Deferred(lambda: "abc")
    assert hash(sequence) == hash(("a", "b", "c"))
    assert repr(sequence) == "('a', 'b', 'c')"
    assert pickle.loads(pickle.dumps(sequence)) == ("a", "b", "c")
    assert not Deferred(tuple)
