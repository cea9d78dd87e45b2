"""The attributions of a passage: cue, source, content, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reliability.extractors import _source_span
from reliability.extractors._content_span import content
from reliability.extractors._cues import Candidate, found_cues
from reliability.extractors._source_kind import kind
from reliability.extractors._source_span import Stretch
from reliability.records import Attribution, Passage, SourceKind, Span

_TOLD_APART = 12
"""Words of a content that tell it from another of the same length."""
_HEARSAY = frozenset(
    {"say", "believe", "think", "consider", "rumour", "deem", "regard", "assume", "understand"}
)
_VAGUE = frozenset({"some", "many", "few", "most"})


class Found(NamedTuple):
    """An attribution in words of a passage."""

    lemma: str
    sentence: int
    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    kind: SourceKind


def attributions(passage: Passage) -> list[Found]:
    """Attributions outside quotations, in order; one said again in the same words counts once.

    The same source under the same "according to" counts once whatever it is attached to: it costs nothing to
    paste, and a writer who goes back to a source seldom repeats the formula.
    """
    known = passage.memo.get("attributions")
    if not isinstance(known, list):
        kept: dict[object, Found] = {}
        for found in _all(passage):
            kept.setdefault(_identity(passage, found), found)
        known = passage.memo["attributions"] = list(kept.values())
    return known


def _all(passage: Passage) -> Iterator[Found]:
    sentence, earlier = -1, None
    for candidate in found_cues(passage):
        if candidate.sentence != sentence:
            sentence, earlier = candidate.sentence, None
        source = _source_span.source(passage, candidate, earlier)
        first = passage.sentences[sentence].first
        start, subject = _source_span.predicate(passage, candidate.start, candidate.before, first)
        if _is_vague(passage, candidate, source, subject):
            continue
        earlier = source or earlier
        said = content(passage, candidate, source)
        cue = start, candidate.last
        yield Found(candidate.cue.lemma, sentence, cue, source, said, kind(passage, source))


def _is_vague(passage: Passage, candidate: Candidate, source: Stretch | None, subject: str) -> bool:
    """Whether nobody is cited: "it is believed", "the dam is said to hold", "some say"."""
    if source is None:
        hearsay = candidate.before == "be" and candidate.cue.lemma in _HEARSAY
        return hearsay or subject in {"it", "there"}
    return source[1] - source[0] == 1 and passage.words[source[0]] in _VAGUE


def _identity(passage: Passage, found: Found) -> object:
    words = passage.words
    source = words[slice(*found.source)] if found.source else ()
    if found.lemma == "according to":
        return found.lemma, source
    lengths = [last - first for first, last in found.content]
    begins = [words[first : min(last, first + _TOLD_APART)] for first, last in found.content]
    return found.lemma, source, *lengths, *begins


def record(passage: Passage, found: Found) -> Attribution:
    """`found` as code points of the text."""
    return Attribution(
        cue=(_span(passage, found.cue),),
        source=(_span(passage, found.source),) if found.source else (),
        content=tuple(_span(passage, stretch) for stretch in found.content),
        kind=found.kind,
    )


def _span(passage: Passage, stretch: Stretch) -> Span:
    return Span(passage.starts[stretch[0]], passage.ends[stretch[1] - 1])
