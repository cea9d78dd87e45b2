"""Who says what: statements, beliefs and stances that a passage attributes to sources.

`shape` writes the passage as a line of word classes, `cues` finds the verbs that give content to a source,
`noun_phrase` and `sources` say who that is, `content` what is given, and `speakers` joins the mentions of one
speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from reliability.extractors._attribution.content import content, quoted_words
from reliability.extractors._attribution.cues import Cue, cues
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape, shape
from reliability.extractors._attribution.speakers import Speaker, Voices
from reliability.extractors._attribution.turns import spoken_turns
from reliability.records import Attribution, AttributionType, Passage, SourceKind, Span
from reliability.records import Speaker as SpeakerRecord

_TOLD_APART = 12
"""Words that distinguish a content from another of the same length."""


class Attributed(NamedTuple):
    """An attribution in words of a passage."""

    type: AttributionType
    lemma: str
    sentence: int
    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    kind: SourceKind
    quoted: int
    speaker: Speaker | None


def attributions(passage: Passage) -> tuple[Attributed, ...]:
    """The attributions of `passage`, found once and kept with it.

    One that is given again in the same words counts once.
    """
    known = passage.memo.get("attributions")
    if not isinstance(known, tuple):
        known = passage.memo["attributions"] = _found(passage)
    return known


def attributions_and_speakers(
    passage: Passage, found: Sequence[Attributed]
) -> tuple[list[Attribution], list[SpeakerRecord]]:
    """`found` as code points of the text, and those who make statements, in order of their first."""
    own: dict[str, list[Attributed]] = {}
    voices: dict[str, Speaker] = {}
    for one in found:
        if one.speaker and one.type == "statement":
            own.setdefault(one.speaker.key, []).append(one)
            voices.setdefault(one.speaker.key, one.speaker)
    numbers = {key: number for number, key in enumerate(own)}
    records = [_record(passage, one, numbers.get(one.speaker.key) if one.speaker else None) for one in found]
    return records, [_speaker(passage, numbers[key], voices[key], own[key]) for key in own]


def _speaker(passage: Passage, number: int, voice: Speaker, own: Sequence[Attributed]) -> SpeakerRecord:
    words = {word for one in own for first, last in one.content for word in range(first, last)}
    quoted = sum(passage.quoted[word] for word in words)
    return SpeakerRecord(number, voice.name, voice.kind, len(own), quoted)


def _record(passage: Passage, found: Attributed, speaker: int | None) -> Attribution:
    return Attribution(
        type=found.type,
        cue=(_span(passage, found.cue),),
        source=(_span(passage, found.source),) if found.source else (),
        content=tuple(_span(passage, stretch) for stretch in found.content),
        kind=found.kind,
        direct=found.quoted > 0,
        speaker=speaker,
    )


def _span(passage: Passage, stretch: Stretch) -> Span:
    return Span(passage.starts[stretch[0]], passage.ends[stretch[1] - 1])


def _found(passage: Passage) -> tuple[Attributed, ...]:
    line = shape(passage)
    voices = Voices(line)
    kept: dict[object, Attributed] = {}
    candidates = _once(line, list(cues(line)))
    for cue, following in zip_longest(candidates, candidates[1:]):
        said = content(line, cue, following)
        if not said:
            continue
        speaker = voices.speaker(cue.source)
        kind = speaker.kind if speaker else "unnamed"
        quoted = quoted_words(line, said)
        one = Attributed(
            cue.type, cue.lemma, cue.sentence, (cue.start, cue.last), cue.source, said, kind, quoted, speaker
        )
        kept.setdefault(_identity(passage, one), one)
    spoken = _spoken(passage)
    return (
        tuple(sorted((*kept.values(), *spoken), key=lambda one: one.cue)) if spoken else tuple(kept.values())
    )


def _spoken(passage: Passage) -> list[Attributed]:
    """The turns of a transcript as statements, whose cue and source is the speaker's label."""
    turns = list(spoken_turns(passage))
    begins = [sentence.first for sentence in passage.sentences] if turns else []
    return [
        Attributed(
            "statement", "say", bisect_right(begins, turn.content[0][0]) - 1, turn.label, turn.label,
            turn.content, turn.speaker.kind, sum(last - first for first, last in turn.content), turn.speaker,
        )
        for turn in turns
    ]  # fmt: skip


def _once(line: Shape, found: list[Cue]) -> list[Cue]:
    """`found` without beliefs in the same speaker's statement, and with one cue for one content."""
    kept: list[Cue] = []
    for cue in found:
        if kept and cue.sentence == kept[-1].sentence:
            last = kept[-1]
            if last.last <= cue.first <= last.last + 2 and last.lemma in _LIGHT and cue.source == last.source:
                kept[-1] = cue._replace(start=last.start)
                continue
            if cue.type != "statement" and last.type == "statement" and _same(line, last, cue):
                continue
        kept.append(cue)
    return kept


_LIGHT = frozenset(
    ("issue", "release", "send", "make", "give", "deliver", "publish", "post", "write", "put out", "respond")
)


def _same(line: Shape, statement: Cue, other: Cue) -> bool:
    """Whether `other` has the statement's own source: "said he does not believe"."""
    return other.source[0] >= statement.last and line.kinds[other.source[0]] in "HiC"


def _identity(passage: Passage, found: Attributed) -> object:
    words = passage.words
    lengths = [last - first for first, last in found.content]
    begins = [words[first : min(last, first + _TOLD_APART)] for first, last in found.content]
    speaker = found.speaker.key if found.speaker else None
    return found.type, found.lemma, speaker, *lengths, *begins
