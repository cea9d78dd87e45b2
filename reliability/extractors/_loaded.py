"""Loaded words of a passage: entries of `loaded_wording.tsv` in their charged sense and own voice."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.extractors._context import sentence_of
from reliability.extractors._listed import listed
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
    cached = passage.memo.get("loaded")
    if not isinstance(cached, list):
        cached = passage.memo["loaded"] = _find_loaded(passage)
    return cached


def _find_loaded(passage: Passage) -> list[Hit]:
    hits = [hit for hit in listed("loaded_wording", passage) if hit.entry.weight]
    hits += _compounds(passage, {hit.first for hit in hits})
    if not hits:
        return hits
    hits = _in_own_voice(passage, hits)
    if is_opinionated(passage, hits):
        hits += _milder_judgements(passage, hits)
    return sorted(hits)


def _in_own_voice(passage: Passage, hits: list[Hit]) -> list[Hit]:
    """Those of `hits` that are the article's own words, in their charged sense."""
    flags = reported(passage)
    return [
        hit for hit in hits if not flags[hit.first] and not _is_name(passage, hit) and is_meant(passage, hit)
    ]


def is_opinionated(passage: Passage, hits: list[Hit]) -> bool:
    """Whether loaded words are so frequent that a reader hears a tone in each of them."""
    return len(hits) >= _SOME and 1000 * len(hits) >= _FREQUENT * passage.writer_words


def _milder_judgements(passage: Passage, hits: list[Hit]) -> list[Hit]:
    """Milder judgements in an opinionated article: subjective words are close to one another."""
    taken = {index for hit in hits for index in range(hit.first, hit.last)}
    mild = [hit for hit in listed("mild_wording", passage) if hit.first not in taken]
    return _in_own_voice(passage, [hit for hit in mild if _judges(hit)])


def _judges(hit: Hit) -> bool:
    return hit.entry.weight == _IN_COMMENTARY or (hit.entry.weight >= _MOSTLY and category(hit) in _JUDGING)


def _is_name(passage: Passage, hit: Hit) -> bool:
    if hit.last - hit.first > 1 and category(hit) in _LABELS:
        return False
    if not any(in_a_name(passage, index) for index in range(hit.first, hit.last)):
        return False
    first = hit.first + _only_begins_a_sentence(passage, hit)
    return any(in_a_name(passage, index) for index in range(first, hit.last))


def _only_begins_a_sentence(passage: Passage, hit: Hit) -> bool:
    """Whether the capital of the first word shows no name: "Beleaguered Democrats met."."""
    others = [index for index in passage.positions[passage.words[hit.first]] if index != hit.first]
    return _begins_a_sentence(passage, hit.first) and not any(
        passage.text[passage.starts[index]].isupper() and not _begins_a_sentence(passage, index)
        for index in others
    )


def _begins_a_sentence(passage: Passage, index: int) -> bool:
    return sentence_of(passage, index).first == index


def _compounds(passage: Passage, taken: set[int]) -> Iterator[Hit]:
    """Hyphenated words with a charged first or last part: fear-driven, tax-hating."""
    parts = load("charged_compounds").entries
    for word in [word for word in passage.positions if "-" in word]:
        first, last = word.partition("-")[0], word.rpartition("-")[2]
        if entries := parts.get(f"-{last}") or parts.get(f"{first}-"):
            for index in passage.positions[word]:
                if not passage.quoted[index] and index not in taken:
                    yield Hit(index, index + 1, entries[0])
