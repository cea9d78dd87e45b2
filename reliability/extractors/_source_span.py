"""Who is cited: the words of the source around a cue."""

from __future__ import annotations

from reliability.extractors._cues import Candidate, before
from reliability.extractors._word_class import word_class
from reliability.records import Passage, Sentence

Stretch = tuple[int, int]
"""Words `first:last` of a passage."""

_NOMINAL = frozenset({"name", "word", "plural", "number", "possessive", "quantifier"})
_LINK = frozenset({"of", "for", "at", "from", "with", "in", "by", "and", "&", "on", "to"})
_AUXILIARY = frozenset({"have", "be", "modal", "do", "get"})
_ALONE = frozenset({"pronoun", "first", "contraction", "it", "relative", "there"})
_STOP = frozenset(
    {"that", "relative", "subordinator", "to", "be", "have", "modal", "do", "get", "pronoun", "first",
     "contraction", "it", "as"}
)  # fmt: skip
_BEGINS = _NOMINAL | {"determiner", "pronoun"}
_TIME = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
     "today", "yesterday", "tonight", "last", "earlier"}
)  # fmt: skip
_LONGEST = 12
_FAR = 60
"""The longest noun phrase; how far a subject may stand before its verb, so that any text stays linear."""
_CIRCUMSTANCE = frozenset(
    {"in", "on", "during", "after", "before", "about", "as", "with", "at", "by", "into", "through", "over",
     "under", "since", "via"}
)  # fmt: skip


def source(passage: Passage, found: Candidate, earlier: Stretch | None) -> Stretch | None:
    """The source of a cue; `earlier` is the source of the attribution before it in the same sentence."""
    sentence, cue = passage.sentences[found.sentence], found.cue
    if cue.part == "verb":
        return _of_verb(passage, found, sentence, earlier)
    if cue.part == "noun":
        return _of_noun(passage, found, sentence, earlier)
    if cue.part == "adjective":
        return _of_predicate(passage, found.start, found.before, sentence, earlier)
    if cue.category == "prefix":
        return right(passage, found.last, sentence.last)
    return None


def predicate(passage: Passage, start: int, kind: str, first: int) -> tuple[int, str]:
    """Where the auxiliaries and adverbs of a predicate begin, and what stands before them."""
    while kind in _AUXILIARY and start > first:
        start, kind = before(passage, start - 1, first)
    return start, kind


def _of_verb(
    passage: Passage, found: Candidate, sentence: Sentence, earlier: Stretch | None
) -> Stretch | None:
    form = found.cue.form
    kind = found.before
    if kind == "be" and form in {"past", "participle"}:
        return agent(passage, found.last, sentence.last)
    if (
        form in {"past", "s", "base"}
        and kind in {"quote", "comma", "break"}
        and inverted(passage, found, sentence)
    ):
        return right(passage, found.last, sentence.last, _CIRCUMSTANCE)
    if kind == "start":
        return agent(passage, found.last, sentence.last)
    if form == "ing" and kind in {"comma", "quote", "preposition", "conjunction"}:
        return earlier or main_subject(passage, found.start, sentence.first)
    return _of_predicate(passage, found.start, kind, sentence, earlier)


def _of_predicate(
    passage: Passage, start: int, kind: str, sentence: Sentence, earlier: Stretch | None
) -> Stretch | None:
    """The subject left of a predicate that begins at `start`."""
    start, kind = predicate(passage, start, kind, sentence.first)
    if kind in _ALONE or kind == "that":
        return start - 1, start
    if kind in _NOMINAL:
        return left(passage, start, sentence.first)
    if kind == "determiner" or kind == "object":
        return start - 1, start
    if kind in {"conjunction", "to", "adverb"} and earlier:
        return earlier
    if kind == "comma":
        return main_subject(passage, start, sentence.first) or earlier
    return clause_subject(passage, start, sentence.first) or earlier


def _of_noun(
    passage: Passage, found: Candidate, sentence: Sentence, earlier: Stretch | None
) -> Stretch | None:
    if found.cue.category == "person":
        return left(passage, found.last, sentence.first)
    if found.after in {"by", "from"}:
        return right(passage, found.last + 1, sentence.last)
    at, kind = found.first, found.before
    for _ in range(3):
        if kind == "possessive":
            return left(passage, at, sentence.first)
        if kind == "determiner" and passage.words[at - 1] in {
            "his",
            "her",
            "their",
            "its",
            "my",
            "our",
            "your",
        }:
            return at - 1, at
        if kind not in {"word", "name", "plural"}:
            break
        at, kind = before(passage, at - 1, sentence.first)
    owner = earlier or clause_subject(passage, found.start, sentence.first)
    return owner if owner and owner[1] < found.start else None


def left(passage: Passage, end: int, first: int) -> Stretch:
    """The noun phrase that ends before word `end`."""
    begin = end - 1
    while begin > first and end - begin < _LONGEST:
        if not _joined(passage, begin - 1):
            break
        here, kind = word_class(passage, begin), word_class(passage, begin - 1)
        word = passage.words[begin - 1]
        if here == "determiner" and word not in _LINK:
            break
        if kind not in _NOMINAL and kind != "determiner" and word not in _LINK and kind != "adverb":
            break
        if passage.quoted[begin - 1]:
            break
        begin -= 1
    while begin < end - 1 and (passage.words[begin] in _LINK or word_class(passage, begin) == "adverb"):
        begin += 1
    return begin, end


def right(passage: Passage, begin: int, last: int, stops: frozenset[str] = frozenset()) -> Stretch | None:
    """The noun phrase that begins at word `begin`, with a short apposition."""
    end = begin
    while end < min(last, begin + _LONGEST):
        if passage.quoted[end] or (end > begin and not _joined(passage, end - 1)):
            break
        word = passage.words[end]
        if end > begin and (word in stops or word in _TIME or word_class(passage, end) in _STOP):
            break
        end += 1
    return (begin, end) if end > begin else None


def agent(passage: Passage, begin: int, last: int) -> Stretch | None:
    """The noun phrase behind "by" within the next words: who did what the passive says."""
    for at in range(begin, min(last, begin + 6)):
        if passage.words[at] == "by":
            return right(passage, at + 1, last)
        if at > begin and not _joined(passage, at - 1):
            return None
    return None


def inverted(passage: Passage, found: Candidate, sentence: Sentence) -> bool:
    """Whether the subject follows, as in `"…," said Smith` or `the plan is dead, said Smith`."""
    if found.before == "quote" and found.after in _BEGINS:
        return True
    if found.after not in {"name", "determiner", "possessive"}:
        return False
    end = found.last
    while end < sentence.last and end - found.last < _LONGEST:
        if end > found.last and not _joined(passage, end - 1):
            break
        kind = word_class(passage, end)
        if (
            kind not in {"name", "determiner", "possessive", "word", "number"}
            and passage.words[end] not in _LINK
        ):
            return False
        end += 1
    names = sum(passage.text[passage.starts[i]].isupper() for i in range(found.last, end))
    return names > 0 and 2 * names >= end - found.last - 1


def main_subject(passage: Passage, end: int, first: int) -> Stretch | None:
    """The first noun phrase of the sentence, behind a circumstance set off by a comma."""
    return _first_phrase(passage, max(first, end - _FAR), end)


def clause_subject(passage: Passage, end: int, first: int) -> Stretch | None:
    """The first noun phrase of the clause that `end` belongs to; a relative pronoun stands for itself."""
    begin, first = end - 1, max(first, end - _FAR)
    while begin > first:
        kind = word_class(passage, begin)
        if kind == "relative":
            return begin, begin + 1
        if kind in {"subordinator", "that"}:
            begin += 1
            break
        if kind in {"pronoun", "first"} and begin < end:
            return begin, begin + 1
        if passage.quoted[begin - 1] or _strong(passage, begin - 1):
            break
        begin -= 1
    return _first_phrase(passage, max(begin, first), end)


def _first_phrase(passage: Passage, begin: int, end: int) -> Stretch | None:
    begin = _past_circumstance(passage, begin, end)
    at = begin
    while at < end and at - begin < _LONGEST:
        kind = word_class(passage, at)
        if kind in _ALONE and at == begin:
            return at, at + 1
        if at > begin and not _joined(passage, at - 1):
            break
        if kind not in _NOMINAL and kind != "determiner" and passage.words[at] not in _LINK:
            break
        if kind == "word" and at > begin and passage.words[at].endswith("ed") and _is_noun(passage, at - 1):
            break
        at += 1
    while at > begin and (passage.words[at - 1] in _LINK or word_class(passage, at - 1) == "determiner"):
        at -= 1
    return (begin, at) if at > begin else None


def _is_noun(passage: Passage, at: int) -> bool:
    return word_class(passage, at) in {"name", "word", "plural", "number"}


def _past_circumstance(passage: Passage, begin: int, end: int) -> int:
    while begin < end:
        kind = word_class(passage, begin)
        if kind in {"conjunction", "adverb"} or passage.quoted[begin]:
            begin += 1
        elif kind in {"preposition", "as", "subordinator", "to"} or passage.words[begin].endswith("ing"):
            comma = next((i for i in range(begin, end - 1) if not _joined(passage, i)), None)
            if comma is None:
                return begin + 1
            begin = comma + 1
        else:
            break
    return begin


def _joined(passage: Passage, at: int) -> bool:
    """Whether nothing but a space, hyphen or an abbreviation's stop parts word `at` from the next."""
    gap = passage.plain[passage.ends[at] : passage.starts[at + 1]]
    stopped = gap[:1] in {".", "'"} and gap[1:].isspace()
    return (
        (len(gap) == 1 and gap not in "—–")
        or gap.isspace()
        or stopped
        or (gap[:1].isspace() and gap.strip() == "(")
    )


def _strong(passage: Passage, at: int) -> bool:
    gap = passage.plain[passage.ends[at] : passage.starts[at + 1]]
    return gap != " " and (any(mark in gap for mark in ';:—–"') or " -" in gap)
