"""Who speaks: join the mentions of one speaker, and resolve pronouns and roles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape
from reliability.extractors._attribution.sources import head, is_person_of, kind_of
from reliability.extractors._attribution.word_classes import category, nouns
from reliability.records import SourceKind
from reliability.text.names import Name

_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
_LOOK_BACK = 60  # words: about the sentence before
_INSTITUTIONS: frozenset[SourceKind] = frozenset(("organisation", "document"))
_GROUPS: frozenset[SourceKind] = _INSTITUTIONS | {"unnamed"}
_PEOPLE: frozenset[SourceKind] = frozenset(("person", "unnamed"))


class SpeakerIdentity(NamedTuple):
    """The key that mentions of one speaker share, the fullest name, and the kind."""

    key: str
    name: str
    kind: SourceKind


class Voices:
    """The speakers of one passage, in the order of its text."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._recent: list[SpeakerIdentity] = []

    def speaker(self, source: Stretch) -> SpeakerIdentity:
        """Who the noun phrase is."""
        speaker = self._resolve(source)
        self._recent = [earlier for earlier in self._recent if earlier.key != speaker.key]
        self._recent.append(speaker)
        return speaker

    def _resolve(self, source: Stretch) -> SpeakerIdentity:
        index = head(self._shape, source)
        letter, word = self._shape.kinds[index], self._shape.words[index]
        if letter in "HCO":
            return self._pronoun(index, _SUBJECTS.get(word, word.partition("'")[0]))
        if letter == "i":
            return self._latest(_INSTITUTIONS) or SpeakerIdentity("it", "it", "organisation")
        kind = kind_of(self._shape, source)
        if letter == "N":
            return self._named(source, index, kind)
        return self._role(source, word) or self._common(source, index, kind)

    def _pronoun(self, index: int, word: str) -> SpeakerIdentity:
        if word not in ("he", "she"):
            group = self._latest(_GROUPS) if word == "they" else None
            return group or SpeakerIdentity(word, word, "unnamed")
        latest = self._latest(_PEOPLE)
        mentioned = self._mentioned(index)
        return mentioned or latest or SpeakerIdentity(word, word, "unnamed")

    def _mentioned(self, index: int) -> SpeakerIdentity | None:
        """The person last named as a subject or speaker shortly before a word."""
        begin = bisect_right(self._persons, index - _LOOK_BACK, key=_first_word)
        persons = self._persons[begin : bisect_left(self._persons, index, key=_first_word)]
        if not persons:
            return None
        latest = self._recent[-1].key if self._recent else ""
        if any(f"person:{name.key}" == latest for name in persons):
            return self._person(latest.removeprefix("person:"))
        gaps = self._shape.gaps
        if subjects := [name for name in persons if gaps[name.title] != " "]:
            return self._person(subjects[-1].key)
        keys = {speaker.key for speaker in self._recent}
        if not keys:
            return self._person(persons[-1].key)
        speaking = [name for name in persons if f"person:{name.key}" in keys]
        return self._person(speaking[-1].key) if speaking else None

    @cached_property
    def _persons(self) -> list[Name]:
        return [name for name in self._shape.names.spans if name.kind == "person"]

    @cached_property
    def _full_names(self) -> Mapping[str, str]:
        """Each person's key and the longest form of the name."""
        longest: dict[str, str] = {}
        for name in self._persons:
            written = self._text(name.first, name.last)
            if written.endswith(("'s", "’s")):
                written = written[:-2]
            if len(written) > len(longest.get(name.key, "")):
                longest[name.key] = written
        return longest

    def _person(self, key: str) -> SpeakerIdentity:
        return SpeakerIdentity(f"person:{key}", self._full_names.get(key, key), "person")

    def _latest(self, kinds: frozenset[SourceKind]) -> SpeakerIdentity | None:
        return next((speaker for speaker in reversed(self._recent) if speaker.kind in kinds), None)

    def _named(self, source: Stretch, index: int, kind: SourceKind) -> SpeakerIdentity:
        name, words = self._shape.names.of(index), self._shape.words
        if name is not None and name.kind == "person":
            return self._person(name.key)
        if name is not None and is_person_of(parts := words[name.first : name.last]):
            end = name.first + parts.index("of")
            return SpeakerIdentity(f"person:{words[end - 1]}", self._text(name.first, end), "person")
        first = self._name_start(source, name.first if name else index, index)
        written = self._text(first, index + 1)
        key = " ".join(words[first : index + 1]).removeprefix("the ")
        if kind == "person":
            return SpeakerIdentity(f"person:{key}", written, kind)
        return self._same_organisation(key, written) or SpeakerIdentity(f"organisation:{key}", written, kind)

    def _name_start(self, source: Stretch, first: int, index: int) -> int:
        """Where the name of the words `first` to `index` begins in its noun phrase."""
        if "and" in self._shape.words[source[0] : index]:
            return source[0]
        while first > source[0] and self._shape.kinds[first - 1] == "N":
            first -= 1
        return first

    def _same_organisation(self, key: str, written: str) -> SpeakerIdentity | None:
        """The organisation that was named before in full, or by its initials."""
        initials = _initials(written)
        for speaker in self._recent:
            if speaker.kind == "organisation" and (
                _initials(speaker.name) == key or speaker.key.partition(":")[2] == initials
            ):
                return speaker
        return None

    def _role(self, source: Stretch, word: str) -> SpeakerIdentity | None:
        """The named holder of a role: "the president" where the article has one President with a name."""
        if self._shape.kinds[source[0]] != "d" or category(word) != "person":
            return None
        holders = self._roles.get(word)
        if not holders:
            return None
        mentions = [name.key for name in self._persons if name.key in holders]
        return self._person(max(sorted(holders), key=mentions.count))

    @cached_property
    def _roles(self) -> Mapping[str, set[str]]:
        """Role → the keys of persons who are given it as a title or right after their name."""
        roles: dict[str, set[str]] = {}
        for name in self._persons:
            for role in _roles_of(self._shape, name):
                roles.setdefault(role, set()).add(name.key)
        return roles

    def _common(self, source: Stretch, index: int, kind: SourceKind) -> SpeakerIdentity:
        words, kinds = self._shape.words, self._shape.kinds
        short = kinds[source[0]] == "d" and source[1] - source[0] == 2
        if kind == "organisation" and short and (institution := self._institution(words[index])):
            return institution
        parts = [words[i] for i in range(*source) if kinds[i] not in "duqyL"]
        return SpeakerIdentity(f"{kind}:{' '.join(parts)}", self._text(*source), kind)

    def _institution(self, word: str) -> SpeakerIdentity | None:
        """The only name that ends in "ministry"; for "the company" the organisation last named."""
        words, spans = self._shape.words, self._shape.names.spans
        ending = {words[name.first : name.last]: name for name in spans if words[name.last - 1] == word}
        if len(ending) == 1:
            ((parts, name),) = ending.items()
            key = " ".join(parts).removeprefix("the ")
            return SpeakerIdentity(f"organisation:{key}", self._text(name.first, name.last), "organisation")
        if word not in nouns()["generic"]:
            return None
        return next((speaker for speaker in reversed(self._recent) if _is_named_institution(speaker)), None)

    def _text(self, first: int, last: int) -> str:
        passage = self._shape.passage
        return " ".join(passage.text[passage.starts[first] : passage.ends[last - 1]].split())


def _first_word(name: Name) -> int:
    return name.first


def _is_named_institution(speaker: SpeakerIdentity) -> bool:
    rest = speaker.name.removeprefix("The ").removeprefix("the ")
    return speaker.kind == "organisation" and rest[:1].isupper()


def _initials(name: str) -> str:
    return "".join([part[0] for part in name.split() if part[:1].isupper()]).lower()


def _roles_of(shape: Shape, name: Name) -> Iterator[str]:
    """The roles that the person has as a title or right after the name."""
    before = name.first - 1
    titled = before >= 0 and shape.gaps[name.first] in " ," and category(shape.words[before]) == "person"
    if titled or name.title < name.first:
        yield shape.words[before]
    role = _apposed_role(shape, name.last)
    if role:
        yield role


def _apposed_role(shape: Shape, first: int) -> str:
    """The role in an apposition that begins at word `first`: "Ana Brandt, the mayor"; empty without one."""
    if first >= len(shape.words) or shape.gaps[first] != ",":
        return ""
    for index in range(first, min(first + _APPOSED_WITHIN, len(shape.words))):
        if index > first and shape.gaps[index] != " ":
            return ""
        if category(shape.words[index]) == "person" and shape.kinds[index] in "AN":
            return shape.words[index]
    return ""


_APPOSED_WITHIN = 5
"""Words after a name that may hold its role: "Ana Brandt, the city's former mayor"."""
