"""Where a vague agent or quantity claims something: rules of context by category of `weasels.tsv`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reliability.extractors._context import belongs, follows_directly, sentence_of, word
from reliability.extractors._listed import listed
from reliability.lexicons import Hit
from reliability.records import Passage
from reliability.text.names import names

Stretch = tuple[int, int]
_COMPLEMENT = 4
"""Words of what a group is for or against: "critics of [the new plan] argue"."""
_GROUP = 3
"""Words of the group between a vague quantity and its claim: "many [Republican voters] say"."""
_ADVERBS = 3
"""Adverbs that may come between "It is" and the participle: "It is now widely believed"."""
_CLAIM_WITHIN = 3
"""Words before "by many" among which a verb of thinking or saying makes it a claim."""


def weasels(body: Passage) -> list[Stretch]:
    """Weasels outside quotations, not overlapping."""
    stretches: list[Stretch] = []
    for hit in listed("weasels", body):
        stretch = _RULES[hit.entry.category](body, hit)
        if (
            stretch
            and (not stretches or stretches[-1][1] <= stretch[0])
            and not _names_follow(body, stretch[1])
        ):
            stretches.append(stretch)
    return stretches


def _names_follow(body: Passage, index: int) -> bool:
    """Whether names or a list of them follow at once: "some, like Ann Lee,"."""
    return belongs("names_follow", word(body, index)) and bool(
        names(body).of(index + 1) or names(body).of(index + 2)
    )


def _claim(body: Passage, index: int, end: int) -> int:
    """Where the claim that begins at `index` ends, auxiliaries and adverbs before it; 0 without one."""
    while index < end and ((before := word(body, index)).endswith("ly") or belongs("before_claim", before)):
        if not follows_directly(body, index):
            return 0
        index += 1
    return (
        index + 1
        if index < end and belongs("claims", word(body, index)) and follows_directly(body, index)
        else 0
    )


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
    claims = (_claim(body, index, end) for index in range(hit.last + 2, hit.last + 2 + _COMPLEMENT))
    return (hit.first, hit.first + 1) if any(claims) else None


def _quantity(body: Passage, hit: Hit) -> Stretch | None:
    """Where "Some say" or "many voters believe"; not "some 300", "and others", "the most"."""
    end = sentence_of(body, hit.first).last
    if word(body, hit.first - 1) in ("the", "and", "how", "as", "too", "so", "that", "at", "not", "these"):
        return None
    for length in range(_GROUP + 1):
        index = hit.last + length
        if last := _claim(body, index, end):
            return None if length and _is_no_group(body, index) else (hit.first, last)
        if (
            not follows_directly(body, index)
            or word(body, index)[:1].isdigit()
            or word(body, index) in _NO_GROUP
        ):
            return None
    return None


_NO_GROUP = frozenset((
    "of", "to", "in", "on", "for", "with", "from", "by", "at", "as", "and", "or", "but", "that", "which",
    "the", "a", "an", "his", "her", "their", "its", "is", "are", "was", "were", "had", "have", "has", "who",
    "it", "they", "he", "she", "we", "you", "i", "this", "these", "those", "percent", "people's",
))  # fmt: skip
"""Words that part a quantity from a claim which is not its own."""


def _is_no_group(body: Passage, index: int) -> bool:
    """Return whether the word before the claim is not a plural noun that can claim something."""
    group = word(body, index - 1)
    return not (group.endswith("s") or group in ("people", "men", "women", "folks", "others"))


def _people(body: Passage, hit: Hit) -> Stretch | None:
    """Where "People say", as a sentence or clause begins."""
    if follows_directly(body, hit.first) and sentence_of(body, hit.first).first != hit.first:
        return None
    index = hit.last
    if word(body, index) in ("say", "think", "believe", "know", "knows", "says", "thinks", "agrees") and (
        follows_directly(body, index)
    ):
        return hit.first, index + 1
    return None


def _hearsay(body: Passage, hit: Hit) -> Stretch | None:
    """Where "It is widely believed": nobody is named who believes."""
    index = hit.last
    while index < hit.last + _ADVERBS and (
        (between := word(body, index)).endswith("ly") or belongs("between", between)
    ):
        index += 1
    if not belongs("hearsay", word(body, index)) or word(body, index + 1) in ("to", "by", "as", "for"):
        return None
    return hit.first, index + 1


def _adverb(body: Passage, hit: Hit) -> Stretch | None:
    """Where "Widely seen as": received opinion, by nobody."""
    index = hit.last
    if not belongs("received", word(body, index)) or not follows_directly(body, index):
        return None
    named = word(body, index + 1) == "by" and not belongs("vague", word(body, index + 2))
    frequency = body.words[hit.first] in ("often", "frequently") and word(body, index + 1) not in ("as", "to")
    return None if named or frequency else (hit.first, index + 1)


def _seen_by(body: Passage, hit: Hit) -> Stretch | None:
    """Where "Seen by many": only after what somebody thinks or says."""
    before = body.words[max(hit.first - _CLAIM_WITHIN, 0) : hit.first]
    after = word(body, hit.last)
    if not any(belongs("received", earlier) or belongs("claims", earlier) for earlier in before):
        return None
    return None if after == "of" or after[:1].isdigit() else (hit.first, hit.last)


def _according_to(body: Passage, hit: Hit) -> Stretch | None:
    """Where "According to some experts"; not to experts who are said to be at some place."""
    index = hit.last
    if not belongs("vague", word(body, index)):
        return None
    last = index + 1
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
    "by": _seen_by,
    "according": _according_to,
    "always": _always,
}
