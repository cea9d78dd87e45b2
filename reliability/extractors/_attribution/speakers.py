"""Who speaks: join the mentions of one speaker, and resolve pronouns and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape, category, nouns
from reliability.extractors._attribution.sources import head, is_person_of, kind_of
from reliability.records import SourceKind

_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
_LOOK_BACK = 60  # words: about the sentence before
_NUMBERED = 3


class Speaker(NamedTuple):
    """A speaker's key, name as it is best given, and kind."""

    key: str
    name: str
    kind: SourceKind


class Voices:
    """The speakers of one passage, in the order of its text."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._recent: list[Speaker] = []
        self._names = _full_names(shape)
        self._roles: Mapping[str, set[str]] | None = None

    def speaker(self, source: Stretch | None) -> Speaker | None:
        """Who the noun phrase is."""
        if source is None:
            return None
        found = self._resolved(source)
        if found:
            self._recent = [one for one in self._recent if one.key != found.key] + [found]
        return found

    def _resolved(self, source: Stretch) -> Speaker | None:
        shape = self._shape
        at = head(shape, source)
        letter, word = shape.kinds[at], shape.words[at]
        if letter in "HCO":
            return self._pronoun(at, _SUBJECTS.get(word, word.partition("'")[0]))
        if letter == "i":
            return self._latest({"organisation", "document"}) or Speaker("it", "it", "organisation")
        kind = kind_of(shape, source)
        if letter == "N":
            return self._named(source, at, kind)
        return self._role(source, word) or self._common(source, at, kind)

    def _pronoun(self, at: int, word: str) -> Speaker:
        if word not in ("he", "she"):
            found = self._latest({"unnamed", "organisation", "document"}) if word == "they" else None
            return found or Speaker(word, word, "unnamed")
        mentioned = self._mentioned(at)
        latest = next((one for one in reversed(self._recent) if one.kind in ("person", "unnamed")), None)
        if latest and latest.kind == "unnamed" and mentioned is None:
            return latest
        if mentioned:
            return mentioned
        if latest:
            return latest
        return self._latest({"person"}) or Speaker(word, word, "unnamed")

    def _mentioned(self, at: int) -> Speaker | None:
        """The person last named as a subject or speaker shortly before word `at`."""
        persons = [
            name
            for name in self._shape.names.spans
            if name.kind == "person" and at - _LOOK_BACK < name.first < at
        ]
        known = {one.key for one in self._recent}
        latest = self._recent[-1].key if self._recent else ""
        for name in reversed(persons):
            if f"person:{name.key}" == latest:
                return self._person(name.key)
        subjects = [name for name in persons if self._begins_clause(name.title)]
        for name in reversed(subjects or persons):
            if f"person:{name.key}" in known or subjects:
                return self._person(name.key)
        return self._person(persons[-1].key) if persons and not known else None

    def _begins_clause(self, word: int) -> bool:
        return self._shape.gaps[word] != " "

    def _person(self, key: str) -> Speaker:
        return Speaker(f"person:{key}", self._names.get(key, key), "person")

    def _latest(self, kinds: set[str]) -> Speaker | None:
        return next((one for one in reversed(self._recent) if one.kind in kinds), None)

    def _named(self, source: Stretch, at: int, kind: SourceKind) -> Speaker:
        name = self._shape.names.of(at)
        if name is not None and name.kind == "person":
            return self._person(name.key)
        words = self._shape.words
        if name is not None and is_person_of(own := words[name.first : name.last]):
            end = name.first + own.index("of")
            return Speaker(f"person:{words[end - 1]}", self._text(name.first, end), "person")
        first = name.first if name else at
        while first > source[0] and self._shape.kinds[first - 1] == "N":
            first -= 1
        if "and" in words[source[0] : at]:
            first = source[0]
        text = self._text(first, at + 1)
        key = " ".join(words[first : at + 1]).removeprefix("the ")
        if kind == "person":
            return Speaker(f"person:{key}", text, kind)
        for one in self._recent:
            if one.kind == "organisation" and (
                _initials(one.name) == key or _initials(text) == one.key.partition(":")[2]
            ):
                return one
        return Speaker(f"organisation:{key}", text, kind)

    def _role(self, source: Stretch, word: str) -> Speaker | None:
        """The named holder of a role: "the president" where the article has one President with a name."""
        if self._shape.kinds[source[0]] != "d" or category(word) != "person":
            return None
        if self._roles is None:
            self._roles = _roles(self._shape)
        holders = self._roles.get(word, set())
        if len(holders) < 2:
            return self._person(next(iter(holders))) if holders else None
        spans = [name.key for name in self._shape.names.spans if name.key in holders]
        return self._person(max(sorted(holders), key=spans.count))

    def _common(self, source: Stretch, at: int, kind: SourceKind) -> Speaker:
        words, shape = self._shape.words, self._shape
        short = shape.kinds[source[0]] == "d" and source[1] - source[0] == 2
        if kind == "organisation" and short and (found := self._institution(words[at])):
            return found
        parts = [words[i] for i in range(source[0], source[1]) if shape.kinds[i] not in "duqyL"]
        return Speaker(f"{kind}:{' '.join(parts)}", self._text(*source), kind)

    def _institution(self, word: str) -> Speaker | None:
        """The only name that ends in "ministry"; for "the company" the organisation last named."""
        words = self._shape.words
        ending = {
            words[name.first : name.last]: name
            for name in self._shape.names.spans
            if words[name.last - 1] == word
        }
        if len(ending) == 1:
            (name,) = ending.values()
            key = " ".join(words[name.first : name.last]).removeprefix("the ")
            return Speaker(f"organisation:{key}", self._text(name.first, name.last), "organisation")
        if word not in nouns()["generic"]:
            return None
        return next((one for one in reversed(self._recent) if _is_named_institution(one)), None)

    def _text(self, first: int, last: int) -> str:
        passage = self._shape.passage
        return " ".join(passage.text[passage.starts[first] : passage.ends[last - 1]].split())


def _is_named_institution(speaker: Speaker) -> bool:
    rest = speaker.name.removeprefix("The ").removeprefix("the ")
    return speaker.kind == "organisation" and rest[:1].isupper()


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split() if part[:1].isupper()).lower()


def _full_names(shape: Shape) -> Mapping[str, str]:
    """Each person's key and the longest form of the name."""
    passage = shape.passage
    longest: dict[str, str] = {}
    for name in shape.names.spans:
        if name.kind == "person":
            text = " ".join(passage.text[passage.starts[name.first] : passage.ends[name.last - 1]].split())
            if text.endswith(("'s", "’s")):
                text = text[:-2]
            if len(text) > len(longest.get(name.key, "")):
                longest[name.key] = text
    return longest


def _roles(shape: Shape) -> Mapping[str, set[str]]:
    """Role → the keys of persons who are given it as a title or right after their name."""
    roles: dict[str, set[str]] = {}
    for role, key in _role_pairs(shape):
        roles.setdefault(role, set()).add(key)
    return roles


def _role_pairs(shape: Shape) -> Iterator[tuple[str, str]]:
    words = shape.words
    for name in shape.names.spans:
        if name.kind != "person":
            continue
        before = name.first - 1
        if (
            before >= 0 and shape.gaps[name.first] in " ," and category(words[before]) == "person"
        ) or name.title < name.first:
            yield words[before], name.key
        yield from _apposed(shape, name.last, name.key)


def _apposed(shape: Shape, at: int, key: str) -> Iterator[tuple[str, str]]:
    if at >= len(shape.words) or shape.gaps[at] != ",":
        return
    for word in range(at, min(at + 5, len(shape.words))):
        if word > at and shape.gaps[word] != " ":
            return
        if category(shape.words[word]) == "person" and shape.kinds[word] in "AN":
            yield shape.words[word], key
            return
