"""Words that may be a cue, with the place they stand in: what stands before and behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reliability.lexicons import load
from reliability.records import Passage

_LISTS = {
    "verb": "attribution_verbs",
    "noun": "attribution_nouns",
    "adjective": "attribution_adjectives",
    "adverbial": "attribution_adverbials",
}


_STOPS = frozenset({"comma", "break", "end"})
_DATED = frozenset({"on", "last", "this", "late", "early"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_AUXILIARY = frozenset({"have", "modal", "do"})
_SUBJECTS = frozenset({"name", "pronoun", "first", "word", "plural", "possessive"})


class Cue(NamedTuple):
    """An entry of the cue lists; `form` is a verb's: base, s, past, participle or ing."""

    words: tuple[str, ...]
    part: str
    category: str
    form: str
    lemma: str


class Candidate(NamedTuple):
    """Words `first:last` that may be a cue. `start` reaches left over auxiliaries and adverbs."""

    start: int
    first: int
    last: int
    readings: tuple[Cue, ...]
    before: str
    after: str
    sentence: int


@cache
def cues() -> Mapping[str, tuple[tuple[Cue, ...], ...]]:
    """First word → groups of readings of the same words, longest first."""
    groups: dict[tuple[str, ...], list[Cue]] = {}
    for part, name in _LISTS.items():
        for entries in load(name).entries.values():
            for entry in entries:
                form = _form(entry.words[0], entry.lemma) if part == "verb" else ""
                cue = Cue(entry.words, part, entry.category, form, entry.lemma)
                group = groups.setdefault(entry.words, [])
                if part not in {other.part for other in group}:
                    group.append(cue)
    index: dict[str, list[tuple[Cue, ...]]] = {}
    for words in sorted(groups, key=len, reverse=True):
        if all(cue.category == "other" for cue in groups[words]):
            continue
        index.setdefault(words[0], []).append(tuple(groups[words]))
    return {word: tuple(found) for word, found in index.items()}


def _form(word: str, lemma: str) -> str:
    base = lemma.partition(" ")[0]
    if word == base or word == base[:-3] + "ize":
        return "base"
    if word.endswith("ing") and len(word) > len(base):
        return "ing"
    if word.endswith("s") and not base.endswith("ss"):
        return "s"
    if word.endswith("sses"):
        return "s"
    return "participle" if word.endswith("n") and not base.endswith("n") else "past"


@cache
def grammar() -> Mapping[str, str]:
    """Function word → its class."""
    return {
        entry.words[0]: entry.category
        for entries in load("attribution_grammar").entries.values()
        for entry in entries[-1:]
    }


def word_class(passage: Passage, at: int) -> str:
    """The class of the word at `at`, from closed classes and its shape."""
    word = passage.words[at]
    known = grammar().get(word)
    if known:
        return known
    if word.endswith("'s"):
        return "possessive"
    first = passage.text[passage.starts[at]]
    if first.isupper():
        return "name"
    if first.isdigit():
        return "number"
    if word.endswith("ly"):
        return "adverb"
    return "plural" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "word"


def candidates(passage: Passage) -> Iterator[Candidate]:
    """Every place of a cue word outside quotations, in order."""
    index, positions, flags = cues(), passage.positions, passage.quoted
    places = sorted(at for word in index.keys() & positions.keys() for at in positions[word] if not flags[at])
    words, sentences = passage.words, passage.sentences
    free = number = 0
    for at in places:
        if at < free:
            continue
        for group in index[words[at]]:
            last = at + len(group[0].words)
            if last == at + 1 or (words[at:last] == group[0].words and _unbroken(passage, at, last)):
                while sentences[number].last <= at:
                    number += 1
                start, preceding = before(passage, at, sentences[number].first)
                after = _after(passage, last, sentences[number].last)
                verb = group[0].part == "verb" and (len(group) == 1 or after in _STOPS)
                if verb and _closes(passage, start, preceding, after, sentences[number].first):
                    after = "tail"
                yield Candidate(start, at, last, group, preceding, after, number)
                free = last
                break


def _closes(passage: Passage, start: int, preceding: str, after: str, first: int) -> bool:
    """Whether the clause stands behind what it attributes, as in `"…," she said on Monday`."""
    if preceding in _AUXILIARY:
        start -= 1
    elif preceding not in _SUBJECTS:
        return False
    if passage.quoted.rfind(1, max(first - 1, start - 5, 0), start) >= 0:
        return True
    return after in _STOPS and any(
        "," in passage.plain[passage.ends[j - 1] : passage.starts[j]]
        for j in range(start - 1, max(first, start - 9), -1)
    )


def _unbroken(passage: Passage, first: int, last: int) -> bool:
    starts, ends = passage.starts, passage.ends
    return all(starts[i + 1] - ends[i] == 1 for i in range(first, last - 1))


def before(passage: Passage, at: int, first: int) -> tuple[int, str]:
    starts, ends, flat = passage.starts, passage.ends, passage.plain
    j = at
    while True:
        j -= 1
        if j < first:
            return j + 1, "start"
        if passage.quoted[j]:
            return j + 1, "quote"
        if starts[j + 1] - ends[j] != 1:
            gap = flat[ends[j] : starts[j + 1]]
            if "," in gap:
                return j + 1, "comma"
            if gap.strip():
                if _is_possessive(gap):
                    return j + 1, "possessive"
                return j + 1, "break"
        kind = word_class(passage, j)
        if kind != "adverb" and not (passage.words[j] in _DATED and passage.words[j + 1] in _DAYS):
            return j + 1, kind


def _is_possessive(gap: str) -> bool:
    return gap == "' "


def _after(passage: Passage, last: int, end: int) -> str:
    starts, ends, flat = passage.starts, passage.ends, passage.plain
    j = last
    while j < end:
        gap = flat[ends[j - 1] : starts[j]]
        if passage.quoted[j]:
            return "quote"
        if len(gap) > 1:
            if ":" in gap:
                return "colon"
            if "," in gap:
                return "comma"
            if gap.strip():
                return "break"
        kind = word_class(passage, j)
        if kind == "preposition":
            return passage.words[j]
        if kind != "adverb":
            return kind
        j += 1
    return "colon" if ":" in flat[ends[end - 1] : ends[end - 1] + 3] else "end"
