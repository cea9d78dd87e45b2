"""The sense of a loaded word, by its neighbours: "slammed the mayor", not "slammed into a wall"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from reliability.extractors._context import sentence_of, word
from reliability.lexicons import Hit, load
from reliability.records import Passage

_NEAR = 6
"""Words on each side in which another sense shows."""
Condition = Callable[[Passage, Hit], bool]


def category(hit: Hit) -> str:
    """The category of an entry, its condition left off."""
    return hit.entry.category.partition("/")[0]


def is_meant(passage: Passage, hit: Hit) -> bool:
    """Whether the entry has its charged sense here."""
    if _is_felt(passage, hit) or _is_topic(passage, hit) or _is_alleged(passage, hit):
        return False
    if hit.entry.lemma in _in_context("legal_term") and _is_legal(passage, hit):
        return False
    condition = _CONDITIONS.get(hit.entry.category.partition("/")[2])
    return condition is None or condition(passage, hit)


def _is_felt(passage: Passage, hit: Hit) -> bool:
    """Whether the judgement is somebody else's: "alarming to many officials"."""
    judges = category(hit) == "condemnation" and word(passage, hit.last) == "to"
    return judges and word(passage, hit.last + 1) in _in_context("felt_by")


def _is_alleged(passage: Passage, hit: Hit) -> bool:
    """Whether the judgement is somebody's allegation: "his allegedly racist voters"."""
    return not _in_context("alleged").isdisjoint(_around(passage, hit, before=_LIST, after=0))


_LIST = 4
"""Words that may follow "allegedly": "allegedly racist, sexist and cruel"."""


def _is_topic(passage: Passage, hit: Hit) -> bool:
    """Whether a noun is what is talked about: "a question about dishonesty"."""
    single = category(hit) == "alarm" and hit.last - hit.first == 1
    return single and word(passage, hit.first - 1) in _in_context("topic_before")


def _is_predicate(passage: Passage, hit: Hit) -> bool:
    """Whether a form of "be" precedes, perhaps with an adverb: "became politically controversial"."""
    before = passage.words[max(hit.first - 2, sentence_of(passage, hit.first).first) : hit.first]
    return not _in_context("label_before").isdisjoint(before)


def _is_legal(passage: Passage, hit: Hit) -> bool:
    return not _in_context("legal").isdisjoint(_around(passage, hit, before=_NEAR, after=2))


def _around(passage: Passage, hit: Hit, before: int = _NEAR, after: int = _NEAR) -> tuple[str, ...]:
    """The words of the sentence near the hit."""
    sentence = sentence_of(passage, hit.first)
    first, last = max(sentence.first, hit.first - before), min(sentence.last, hit.last + after)
    return passage.words[first : hit.first] + passage.words[hit.last : last]


@cache
def _in_context(name: str) -> frozenset[str]:
    return load("loaded_context").words(name)


def _next_to(name: str, neighbours: tuple[str, str]) -> bool:
    before, after = neighbours
    return before in _in_context(f"{name}_before") or after in _in_context(f"{name}_after")


def _neighbours(passage: Passage, hit: Hit) -> tuple[str, str]:
    return word(passage, hit.first - 1), word(passage, hit.last)


def _clashes(passage: Passage, hit: Hit) -> bool:
    """Whether it is criticism: "slammed the mayor", not "slammed into a wall" or "a bomb blast"."""
    neighbours = _neighbours(passage, hit)
    ends = hit.last >= sentence_of(passage, hit.first).last
    inflected = passage.words[hit.first].endswith(("ed", "ing", "s")) or neighbours[0] in _BEFORE_VERBS
    return inflected and not ends and not _next_to("clash", neighbours)


_BEFORE_VERBS = frozenset({"to", "will", "would", "could", "and", "they", "we", "critics", "who"})


def _is_doubtful(passage: Passage, hit: Hit) -> bool:
    """Whether "so-called" doubts what follows, and does not introduce a term."""
    following = passage.words[hit.last : hit.last + 2]
    return not passage.quoted[min(hit.last, len(passage.words) - 1)] and not _in_context(
        "doubted"
    ).isdisjoint(following)


def _far_from(name: str) -> Condition:
    return lambda passage, hit: _in_context(name).isdisjoint(_around(passage, hit))


def _beside(name: str) -> Condition:
    return lambda passage, hit: _next_to(name, _neighbours(passage, hit))


def _not_next_to(name: str) -> Condition:
    return lambda passage, hit: not _next_to(name, _neighbours(passage, hit))


def _is_lying(passage: Passage, hit: Hit) -> bool:
    """Whether somebody deceives: "lied about the cost", not "lying in bed" or "lying to the FBI"."""
    return not _next_to("lying", _neighbours(passage, hit)) and _far_from("lying")(passage, hit)


_LITERAL_BESIDE = (
    "monster", "troll", "regime", "rubbish", "radical", "utter", "explosive", "epic", "trash", "chaos",
    "boast", "streaming", "sham",
)  # fmt: skip
"""Conditions that fail beside a word of `NAME_before` or `NAME_after` in `loaded_context.tsv`."""
_LITERAL_NEAR = ("mob", "animal", "hijack", "melting", "snowflake")
"""Conditions that fail near a word of `NAME`."""
_CHARGED_BESIDE = ("hack", "loser")
"""Conditions that need a word of `NAME_before` or `NAME_after`."""
_CONDITIONS: Mapping[str, Condition] = {
    "clash": _clashes,
    "so-called": _is_doubtful,
    "lying": _is_lying,
    "label": lambda passage, hit: not _is_predicate(passage, hit),
    **{name: _not_next_to(name) for name in _LITERAL_BESIDE},
    **{name: _far_from(name) for name in _LITERAL_NEAR},
    **{name: _beside(name) for name in _CHARGED_BESIDE},
}
