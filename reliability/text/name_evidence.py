"""What a whole article shows about its capitalised words: which are surnames, which are names alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reliability.records import Passage
from reliability.text.capital_runs import CALENDAR, FIRST_NAME, FUNCTION, Run, surname, without_ending
from reliability.text.spacing import gap
from reliability.text.word_lists import words as listed

COURTESY, OFFICE, MODIFIER = (listed("names", kind) for kind in ("courtesy", "office", "modifier"))
ORGANISATION, PLACE = listed("names", "organisation"), listed("names", "place")
MONTH, WEEKDAY, DEMONYM = (listed("names", kind) for kind in ("month", "weekday", "demonym"))
TITLE = COURTESY | OFFICE
COURTESY_FORMS, TITLE_FORMS = (kind | {f"{word}'s" for word in kind} for kind in (COURTESY, TITLE))
CUE = ORGANISATION | PLACE
"""Words that end, or begin, names of organisations and places."""
GUARDED = TITLE | MODIFIER | CUE | CALENDAR | DEMONYM | FUNCTION
"""Words with a capital of their own: a surname only where the article uses them as one twice."""
_GUARDED_FIRST = GUARDED - FIRST_NAME
_ACTS = listed("names", "saying") | listed("names", "auxiliary") | listed("names", "verb")
_BETWEEN = frozenset({"also", "then", "later", "now", "never", "once", "still", "has", "had"})
_ABOUT_PERSONS = frozenset({"who", "whose"})
_BEFORE_MONTH = listed("names", "month_before") | {"in", "on", "until"}
_BEFORE_WEEKDAY = frozenset({"told", "against", "with", "by", "and", "mr", "mrs", "ms", "miss"})
_TO = frozenset({"to", "and", "or", "through", "until"})
_BELIEVED_IN = frozenset({"confidence", "faith", "trust", "belief", "interest", "confident", "interested"})


class NameEvidence(NamedTuple):
    """`surnames` of persons; `alone`: words that are names by themselves; `leading`: the first of several."""

    surnames: frozenset[str]
    alone: frozenset[str]
    leading: frozenset[str]


def title_end(words: Sequence[str]) -> int:
    """How many of the words of a run are a title: up to "Minister" in "Prime Minister Ana Ruiz"; 0: none."""
    if TITLE.isdisjoint(words):
        return 0
    for last in range(len(words) - 2, -1, -1):
        if words[last] in TITLE and without_ending(words[last]) == words[last]:
            break
    else:
        return 0
    if words[last] in COURTESY:
        return last + 1
    end = last + 1
    while end < len(words) - 1 and (words[end] == "of" or words[end] in MODIFIER or words[end] in CUE):
        end += 1
    return end


def acts(passage: Passage, last: int) -> bool:
    """Whether a verb, "who" or an age follows the word `last - 1`, as after the name of a person."""
    words = passage.words
    if last >= len(words):
        return False
    word, before = words[last], gap(passage, last)
    if before == ", ":
        about = word in _ABOUT_PERSONS or (word.isdecimal() and len(word) < 3)
        return about or (word == "however" and not _ACTS.isdisjoint(words[last + 1 : last + 2]))
    if not before.isspace():
        return False
    if (word in _BETWEEN or word.endswith("ly")) and last + 1 < len(words):
        word = words[last + 1]
    return word in _ACTS or (word.endswith("ed") and len(word) > 3 and not word.endswith("eed"))


def is_date(passage: Passage, index: int) -> bool:
    """Return whether a month or weekday is meant as one, and not as somebody's name."""
    words = passage.words
    joined = index > 0 and passage.plain[passage.ends[index - 1] : passage.starts[index]].isspace()
    before = words[index - 1] if joined else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if after[:1].isdigit() and passage.plain[passage.ends[index] : passage.starts[index + 1]].isspace():
        return True
    if without_ending(words[index]) in WEEKDAY:
        cited = words[max(index - 2, 0) : index] == ("according", "to") or (
            index > 1 and passage.quoted[index - 2] and before in _ACTS
        )
        possessive = words[index].endswith("'s")
        return not (cited or acts(passage, index + 1) or before in _BEFORE_WEEKDAY or possessive)
    if before[:1].isdigit() or before in _BEFORE_MONTH:
        return not (before == "in" and index > 1 and words[index - 2] in _BELIEVED_IN)
    range_ends = after in _TO and bool(MONTH.intersection(words[index + 2 : index + 3]))
    return before in MONTH or range_ends


def evidence(passage: Passage, runs: Sequence[Run]) -> NameEvidence:
    """What the runs of a passage show together."""
    closing: set[str] = set()
    titled: set[str] = set()
    leading: set[str] = set()
    for run in runs:
        if run.last - run.first > 1 or (run.first and passage.words[run.first - 1] in COURTESY_FORMS):
            _collect(passage, run, closing, titled, leading)
    single = [run for run in runs if run.last - run.first == 1 and not run.determined]
    if days := _days_after_names(passage, runs):
        name_words = closing | titled | GUARDED | {run.word for run in single}
        titled |= {run.word for run in days if passage.words[run.first] not in name_words}
    doubtful = closing & GUARDED
    used = {run.word for run in single if run.word in doubtful and _is_used(passage, run, run.word)}
    surnames = titled | (closing - GUARDED) | used
    alone = frozenset([run.word for run in single if not run.weak])
    return NameEvidence(frozenset(surnames - {"i"}), alone, frozenset(leading))


def _days_after_names(passage: Passage, runs: Sequence[Run]) -> list[Run]:
    """Runs such as "Ana Friday said": a weekday is a surname where nobody else is called Ana."""
    return [
        run
        for run in runs
        if run.word in WEEKDAY
        and run.last - run.first == 2
        and not run.determined
        and acts(passage, run.last)
    ]


def _collect(passage: Passage, run: Run, closing: set[str], titled: set[str], leading: set[str]) -> None:
    """Add what a name of several words, or one after a title, shows."""
    words = passage.words[run.first : run.last]
    begin = title_end(words)
    before = words[begin - 1] if begin else passage.words[run.first - 1] if run.first else ""
    if run.word in CALENDAR and len(words) - begin > 1:  # "told Mr Venn Tuesday", or Mr Joe Tuesday
        month = run.word in MONTH and not is_date(passage, run.last - 1) and _is_clean(words[begin:])
        (titled if month else closing).add(run.word)
        words = words[:-1]
        run = run._replace(last=run.last - 1, word=surname(words))
    sure = run.word not in GUARDED or (run.word in CALENDAR and not is_date(passage, run.last - 1))
    if without_ending(before) in COURTESY or (begin and before != "of" and sure):
        titled.add(run.word)
    if len(words) - begin > 1:
        if not run.determined and not run.linked and _is_clean(words[begin:]):
            closing.add(run.word)
        leading.add(words[begin])


def _is_clean(words: Sequence[str]) -> bool:
    """Whether nothing before the last word of a name is a title, a day or part of another kind of name."""
    return words[0] not in _GUARDED_FIRST and GUARDED.isdisjoint(map(without_ending, words[1:-1]))


def _is_used(passage: Passage, run: Run, word: str) -> bool:
    """Whether the one word of `run` is somebody's name there, although it is another word too."""
    if word in CALENDAR:
        return not is_date(passage, run.first) and (not run.weak or acts(passage, run.last))
    return acts(passage, run.last) if run.weak else True
