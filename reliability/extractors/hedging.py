"""Hedging: how often the writer leaves open whether it is so (hedges), or who says so (weasels)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache

from reliability.lexicons.lexicon import Hit, load
from reliability.records import Document, Findings, Measure, Passage
from reliability.text.counting import per_1000, places

MEASURES = (
    Measure(
        "hedging",
        "hedges_per_1000_words",
        "per 1,000 of the writer's words",
        "words that present a state of affairs as possible, planned, conditional or only reported "
        "(may, likely, reportedly, whether, plans to), outside quotations",
        "higher: more is left open",
        "Hyland (1998) Hedging in Scientific Research Articles; Farkas et al. (2010) CoNLL-2010 shared task",
    ),
    Measure(
        "hedging",
        "weasels_per_1000_words",
        "per 1,000 of the writer's words",
        "vague groups, quantities and opinions without anybody who could be asked "
        "(some people, critics say, is considered, one of the most), outside quotations",
        "higher: vaguer",
        "Ganter and Strube (2009) Finding hedges by chasing weasels; Farkas et al. (2010)",
    ),
)
_HEDGES, _WEASELS = (measure.name for measure in MEASURES)
Rule = Callable[[Passage, Hit], bool]


def extract(document: Document) -> Findings:
    """Rates of hedges and weasels with their places; NaN where the writer has no words."""
    body = document.body
    found = {_HEDGES: _hits(body, "hedges", _HEDGE_RULES), _WEASELS: _hits(body, "weasels", _WEASEL_RULES)}
    values = {name: per_1000(len(hits), body.writer_words) for name, hits in found.items()}
    return Findings(values, places(body, *found.items()))


def _hits(body: Passage, list_name: str, rules: Mapping[str, Rule]) -> list[Hit]:
    """The list's entries that stand where their category's rule wants them."""
    return [
        hit
        for hit in load(list_name).find(body)
        if (rule := rules.get(hit.entry.category)) is None or rule(body, hit)
    ]


def _word(body: Passage, at: int) -> str:
    return body.words[at] if 0 <= at < len(body.words) else ""


def _is(category: str, word: str) -> bool:
    return word in _context(category)


@cache
def _context(category: str) -> frozenset[str]:
    return load("hedging_context").words(category)


def _is_may(body: Passage, hit: Hit) -> bool:
    """Whether "may" is the verb: not the month, which is capitalised beside a number or preposition."""
    if not body.text[body.starts[hit.first]].isupper():
        return True
    before, after = _word(body, hit.first - 1), _word(body, hit.last)
    return not (after[:1].isdigit() or before[:1].isdigit() or _is("before_month", before))


def _before_things(body: Passage, hit: Hit) -> bool:
    """Whether the quantity stands before people or things: not before a number or a stretch of time."""
    after = _word(body, hit.last)
    return not (after[:1].isdigit() or _is("unit", after))


def _is_many(body: Passage, hit: Hit) -> bool:
    """Whether "many" is vague: not "how many", "too many", "not that many"."""
    before = _word(body, hit.first - 1)
    if before == "that":
        before = _word(body, hit.first - 2)
    return not _is("before_many", before) and _before_things(body, hit)


def _is_majority(body: Passage, hit: Hit) -> bool:
    """Whether "most" or "others" claim something: no superlative, no list of names ("Ann and others")."""
    if _word(body, hit.first - 1) in ("the", "and"):
        return False
    return not _context("claims").isdisjoint(body.words[hit.last : hit.last + 4])


def _is_plain_certain(body: Passage, hit: Hit) -> bool:
    """Whether "certain" picks out things without naming them: not "a certain", "is certain"."""
    before = _word(body, hit.first - 1)
    return not (before in ("a", "almost") or _is("be", before)) and _before_things(body, hit)


def _is_nameless(body: Passage, hit: Hit) -> bool:
    """Whether the group ("critics") begins the sentence or claims something, unspecified."""
    if _is("definite", _word(body, hit.first - 1)):
        return False
    at = hit.last
    while at < hit.last + 3 and ((word := _word(body, at)).endswith("ly") or _is("before_claim", word)):
        at += 1
    return _is("claims", _word(body, at)) or _begins_sentence(body, hit.first)


def _begins_sentence(body: Passage, at: int) -> bool:
    index = bisect_left(body.sentences, at, key=lambda sentence: sentence.first)
    return index < len(body.sentences) and body.sentences[index].first == at


def _is_passive(body: Passage, hit: Hit) -> bool:
    """Whether "be" stands before the participle, adverbs between, and no agent is named after it."""
    if _word(body, hit.last) == "by" and not _is("vague_agent", _word(body, hit.last + 1)):
        return False
    at = hit.first - 1
    while at > hit.first - 4 and ((word := _word(body, at)).endswith("ly") or _is("between", word)):
        at -= 1
    return _is("be", _word(body, at))


_HEDGE_RULES: Mapping[str, Rule] = {"may": _is_may}
_WEASEL_RULES: Mapping[str, Rule] = {
    "some": _before_things,
    "many": _is_many,
    "certain": _is_plain_certain,
    "majority": _is_majority,
    "people": _is_nameless,
    "several": _before_things,
    "passive": _is_passive,
}
