"""Where a vague agent or quantity claims something: rules of context by category of `weasels.tsv`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reliability.extractors._context import belongs, follows_directly, sentence_of, word
from reliability.lexicons import Hit, load
from reliability.records import Passage
from reliability.text.names import names

Stretch = tuple[int, int]
_COMPLEMENT = 4
"""Words of what a group is for or against: "critics of [the new plan] argue"."""
_GROUP = 3
"""Words of the group between a vague quantity and its claim: "many [Republican voters] say"."""


def weasels(body: Passage) -> list[Stretch]:
    """Weasels outside quotations, not overlapping."""
    found: list[Stretch] = []
    for hit in load("weasels").find(body):
        stretch = _RULES[hit.entry.category](body, hit)
        if stretch and (not found or found[-1][1] <= stretch[0]) and not _names_follow(body, stretch[1]):
            found.append(stretch)
    return found


def _names_follow(body: Passage, at: int) -> bool:
    """Whether names or a list of them follow at once: "some, like Ann Lee,"."""
    return belongs("names_follow", word(body, at)) and bool(names(body).of(at + 1) or names(body).of(at + 2))


def _claim(body: Passage, at: int, end: int) -> int:
    """Where the claim that begins at `at` ends, auxiliaries and adverbs before it; 0 without one."""
    while at < end and ((one := word(body, at)).endswith("ly") or belongs("before_claim", one)):
        if not follows_directly(body, at):
            return 0
        at += 1
    return at + 1 if at < end and belongs("claims", word(body, at)) and follows_directly(body, at) else 0


def _agent(body: Passage, hit: Hit) -> Stretch | None:
    """Where "Critics say": a group that nobody has named, and its claim."""
    before = word(body, hit.first - 1)
    if belongs("definite", before) or before.endswith("'s") or before[:1].isdigit():
        return None
    if hit.first and follows_directly(body, hit.first) and names(body).is_name(hit.first - 1):
        return None
    end = sentence_of(body, hit.first).last
    if last := _claim(body, hit.last, end):
        return hit.first, last
    if word(body, hit.last) != "of":
        return None
    claims = (_claim(body, at, end) for at in range(hit.last + 2, hit.last + 2 + _COMPLEMENT))
    return (hit.first, hit.first + 1) if any(claims) else None


def _quantity(body: Passage, hit: Hit) -> Stretch | None:
    """Where "Some say" or "many voters believe"; not "some 300", "and others", "the most"."""
    end = sentence_of(body, hit.first).last
    if word(body, hit.first - 1) in ("the", "and", "how", "as", "too", "so", "that", "at", "not", "these"):
        return None
    for length in range(_GROUP + 1):
        at = hit.last + length
        if last := _claim(body, at, end):
            return None if length and _is_no_group(body, at) else (hit.first, last)
        if not follows_directly(body, at) or word(body, at)[:1].isdigit() or word(body, at) in _NO_GROUP:
            return None
    return None


_NO_GROUP = frozenset(
    [
        "of",
        "to",
        "in",
        "on",
        "for",
        "with",
        "from",
        "by",
        "at",
        "as",
        "and",
        "or",
        "but",
        "that",
        "which",
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "is",
        "are",
        "was",
        "were",
        "had",
        "have",
        "has",
        "who",
        "it",
        "they",
        "he",
        "she",
        "we",
        "you",
        "i",
        "this",
        "these",
        "those",
        "percent",
        "people's",
    ]
)


def _is_no_group(body: Passage, at: int) -> bool:
    """Return whether the word before the claim is not a plural noun that can claim something."""
    group = word(body, at - 1)
    return not (group.endswith("s") or group in ("people", "men", "women", "folks", "others"))


def _people(body: Passage, hit: Hit) -> Stretch | None:
    """Where "People say", as a sentence or clause begins."""
    if follows_directly(body, hit.first) and sentence_of(body, hit.first).first != hit.first:
        return None
    at = hit.last
    if word(body, at) in ("say", "think", "believe", "know", "knows", "says", "thinks", "agrees") and (
        follows_directly(body, at)
    ):
        return hit.first, at + 1
    return None


def _hearsay(body: Passage, hit: Hit) -> Stretch | None:
    """Where "It is widely believed": nobody is named who believes."""
    at = hit.last
    while at < hit.last + 3 and ((one := word(body, at)).endswith("ly") or belongs("between", one)):
        at += 1
    if not belongs("hearsay", word(body, at)) or word(body, at + 1) in ("to", "by", "as", "for"):
        return None
    return hit.first, at + 1


def _adverb(body: Passage, hit: Hit) -> Stretch | None:
    """Where "Widely seen as": received opinion, by nobody."""
    at = hit.last
    if not belongs("received", word(body, at)) or not follows_directly(body, at):
        return None
    named = word(body, at + 1) == "by" and not belongs("vague", word(body, at + 2))
    frequency = body.words[hit.first] in ("often", "frequently") and word(body, at + 1) not in ("as", "to")
    return None if named or frequency else (hit.first, at + 1)


def _by(body: Passage, hit: Hit) -> Stretch | None:
    """Where "Seen by many": only after what somebody thinks or says."""
    near = body.words[max(hit.first - 3, 0) : hit.first]
    after = word(body, hit.last)
    if not any(belongs("received", one) or belongs("claims", one) for one in near):
        return None
    return None if after == "of" or after[:1].isdigit() else (hit.first, hit.last)


def _according(body: Passage, hit: Hit) -> Stretch | None:
    """Where "According to some experts"; not to experts who are said to be at some place."""
    at = hit.last
    if not belongs("vague", word(body, at)):
        return None
    last = at + 1
    if belongs("vague", word(body, last)) or word(body, last).endswith("s"):
        last += 1
    specified = belongs("specified", word(body, last)) and follows_directly(body, last)
    return None if specified or word(body, last) == "of" else (hit.first, last)


def _always(body: Passage, hit: Hit) -> Stretch | None:  # noqa: ARG001  # a rule's signature
    return hit.first, hit.last


_RULES: Mapping[str, Callable[[Passage, Hit], Stretch | None]] = {
    "quantity": _quantity,
    "agent": _agent,
    "people": _people,
    "hearsay": _hearsay,
    "adverb": _adverb,
    "by": _by,
    "according": _according,
    "always": _always,
}
