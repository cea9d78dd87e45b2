"""Loaded words of a passage: entries of `loaded_wording.tsv` in their charged sense and own voice."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.extractors._context import sentence_of
from reliability.extractors._reported import reported
from reliability.extractors._senses import category, is_meant
from reliability.lexicons import Hit, load
from reliability.records import Passage
from reliability.text.names import in_a_name

_LABELS = frozenset({"derogatory", "delegitimising", "mockery"})
"""Categories whose phrases writers capitalise as names ("the Deep State")."""
_FREQUENT = 12.0
"""Loaded words per 1,000 words from which an article is opinionated: above the rate of a report with one
heated passage, which reached about ten in articles read while the lists were written."""
_SOME = 5
"""Loaded words below which a rate says nothing about a short article."""
_MOSTLY, _IN_COMMENTARY = 0.5, 0.4
"""Weights in `mild_wording.tsv` of words charged in most uses, and of standard or literal terms that judge in
commentary: Wiebe et al. (2004), Learning subjective language, on the density of subjective elements."""
_JUDGING = frozenset({"alarm", "condemnation"})


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
    found = _own(passage, found)
    if is_opinionated(passage, found):
        found += _dense(passage, found)
    return sorted(found)


def _own(passage: Passage, hits: list[Hit]) -> list[Hit]:
    """Those of `hits` that are the article's own words, in their charged sense."""
    others = reported(passage)
    return [
        hit for hit in hits if not others[hit.first] and not _is_name(passage, hit) and is_meant(passage, hit)
    ]


def is_opinionated(passage: Passage, hits: list[Hit]) -> bool:
    """Whether loaded words are so frequent that a reader hears a tone in each of them."""
    return len(hits) >= _SOME and 1000 * len(hits) >= _FREQUENT * passage.writer_words


def _dense(passage: Passage, found: list[Hit]) -> list[Hit]:
    """Milder judgements in an opinionated article: subjective words are close to one another."""
    taken = {at for hit in found for at in range(hit.first, hit.last)}
    mild = [hit for hit in load("mild_wording").find(passage) if hit.first not in taken]
    return _own(passage, [hit for hit in mild if _judges(hit)])


def _judges(hit: Hit) -> bool:
    return hit.entry.weight == _IN_COMMENTARY or (hit.entry.weight >= _MOSTLY and category(hit) in _JUDGING)


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


def _compounds(passage: Passage, taken: set[int]) -> Iterator[Hit]:
    """Hyphenated words with a charged first or last part: fear-driven, tax-hating."""
    parts = load("charged_compounds").entries
    for one in [one for one in passage.positions if "-" in one]:
        first, last = one.partition("-")[0], one.rpartition("-")[2]
        if entries := parts.get(f"-{last}") or parts.get(f"{first}-"):
            at = passage.positions[one]
            yield from (Hit(i, i + 1, entries[0]) for i in at if not passage.quoted[i] and i not in taken)
