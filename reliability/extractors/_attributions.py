"""The attributions of a passage: cue, source, content, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reliability.extractors import _source_span
from reliability.extractors._content_span import content
from reliability.extractors._cue_rules import attributes, attributes_near
from reliability.extractors._cues import Candidate, Cue, candidates
from reliability.extractors._source_kind import kind
from reliability.extractors._source_span import Stretch
from reliability.records import Attribution, Passage, SourceKind, Span

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
    kept: dict[object, Found] = {}
    for found in _all(passage):
        kept.setdefault(_identity(passage, found), found)
    return list(kept.values())


def _all(passage: Passage) -> Iterator[Found]:
    sentence, earlier = -1, None
    for candidate in candidates(passage):
        cue = _reading(passage, candidate)
        if cue is None:
            continue
        if candidate.sentence != sentence:
            sentence, earlier = candidate.sentence, None
        source = _source_span.source(passage, cue, candidate, earlier)
        first = passage.sentences[sentence].first
        start, subject = _source_span.predicate(passage, candidate.start, candidate.before, first)
        if _is_vague(passage, source, subject):
            continue
        earlier = source or earlier
        said = content(passage, candidate, source)
        yield Found(cue.lemma, sentence, (start, candidate.last), source, said, kind(passage, source))


def _is_vague(passage: Passage, source: Stretch | None, subject: str) -> bool:
    """Whether nobody is cited: "it is believed", "some say"."""
    if source is None:
        return subject in {"it", "there"}
    return source[1] - source[0] == 1 and passage.words[source[0]] in _VAGUE


def _reading(passage: Passage, candidate: Candidate) -> Cue | None:
    """The reading of a candidate that attributes; none inside a name ("United States")."""
    readings = candidate.readings
    mark = "!" if any(cue.part == "noun" for cue in readings[1:]) else ""
    if mark and _in_name(passage, candidate):
        return None
    for cue in readings:
        if attributes(cue.category + mark, cue.form, candidate.before, candidate.after):
            return cue
    cue = readings[0]
    if attributes_near(cue.category, cue.form, candidate.before) and _quotes_soon(passage, candidate):
        return cue
    return None


def _in_name(passage: Passage, candidate: Candidate) -> bool:
    """Whether the word is capitalised within a sentence that is not a headline."""
    starts, text = passage.starts, passage.text
    sentence = passage.sentences[candidate.sentence]
    if not text[starts[candidate.first]].isupper() or candidate.first == sentence.first:
        return False
    return any(
        text[starts[i]].islower() and len(passage.words[i]) > 4 for i in range(sentence.first, sentence.last)
    )


def _quotes_soon(passage: Passage, candidate: Candidate) -> bool:
    """Whether a quotation of two words or more begins within ten words, in the same sentence."""
    last = passage.sentences[candidate.sentence].last
    begin = passage.quoted.find(1, candidate.last, min(last, candidate.last + 10))
    return 0 <= begin < len(passage.quoted) - 1 and bool(passage.quoted[begin + 1])


def _identity(passage: Passage, found: Found) -> object:
    words = passage.words
    source = words[slice(*found.source)] if found.source else ()
    if found.lemma == "according to":
        return found.lemma, source
    return found.lemma, source, tuple(words[first:last] for first, last in found.content)


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
