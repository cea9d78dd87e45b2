"""Who says what: statements, beliefs and stances that a passage attributes to sources.

`shape` writes the passage as a line of word classes, `cues` finds the verbs that give content to a source,
`noun_phrase` and `sources` say who that is, `content` what is given, and `speakers` joins the mentions of one
speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reliability.extractors._attribution.content import content, quoted_words
from reliability.extractors._attribution.cues import Cue, cues
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape, shape
from reliability.extractors._attribution.speakers import SpeakerIdentity, Voices
from reliability.extractors._attribution.turns import spoken_turns
from reliability.records import Attribution, AttributionType, Passage, SourceKind, Span, Speaker

_COMPARED_WORDS = 12
"""Words that distinguish a content from another of the same length."""
_LIGHT_VERBS = frozenset(
    ("issue", "release", "send", "make", "give", "deliver", "publish", "post", "write", "put out", "respond")
)
"""Verbs before another cue for the same content: "issued a statement condemning"."""


class Attributed(NamedTuple):
    """An attribution in words of a passage."""

    type: AttributionType
    lemma: str
    sentence: int
    cue: Stretch
    source: Stretch
    content: tuple[Stretch, ...]
    kind: SourceKind
    quoted: int
    speaker: SpeakerIdentity


def attributions(passage: Passage) -> tuple[Attributed, ...]:
    """The attributions of `passage`, found once and kept with it.

    One that is given again in the same words counts once.
    """
    cached = passage.memo.get("attributions")
    if not isinstance(cached, tuple):
        cached = passage.memo["attributions"] = _find_attributions(passage)
    return cached


def attributions_and_speakers(
    passage: Passage, attributed: Sequence[Attributed]
) -> tuple[list[Attribution], list[Speaker]]:
    """`attributed` as code points of the text, and those who make statements, in order of their first."""
    statements: dict[str, list[Attributed]] = {}
    for attribution in attributed:
        if attribution.type == "statement":
            statements.setdefault(attribution.speaker.key, []).append(attribution)
    numbers = {key: number for number, key in enumerate(statements)}
    records = [
        _record(passage, attribution, numbers.get(attribution.speaker.key)) for attribution in attributed
    ]
    return records, [_speaker(passage, numbers[key], statements[key]) for key in statements]


def _speaker(passage: Passage, number: int, statements: Sequence[Attributed]) -> Speaker:
    contents = [stretch for statement in statements for stretch in statement.content]
    words = {word for stretch in contents for word in range(*stretch)}
    quoted = sum([passage.quoted[word] for word in words])
    speaker = statements[0].speaker
    return Speaker(number, speaker.name, speaker.kind, len(statements), quoted)


def _record(passage: Passage, attribution: Attributed, speaker: int | None) -> Attribution:
    return Attribution(
        type=attribution.type,
        cue=(_span(passage, attribution.cue),),
        source=(_span(passage, attribution.source),),
        content=tuple(_span(passage, stretch) for stretch in attribution.content),
        kind=attribution.kind,
        direct=attribution.quoted > 0,
        speaker=speaker,
    )


def _span(passage: Passage, stretch: Stretch) -> Span:
    return Span(passage.starts[stretch[0]], passage.ends[stretch[1] - 1])


def _find_attributions(passage: Passage) -> tuple[Attributed, ...]:
    line = shape(passage)
    voices = Voices(line)
    distinct: dict[object, Attributed] = {}
    chosen_cues = _one_cue_per_content(line, cues(line))
    for cue, following in zip_longest(chosen_cues, chosen_cues[1:]):
        words = content(line, cue, following)
        if not words:
            continue
        speaker = voices.speaker(cue.source)
        attribution = Attributed(
            cue.type, cue.lemma, cue.sentence, (cue.start, cue.last), cue.source,
            words, speaker.kind, quoted_words(line, words), speaker,
        )  # fmt: skip
        distinct.setdefault(_identity(passage, attribution), attribution)
    turns = _turns(passage)
    if not turns:
        return tuple(distinct.values())
    return tuple(sorted((*distinct.values(), *turns), key=lambda attribution: attribution.cue))


def _turns(passage: Passage) -> list[Attributed]:
    """The turns of a transcript as statements, whose cue and source is the speaker's label."""
    turns = list(spoken_turns(passage))
    firsts = [sentence.first for sentence in passage.sentences] if turns else []
    return [
        Attributed(
            "statement", "say", bisect_right(firsts, turn.content[0][0]) - 1, turn.label, turn.label,
            turn.content, turn.speaker.kind, turn.words, turn.speaker,
        )
        for turn in turns
    ]  # fmt: skip


def _one_cue_per_content(line: Shape, cues: Iterable[Cue]) -> list[Cue]:
    """`cues` without beliefs in the same speaker's statement, and with one cue for one content."""
    chosen: list[Cue] = []
    for cue in cues:
        if chosen and cue.sentence == chosen[-1].sentence:
            last = chosen[-1]
            joined = last.last <= cue.first <= last.last + 2 and cue.source == last.source
            if joined and last.lemma in _LIGHT_VERBS:
                chosen[-1] = cue._replace(start=last.start)
                continue
            if cue.type != "statement" and last.type == "statement" and _has_source_of(last, cue, line):
                continue
        chosen.append(cue)
    return chosen


def _has_source_of(statement: Cue, cue: Cue, line: Shape) -> bool:
    """Whether `cue` has the statement's own source: "said he does not believe"."""
    return cue.source[0] >= statement.last and line.kinds[cue.source[0]] in "HiC"


def _identity(passage: Passage, attribution: Attributed) -> object:
    words = passage.words
    lengths = [last - first for first, last in attribution.content]
    begins = [words[first : min(last, first + _COMPARED_WORDS)] for first, last in attribution.content]
    return attribution.type, attribution.lemma, attribution.speaker.key, *lengths, *begins
