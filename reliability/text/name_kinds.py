"""Of what kind a capitalised run is: the name of a person, another name, a date, or no name at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reliability.records import Passage
from reliability.text.capital_runs import CALENDAR, FIRST_NAME, FUNCTION, PARTICLE, Run, base, surname
from reliability.text.name_evidence import (
    COURTESY,
    CUE,
    DEMONYM,
    GUARDED,
    MODIFIER,
    TITLE,
    Evidence,
    acts,
    is_date,
    title_end,
)
from reliability.text.spacing import gap
from reliability.text.word_lists import words as listed

Kind = Literal["person", "other", "demonym", "calendar"]
_PLACE_PREPOSITION = listed("names", "place_preposition")
_COMMON = frozenset({"of", "for", "that"})
"""What follows a common noun at the start of a sentence ("Hope of a deal") and seldom a surname."""
_LONGEST_PERSON = 5


class Name(NamedTuple):
    """A name at the words `first:last`; its title, if any, begins at `title`, which else is `first`.

    `key` is the same for every mention of a person: "Gustavo Petro", "Petro" and "Mr Petro" have one key.
    """

    first: int
    last: int
    title: int
    kind: Kind
    key: str


def in_run(passage: Passage, run: Run, shown: Evidence) -> Iterator[Name]:
    """Return the name in a run, if there is one; two if a place precedes an office."""
    if run.last - run.first == 1:
        kind = _kind_of_word(passage, run, shown)
        if kind:
            title = run.first - _titled(passage, run)
            yield Name(run.first, run.last, title, kind, "")
        return
    trimmed = _trimmed(passage, run)
    if trimmed.last - trimmed.first > 1:
        yield from _of_words(passage, trimmed, shown)
    elif kind := _kind_of_word(passage, trimmed, shown):
        yield Name(trimmed.first, trimmed.last, trimmed.first, kind, "")


def _titled(passage: Passage, run: Run) -> bool:
    """Return whether a title in lower case, or cut off by its full stop, precedes the only word of `run`."""
    if not run.first or base(passage.words[run.first - 1]) not in TITLE:
        return False
    between = gap(passage, run.first)
    return between.isspace() or (between.startswith(".") and not run.weak)


def _kind_of_word(passage: Passage, run: Run, shown: Evidence) -> Kind | None:
    at, word = run.first, run.word
    if word in shown.surnames and not (run.determined and word in GUARDED) and word != "i":
        if word in CALENDAR:
            return "calendar" if is_date(passage, at) else "person"
        if not run.weak or _is_used_as_name(passage, run, word):
            return "person"
        return None
    if word in CALENDAR:
        return "calendar"
    if word in FUNCTION or word in TITLE:
        return None
    if run.weak:
        known = word in shown.alone or (word in shown.leading and word[-1:] != "s")
        return "other" if known and word not in DEMONYM and not _written_small(passage, word) else None
    if word not in CUE and acts(passage, run.last) and passage.words[run.last] == "who":
        return "person"
    return "demonym" if word in DEMONYM else "other"


def _is_used_as_name(passage: Passage, run: Run, word: str) -> bool:
    """Whether a known surname that opens a sentence is the name there, and not the word it looks like."""
    if acts(passage, run.last):
        return True
    following = passage.words[run.last] if run.last < len(passage.words) else ""
    between = gap(passage, run.last) if following else ""
    if word in FUNCTION:
        if passage.words[run.first].endswith("'s"):
            return True
        verb = following.endswith("s") and len(following) > 4 and not following.endswith("ss")
        return between.isspace() and verb
    return following not in _COMMON or not between.isspace() or not _written_small(passage, word)


def _written_small(passage: Passage, word: str) -> bool:
    """Whether the article has the word in small letters too."""
    return any(passage.text[passage.starts[at]].islower() for at in passage.positions.get(word, ()))


def _trimmed(passage: Passage, run: Run) -> Run:
    """`run` without a common noun that only its place at the start of a sentence capitalises."""
    first = passage.words[run.first]
    if not run.weak or first in TITLE or first in MODIFIER or first in PARTICLE:
        return run
    hyphen = passage.starts[run.first] + first.find("-")
    common = first.endswith("ing") or ("-" in first and passage.text[hyphen + 1].islower())
    if not common and _written_small(passage, first):
        common = run.last - run.first > 2 or (first.endswith("s") and not first.endswith("ss"))
    return run._replace(first=run.first + 1, weak=False) if common else run


def _of_words(passage: Passage, run: Run, shown: Evidence) -> Iterator[Name]:
    if run.word in CALENDAR and run.word not in shown.surnames:  # "told Ana Ruiz Tuesday"
        words = passage.words[run.first : run.last - 1]
        shorter = run._replace(last=run.last - 1, word=surname(words))
        yield from in_run(passage, shorter, shown)
        yield Name(run.last - 1, run.last, run.last - 1, "calendar", "")
        return
    words = passage.words[run.first : run.last]
    begin = title_end(words)
    last = run.word
    alone = len(words) - begin == 1
    if (
        begin
        and alone
        and last in GUARDED
        and last not in shown.surnames
        and words[begin - 1] not in COURTESY
    ):
        yield Name(run.first, run.last, run.first, "other", "")
        return
    if not begin and last not in shown.surnames and all(map(_is_office, words)):
        return  # "Prime Minister", "Attorney General": nobody's name
    kind = _kind_of_words(passage, run, words[begin:], shown, begin > 0 and words[begin - 1] != "of")
    yield Name(run.first + begin, run.last, run.first, kind, "")


def _kind_of_words(passage: Passage, run: Run, words: Sequence[str], shown: Evidence, titled: bool) -> Kind:
    last = run.word
    named = last in shown.surnames and not is_date(passage, run.last - 1)
    if {base(word) for word in words} <= CALENDAR and not named:
        return "calendar"
    cues = CUE.intersection(map(base, words[words[0] in FIRST_NAME :]))
    if last in shown.surnames and cues <= {last} and (titled or not run.linked):
        return "person"
    if run.linked or len(words) > _LONGEST_PERSON or cues:
        return "other"
    if titled:
        return "person"
    if run.determined or (run.first and passage.words[run.first - 1] in _PLACE_PREPOSITION):
        return "other"
    if words[0] in DEMONYM or _has_acronym(passage, run):
        return "other"
    if len(words) < 2 or any(_written_small(passage, word) for word in words):
        return "person" if len(words) > 1 and acts(passage, run.last) else "other"
    return "person"


def _has_acronym(passage: Passage, run: Run) -> bool:
    text, starts, ends = passage.text, passage.starts, passage.ends
    return any(
        ends[at] - starts[at] > 2 and text[starts[at] : ends[at]].isupper() and "." not in passage.words[at]
        for at in range(run.first, run.last)
    )


def _is_office(word: str) -> bool:
    return base(word) in TITLE or word in MODIFIER or word == "of"
