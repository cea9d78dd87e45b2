"""Of what kind a capitalised run is: the name of a person, another name, a date, or no name at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reliability.records import Passage
from reliability.text.capital_runs import (
    CALENDAR,
    FIRST_NAME,
    FUNCTION,
    PARTICLE,
    Run,
    surname,
    without_ending,
)
from reliability.text.name_evidence import (
    COURTESY,
    CUE,
    DEMONYM,
    GUARDED,
    MODIFIER,
    TITLE,
    TITLE_FORMS,
    NameEvidence,
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
"""Words of the longest name taken for a person's by its form alone."""


Mention = tuple[int, int, int, Kind]
"""A name at the words `first:last`, and the word at which its title begins, which without one is `first`."""


def find_mentions(passage: Passage, runs: Sequence[Run], shown: NameEvidence) -> list[Mention]:
    """Return the names in `runs`, in order."""
    mentions: list[Mention] = []
    for run in runs:
        if run.last - run.first > 1:
            run = _trimmed(passage, run) if run.weak else run
            if run.last - run.first > 1:
                mentions += _name_of_words(passage, run, shown)
            elif kind := _kind_of_word(passage, run, shown):
                mentions.append((run.first, run.last, run.first, kind))
        elif kind := _kind_of_word(passage, run, shown):
            mentions.append((run.first, run.last, run.first - _follows_title(passage, run), kind))
    return mentions


def _follows_title(passage: Passage, run: Run) -> bool:
    """Return whether a title in lower case, or cut off by its full stop, precedes the only word of `run`."""
    if not run.first or passage.words[run.first - 1] not in TITLE_FORMS:
        return False
    between = gap(passage, run.first)
    return between.isspace() or (between.startswith(".") and not run.weak)


def _kind_of_word(passage: Passage, run: Run, shown: NameEvidence) -> Kind | None:
    index, word = run.first, run.word
    if word in shown.surnames and not (run.determined and word in GUARDED) and word != "i":
        if word in CALENDAR:
            return "calendar" if is_date(passage, index) else "person"
        if not run.weak or _is_used_as_name(passage, run, word):
            return "person"
        return None
    if word in CALENDAR:
        return "calendar"
    if word in FUNCTION or word in TITLE:
        return None
    if run.weak:
        is_shown = word in shown.alone or (word in shown.leading and word[-1:] != "s")
        return "other" if is_shown and word not in DEMONYM and not _written_small(passage, word) else None
    if passage.words[run.last : run.last + 1] == ("who",) and word not in CUE and acts(passage, run.last):
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
    return any(passage.text[passage.starts[index]].islower() for index in passage.positions.get(word, ()))


def _trimmed(passage: Passage, run: Run) -> Run:
    """`run` without a common noun that only its place at the start of a sentence capitalises."""
    first = passage.words[run.first]
    if first in TITLE or first in MODIFIER or first in PARTICLE:
        return run
    hyphen = passage.starts[run.first] + first.find("-")
    common = first.endswith("ing") or ("-" in first and passage.text[hyphen + 1].islower())
    if not common and _written_small(passage, first):
        common = run.last - run.first > 2 or (first.endswith("s") and not first.endswith("ss"))
    return run._replace(first=run.first + 1, weak=False) if common else run


def _name_of_words(passage: Passage, run: Run, shown: NameEvidence) -> list[Mention]:
    """Return the name in a run of several words, if there is one; two if a day or month ends it."""
    words, last = passage.words[run.first : run.last], run.word
    if last in CALENDAR and last not in shown.surnames:  # "told Ana Ruiz Tuesday"
        shorter = run._replace(last=run.last - 1, word=surname(words[:-1]))
        day: Mention = run.last - 1, run.last, run.last - 1, "calendar"
        return [*find_mentions(passage, [shorter], shown), day]
    begin = title_end(words)
    guarded = last in GUARDED and last not in shown.surnames
    if begin and len(words) - begin == 1 and guarded and words[begin - 1] not in COURTESY:
        return [(run.first, run.last, run.first, "other")]
    if not begin and last not in shown.surnames and all(map(_is_office, words)):
        return []  # "Prime Minister", "Attorney General": nobody's name
    kind = _kind_of_words(passage, run, words[begin:], shown, begin > 0 and words[begin - 1] != "of")
    return [(run.first + begin, run.last, run.first, kind)]


def _kind_of_words(
    passage: Passage, run: Run, words: Sequence[str], shown: NameEvidence, titled: bool
) -> Kind:
    last = run.word
    named = last in shown.surnames
    is_days = all(without_ending(word) in CALENDAR for word in words)
    if is_days and (not named or is_date(passage, run.last - 1)):
        return "calendar"
    cues = CUE.intersection(map(without_ending, words[words[0] in FIRST_NAME :]))
    if named and cues <= {last} and (titled or not run.linked):
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
    inside = slice(run.first, run.last)
    spans = zip(passage.words[inside], passage.starts[inside], passage.ends[inside], strict=True)
    return any(
        end - start > 2 and passage.text[start:end].isupper() and "." not in word
        for word, start, end in spans
    )


def _is_office(word: str) -> bool:
    return without_ending(word) in TITLE or word in MODIFIER or word == "of"
