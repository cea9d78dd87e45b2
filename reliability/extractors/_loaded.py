"""Loaded words of a passage: entries of `loaded_wording.tsv` in their charged sense and own voice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from reliability.extractors._context import sentence_of, word
from reliability.extractors._reported import reported
from reliability.lexicons import Hit, load
from reliability.records import Passage
from reliability.text.names import in_a_name

_NEAR = 6
"""Words on each side in which another sense shows."""
_LABELS = frozenset({"derogatory", "delegitimising", "mockery"})
"""Categories whose phrases writers capitalise as names ("the Deep State")."""
Condition = Callable[[Passage, Hit], bool]


def loaded(passage: Passage) -> list[Hit]:
    """Loaded entries in order: not quoted, not reported, not part of names, not in a literal sense.

    Found once and kept with the passage.
    """
    known = passage.memo.get("loaded")
    if not isinstance(known, list):
        known = passage.memo["loaded"] = _found(passage)
    return known


def _found(passage: Passage) -> list[Hit]:
    found = [hit for hit in load("loaded_wording").find(passage) if hit.entry.weight]
    found += _compounds(passage, {hit.first for hit in found})
    if not found:
        return found
    others = reported(passage)
    return sorted(hit for hit in found if not others[hit.first] and _is_meant(passage, hit))


def category(hit: Hit) -> str:
    """The category of an entry, its condition left off."""
    return hit.entry.category.partition("/")[0]


def _is_meant(passage: Passage, hit: Hit) -> bool:
    """Whether the entry has its charged sense here."""
    if _is_name(passage, hit) or (hit.entry.lemma in _in_context("legal_term") and _is_legal(passage, hit)):
        return False
    condition = _CONDITIONS.get(hit.entry.category.partition("/")[2])
    return condition is None or condition(passage, hit)


def _is_name(passage: Passage, hit: Hit) -> bool:
    if hit.last - hit.first > 1 and category(hit) in _LABELS:
        return False
    first = hit.first + _only_begins_a_sentence(passage, hit)
    return any(in_a_name(passage, at) for at in range(first, hit.last))


def _only_begins_a_sentence(passage: Passage, hit: Hit) -> bool:
    """Whether the capital of the first word shows no name: "Beleaguered Democrats met."."""
    others = [at for at in passage.positions[passage.words[hit.first]] if at != hit.first]
    return _begins(passage, hit.first) and not any(
        passage.text[passage.starts[at]].isupper() and not _begins(passage, at) for at in others
    )


def _begins(passage: Passage, at: int) -> bool:
    return sentence_of(passage, at).first == at


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
    """Where "Slammed the mayor", not "slammed into a wall", "a bomb blast"."""
    neighbours = _neighbours(passage, hit)
    ends = hit.last >= sentence_of(passage, hit.first).last
    inflected = passage.words[hit.first].endswith(("ed", "ing", "s")) or neighbours[0] in _BEFORE_VERBS
    return inflected and not ends and not _next_to("clash", neighbours)


_BEFORE_VERBS = frozenset({"to", "will", "would", "could", "and", "they", "we", "critics", "who"})


_OBJECTS = frozenset(
    {"the", "his", "her", "their", "its", "him", "them", "us", "trump", "biden", "media", "critics"}
)


def _is_doubtful(passage: Passage, hit: Hit) -> bool:
    """Whether "so-called" doubts what follows, and does not introduce a term."""
    following = passage.words[hit.last : hit.last + 2]
    return not passage.quoted[min(hit.last, len(passage.words) - 1)] and not _in_context(
        "doubted"
    ).isdisjoint(following)


def _far_from(name: str) -> Condition:
    return lambda passage, hit: _in_context(name).isdisjoint(_around(passage, hit))


def _not_next_to(name: str) -> Condition:
    return lambda passage, hit: not _next_to(name, _neighbours(passage, hit))


def _is_lying(passage: Passage, hit: Hit) -> bool:
    """Where "Lied about the cost"; not "lying in bed", nor the offence of lying to an authority."""
    return not _next_to("lying", _neighbours(passage, hit)) and _far_from("lying")(passage, hit)


_CONDITIONS: Mapping[str, Condition] = {
    "clash": _clashes,
    "hack": lambda passage, hit: _next_to("hack", _neighbours(passage, hit)),
    "so-called": _is_doubtful,
    "monster": _not_next_to("monster"),
    "troll": _not_next_to("troll"),
    "regime": _not_next_to("regime"),
    "rubbish": _not_next_to("rubbish"),
    "radical": _not_next_to("radical"),
    "utter": _not_next_to("utter"),
    "lying": _is_lying,
    "explosive": _not_next_to("explosive"),
    "epic": _not_next_to("epic"),
    "trash": _not_next_to("trash"),
    "chaos": _not_next_to("chaos"),
    "mob": _far_from("mob"),
    "animal": _far_from("animal"),
    "snowflake": _far_from("snowflake"),
}


def _compounds(passage: Passage, taken: set[int]) -> Iterator[Hit]:
    """Hyphenated words with a charged first or last part: fear-driven, tax-hating."""
    parts = load("charged_compounds").entries
    for one in [one for one in passage.positions if "-" in one]:
        first, last = one.partition("-")[0], one.rpartition("-")[2]
        if entries := parts.get(f"-{last}") or parts.get(f"{first}-"):
            at = passage.positions[one]
            yield from (Hit(i, i + 1, entries[0]) for i in at if not passage.quoted[i] and i not in taken)
