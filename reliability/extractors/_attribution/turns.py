"""Turns of a transcript: the label names the speaker, and what follows are the speaker's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.speakers import SpeakerIdentity
from reliability.extractors._attribution.word_classes import category
from reliability.records import Passage, SourceKind, Span
from reliability.text.segmentation.transcripts import Turn, turns_of

FEWEST_WORDS: Final = 5
"""Words of the shortest turn that states something; shorter ones greet, thank or ask back."""
_UNNAMED: Final = re.compile(
    r"unidentified|unknown|speaker|caller|crowd|group|voice|[#\d]|.\Z", re.IGNORECASE
)
_ROLE: Final = re.compile(r"[,(].*", re.DOTALL)


class SpokenTurn(NamedTuple):
    """A turn in words of a passage: its label, what is said, and the speaker."""

    label: Stretch
    content: tuple[Stretch, ...]
    speaker: SpeakerIdentity

    @property
    def words(self) -> int:
        """The number of words."""
        return sum([last - first for first, last in self.content])


def spoken_turns(passage: Passage) -> Iterator[SpokenTurn]:
    """Yield the turns of `passage` that state something; none unless it is a transcript."""
    turns = _turns(passage)
    full = _full_names([_name(passage, turn) for turn in turns])
    for turn in turns:
        label = _words(passage, turn.speaker)
        content = tuple(words for span in turn.words if (words := _words(passage, span)))
        if label:
            spoken = SpokenTurn(label, content, _speaker(_name(passage, turn), full))
            if spoken.words >= FEWEST_WORDS:
                yield spoken


def _turns(passage: Passage) -> Sequence[Turn]:
    """The turns that were read with the passage, else those of its text."""
    turns = passage.memo.get("turns")
    return turns if isinstance(turns, tuple) else turns_of(passage.text)


def _words(passage: Passage, span: Span) -> Stretch | None:
    first, last = bisect_left(passage.starts, span.start), bisect_left(passage.starts, span.end)
    return (first, last) if last > first else None


def _name(passage: Passage, turn: Turn) -> str:
    """The label without office and programme: `ORLA VENN, HOST` is `Orla Venn`."""
    name = " ".join(_ROLE.sub("", passage.text[turn.speaker.start : turn.speaker.end]).split())
    return name.title() if name.isupper() and len(name) > 1 else name


def _full_names(names: Sequence[str]) -> Mapping[str, str]:
    """The longest name that ends in each surname."""
    longest: dict[str, str] = {}
    for name in names:
        surname = name.rpartition(" ")[2].lower()
        longest[surname] = max(longest.get(surname, ""), name, key=len)
    return longest


def _speaker(name: str, full: Mapping[str, str]) -> SpeakerIdentity:
    surname = name.rpartition(" ")[2].lower()
    kind: SourceKind = "unnamed" if _UNNAMED.match(name) or category(surname) == "person" else "person"
    if kind == "unnamed":
        return SpeakerIdentity(f"unnamed:{name.lower()}", name, kind)
    return SpeakerIdentity(f"person:{surname}", full.get(surname, name), kind)
