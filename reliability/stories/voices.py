"""Speakers that a story quotes, by source, and the quotations that sources share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reliability.records import ArticleProfile, Attribution, SourceKind, Span
from reliability.stories.story import Story, Version

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
LEAST_SHARED = 6
"""Words in a row that two quotations must share to count as the same: shorter runs are common phrases."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of a story, with the sources that quote or cite the speaker and the number of statements."""

    name: str
    kind: SourceKind
    sources: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class Use:
    """How one source gives a quotation: its words and the verb that introduces it (empty without one)."""

    source: str
    words: str
    cue: str


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """A quotation that several sources give; the longest version comes first."""

    uses: tuple[Use, ...]


def voices(story: Story) -> tuple[Voice, ...]:
    """Return the story's speakers, those heard in most sources first.

    A person is known across articles by the last word of the name, others by their whole name.
    """
    heard: dict[tuple[str, str], list[tuple[str, str, SourceKind, int]]] = {}
    for version in story.originals:
        profile = version.score.profile
        for speaker in profile.speakers:
            entry = (speaker.name, profile.article.source, speaker.kind, speaker.statements)
            heard.setdefault(_key(speaker.name, speaker.kind), []).append(entry)
    speakers = [_voice(entries) for entries in heard.values()]
    return tuple(sorted(speakers, key=lambda voice: (-len(voice.sources), -voice.statements, voice.name)))


def _key(name: str, kind: SourceKind) -> tuple[str, str]:
    words = [word.lower() for word in _WORD.findall(_ARTICLE.sub("", name))]
    return kind, (words[-1] if kind == "person" and words else " ".join(words))


def _voice(entries: Sequence[tuple[str, str, SourceKind, int]]) -> Voice:
    names = sorted({name for name, *_ in entries}, key=lambda name: (-len(name), name))
    sources = tuple(sorted({source for _, source, _, _ in entries}))
    return Voice(names[0], entries[0][2], sources, sum(statements for *_, statements in entries))


def shared_quotations(story: Story) -> tuple[SharedQuotation, ...]:
    """Return the quotations that two or more sources give, those of most sources first.

    Examples of use: compare "said", "claimed" and "admitted" before the same words.
    """
    uses = [(use, shingles(use.words)) for version in story.originals for use in _uses(version)]
    groups: list[tuple[list[Use], set[tuple[str, ...]]]] = []
    for use, runs in sorted(uses, key=lambda pair: (-len(pair[0].words), pair[0].source)):
        group = next((group for group in groups if runs & group[1]), None)
        if group is None:
            groups.append(([use], set(runs)))
        elif use.source not in {member.source for member in group[0]}:
            group[0].append(use)
    shared = [SharedQuotation(tuple(uses)) for uses, _ in groups if len(uses) > 1]
    return tuple(sorted(shared, key=lambda quotation: -len(quotation.uses)))


def _uses(version: Version) -> Iterator[Use]:
    profile = version.score.profile
    text, cues = profile.article.text, _cues(profile)
    for quotation in profile.quotations:
        words = text[quotation.start : quotation.end].strip("\"'“”‘’«» \n")
        yield Use(profile.article.source, words, cues.get(quotation, ""))


def _cues(profile: ArticleProfile) -> Mapping[Span, str]:
    """Return the cue of the statement that each quotation is the content of."""
    cues: dict[Span, str] = {}
    for statement in profile.statements:
        for quotation in profile.quotations:
            if any(part.start < quotation.end and quotation.start < part.end for part in statement.content):
                cues.setdefault(quotation, _cue(profile, statement))
    return cues


def _cue(profile: ArticleProfile, statement: Attribution) -> str:
    return " ".join(profile.article.text[span.start : span.end] for span in statement.cue).lower()


def shingles(words: str) -> set[tuple[str, ...]]:
    """Return the runs of `LEAST_SHARED` words, in small letters."""
    plain = [word.lower() for word in _WORD.findall(words)]
    return {tuple(plain[i : i + LEAST_SHARED]) for i in range(len(plain) - LEAST_SHARED + 1)}
