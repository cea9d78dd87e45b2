"""Where a word that may hedge does: rules of context by category of `hedges.tsv`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reliability.extractors._context import any_belongs, belongs, follows_directly, sentence_of, word
from reliability.extractors._listed import listed
from reliability.lexicons import Hit
from reliability.records import Passage
from reliability.text.names import names

Rule = Callable[[Passage, Hit], bool]
_PURPOSE = 4
"""Words before "could" among which a purpose or condition makes it ability: "so that boats could pass"."""
_SUBJECT = 8
"""Words before "suggests" that may hold its subject."""
_VOTERS_WITHIN = 4
"""Words after "likely" among which "voters" makes it a term of polls."""
_PERSON_WITHIN = 3
"""Words before "suggests" among which a person's name is its subject."""
_ADVERBS = 3
"""Adverbs that may come between "is" and its participle: "is now widely expected"."""


def hedges(body: Passage) -> list[tuple[int, int]]:
    """Hedges outside quotations; neighbouring ones ("could possibly") are one."""
    stretches: list[tuple[int, int]] = []
    for hit in listed("hedges", body):
        rule = _RULES.get(hit.entry.category)
        if rule is None or not rule(body, hit):
            continue
        if stretches and stretches[-1][1] == hit.first and follows_directly(body, hit.first):
            stretches[-1] = (stretches[-1][0], hit.last)
        else:
            stretches.append((hit.first, hit.last))
    return stretches


def _always(body: Passage, hit: Hit) -> bool:
    return not names(body).of(hit.first)


def _is_may(body: Passage, hit: Hit) -> bool:
    """Not a month, a name, a wish ("May he rest") or a permission ("may be republished")."""
    if names(body).of(hit.first) or not _is_modal(body, hit):
        return False
    if sentence_of(body, hit.first).first == hit.first:
        return False
    after = word(body, hit.last), word(body, hit.last + 1)
    return not (
        after[0] == "be" and belongs("permitted", after[1]) and not _is_clause_end(body, hit.last + 1)
    )


def _is_clause_end(body: Passage, index: int) -> bool:
    return body.plain[body.ends[index - 1] : body.ends[index - 1] + 1] in (",", ";")


def _is_modal(body: Passage, hit: Hit) -> bool:
    """Whether a verb can follow: words go on in the same clause."""
    return follows_directly(body, hit.last) or word(body, hit.first - 1) == "that"


def _is_might(body: Passage, hit: Hit) -> bool:
    before, after = word(body, hit.first - 1), word(body, hit.last)
    return _is_modal(body, hit) and not belongs("before_noun_might", before) and after not in ("of", "and")


def _is_could(body: Passage, hit: Hit) -> bool:
    """Not ability, permission or purpose, which personal subjects and verbs of perception give away."""
    before, after = word(body, hit.first - 1), word(body, hit.last)
    if not follows_directly(body, hit.last) or belongs("ability", after) or belongs("speaker", before):
        return False
    if after == "be" and belongs("perceived", word(body, hit.last + 1)):
        return False
    first = max(sentence_of(body, hit.first).first, hit.first - _PURPOSE)
    if any_belongs("purpose", body.words[first : hit.first]):
        return False
    return not belongs("person", before) or belongs("outcome", after)


def _is_likely(body: Passage, hit: Hit) -> bool:
    """Not a comparison of frequencies ("twice as likely", "more likely"), nor "likely voters"."""
    polled = any(
        following.startswith("voter") for following in body.words[hit.last : hit.last + _VOTERS_WITHIN]
    )
    return not polled and not belongs("compared", word(body, hit.first - 1))


def _is_suggesting(body: Passage, hit: Hit) -> bool:
    """Whether evidence suggests, not a person, who proposes or says."""
    before = word(body, hit.first - 1)
    if before == "to" or belongs("person", before) or belongs("speaker", before):
        return False
    if body.words[hit.first] == "suggesting":
        return not follows_directly(body, hit.first) or belongs("evidence", before)
    first = max(sentence_of(body, hit.first).first, hit.first - _SUBJECT)
    recognised = names(body)
    person = any(
        recognised.is_person(index) for index in range(max(first, hit.first - _PERSON_WITHIN), hit.first)
    )
    return not person and any_belongs("evidence", body.words[first : hit.first])


def _is_seeming(body: Passage, hit: Hit) -> bool:
    return word(body, hit.first - 1) != "would" or word(body, hit.last) != "to"


def _is_attributive(body: Passage, hit: Hit) -> bool:
    """Return whether it precedes a noun: "the alleged thief", "an apparent suicide"."""
    before, after = word(body, hit.first - 1), word(body, hit.last)
    fits = belongs("before_noun", before) or before.endswith("'s")
    return fits and before != "no" and _before_noun(body, hit.last, after)


def _before_noun(body: Passage, index: int, after: str) -> bool:
    return follows_directly(body, index) and not belongs("after_no_noun", after) and not after[:1].isdigit()


def _is_potential(body: Passage, hit: Hit) -> bool:
    before, after = word(body, hit.first - 1), word(body, hit.last)
    return _before_noun(body, hit.last, after) and not belongs("has_potential", before)


def _is_possible(body: Passage, hit: Hit) -> bool:
    before, after = word(body, hit.first - 1), word(body, hit.last)
    if before in ("is", "it's", "was", "it", "that's") and after == "that":
        return True
    return belongs("before_possible", before) and _before_noun(body, hit.last, after)


def _is_passive(body: Passage, hit: Hit) -> bool:
    """Return whether "be" precedes the participle, with adverbs between."""
    index = hit.first - 1
    while index >= hit.first - _ADVERBS and (
        (between := word(body, index)).endswith("ly") or belongs("between", between)
    ):
        index -= 1
    return belongs("be", word(body, index)) and not any_belongs(
        "speaker", body.words[max(index - 1, 0) : index]
    )


def _is_apparently(body: Passage, hit: Hit) -> bool:
    """Not at a sentence's beginning, where it is mostly sarcasm."""
    return sentence_of(body, hit.first).first != hit.first


def _is_possibly(body: Passage, hit: Hit) -> bool:
    return word(body, hit.first - 1) not in ("can", "not", "cannot", "can't", "as")


_RULES: Mapping[str, Rule] = {
    "always": _always,
    "may": _is_may,
    "might": _is_might,
    "could": _is_could,
    "possibly": _is_possibly,
    "apparently": _is_apparently,
    "likely": _is_likely,
    "seem": _is_seeming,
    "suggest": _is_suggesting,
    "attributive": _is_attributive,
    "potential": _is_potential,
    "possible": _is_possible,
    "passive": _is_passive,
}
