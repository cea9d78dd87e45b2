"""Names, figures and quotations of a story that only one source has, or that all but one have.

An item that a source "has" occurs somewhere in its texts, in any form; so an item is only missing where
neither the recogniser nor a plain search finds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from reliability.records import Passage
from reliability.stories.conflicting_figures import figures
from reliability.stories.story import Story, Version
from reliability.stories.voices import shingles
from reliability.text import read
from reliability.text.names import names

ContentKind = Literal["name", "figure", "quotation"]
_KINDS: Final[tuple[ContentKind, ...]] = ("name", "figure", "quotation")
LEAST_SOURCES: Final = 3
"""Sources with texts of their own from which "all but one" says more than "only one"."""
_LEAST_MENTIONS: Final = 2
"""Mentions from which a name that only one source has is listed: a name in passing says little."""
_LEAST_LETTERS: Final = 3
"""Letters of a name that is searched for; shorter ones are written in too many ways (US, U.S.)."""
_LEAST_FIGURE: Final = 3
"""The least figure that is listed; ones and twos are in every article."""
_ROUNDING: Final = 0.06
"""Share by which a number may differ and be the same, rounded: 1,900 or 2,000 for 1,930."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Content:
    """A name, figure or quotation of a story.

    Parameters
    ----------
    kind : str
        `name`, `figure` or `quotation`.
    words : str
        How the article puts it; a figure with what it counts.
    source : str
        The one source that has it, or the one that lacks it.
    """

    kind: ContentKind
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What sets one source of a story apart: `missing` in it alone, or `only` in it."""

    missing: tuple[Content, ...]
    only: tuple[Content, ...]


class _Mention(NamedTuple):
    kind: ContentKind
    words: str
    times: int
    within: Callable[[_Texts], bool]
    """Whether the texts of a source have it."""


class _Texts(NamedTuple):
    """All that one source publishes on a story, for plain searches."""

    flat: str
    numbers: frozenset[float]
    runs: frozenset[tuple[str, ...]]


def contents(story: Story) -> Contents:
    """Return the names, figures and quotations that all sources but one have, and those that only one has.

    Copies are left out; with fewer than three sources nothing is `missing`, since the other one lacks what
    only one has.
    """
    by_source: dict[str, list[Version]] = {}
    for version in story.originals:
        by_source.setdefault(version.score.profile.article.source, []).append(version)
    if len(by_source) < 2:
        return Contents((), ())
    searched = {source: _searchable_texts(versions) for source, versions in by_source.items()}
    missing: dict[tuple[str, str], Content] = {}
    only: list[Content] = []
    for source in sorted(by_source):
        for mentioned in _mentions(by_source[source]):
            lacking = [
                other_source
                for other_source, texts in searched.items()
                if other_source != source and not mentioned.within(texts)
            ]
            if len(lacking) == len(by_source) - 1 and mentioned.times >= _LEAST_MENTIONS:
                only.append(Content(mentioned.kind, mentioned.words, source))
            if len(lacking) == 1 and len(by_source) >= LEAST_SOURCES:
                content = Content(mentioned.kind, mentioned.words, lacking[0])
                missing.setdefault((content.kind, _normalised(content.words)), content)
    return Contents(_without_longer_names(missing.values()), _without_longer_names(only))


def _without_longer_names(contents: Iterable[Content]) -> tuple[Content, ...]:
    """Return contents by source and kind; of names that end alike ("Passenger Tomas Rehl"), the shortest."""
    in_order = sorted(contents, key=lambda content: (content.source, _KINDS.index(content.kind)))
    names_of = {
        (content.source, _normalised(content.words)) for content in in_order if content.kind == "name"
    }
    return tuple(
        content
        for content in in_order
        if content.kind != "name" or not names_of & {(content.source, end) for end in _endings(content.words)}
    )


def _endings(words: str) -> Iterator[str]:
    """Yield the endings of a name, from its second word on."""
    parts = _normalised(words).split()
    return (" ".join(parts[start:]) for start in range(1, len(parts)))


def _mentions(versions: Sequence[Version]) -> Iterator[_Mention]:
    """Yield the names, figures and quotations in a source's texts, each once."""
    yield from _names(versions)
    listed: set[object] = set()
    for version in versions:
        for figure in figures(version):
            if figure.value >= _LEAST_FIGURE and (figure.value, figure.noun) not in listed:
                listed.add((figure.value, figure.noun))
                yield _Mention("figure", figure.text, _LEAST_MENTIONS, _HasNumber(figure.value))
        profile = version.score.profile
        for span in profile.quotations:
            words = profile.article.text[span.start : span.end].strip("\"'“”‘’«» \n")
            runs = shingles(words)
            if runs and not runs & listed:
                listed |= runs
                yield _Mention("quotation", words, _LEAST_MENTIONS, _HasRun(frozenset(runs)))


def _names(versions: Sequence[Version]) -> Iterator[_Mention]:
    """Yield the names in their longest forms, with how often they are mentioned."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for version in versions:
        body = read(version.score.profile.article).body
        for name in names(body).spans:
            if name.kind in ("person", "other"):
                words = _words_of(body, name.first, name.last)
                key = _key(words, person=name.kind == "person")
                counts[key] += 1
                shown[key] = max(shown.get(key, ""), _POSSESSIVE.sub("", words), key=len)
    for key in sorted(shown):
        shorter = any(key.endswith(f" {ending}") for ending in shown)
        if len(key.replace(" ", "")) >= _LEAST_LETTERS and not shorter:
            yield _Mention("name", shown[key], counts[key], _HasName(key, _initials(shown[key])))


def _words_of(body: Passage, first: int, last: int) -> str:
    return " ".join(body.text[body.starts[first] : body.ends[last - 1]].split())


def _key(words: str, *, person: bool) -> str:
    """Return what to search for: a person's last word, any other name whole."""
    parts = _normalised(words).split()
    return " ".join(parts[-1:] if person else parts)


def _initials(words: str) -> str:
    capitals = [word[0] for word in words.split() if word[0].isupper()]
    return "".join(capitals).lower() if len(capitals) > 1 else ""


@dataclass(frozen=True, slots=True)
class _HasName:
    key: str
    initials: str

    def __call__(self, texts: _Texts) -> bool:
        return any(f" {form} " in texts.flat for form in (self.key, self.initials) if form)


@dataclass(frozen=True, slots=True)
class _HasNumber:
    value: float

    def __call__(self, texts: _Texts) -> bool:
        return any(abs(number - self.value) <= _ROUNDING * self.value for number in texts.numbers)


@dataclass(frozen=True, slots=True)
class _HasRun:
    runs: frozenset[tuple[str, ...]]

    def __call__(self, texts: _Texts) -> bool:
        return bool(self.runs & texts.runs)


def _searchable_texts(versions: Sequence[Version]) -> _Texts:
    articles = [version.score.profile.article for version in versions]
    joined = "\n".join(f"{article.title}\n{article.text}" for article in articles)
    values = {figure.value for version in versions for figure in figures(version)}
    values |= {float(digits.replace(",", "")) for digits in _DIGITS.findall(joined)}
    return _Texts(f" {_normalised(joined)} ", frozenset(values), frozenset(shingles(joined)))


def _normalised(words: str) -> str:
    """Return the words in small letters without punctuation and possessive endings."""
    return " ".join(_POSSESSIVE.sub("", word) for word in _WORD.findall(words.lower()))


def by_source(contents: Sequence[Content]) -> Mapping[str, Mapping[ContentKind, list[str]]]:
    """Return the words by source and kind."""
    words_by_source: dict[str, dict[ContentKind, list[str]]] = {}
    for content in contents:
        words_by_source.setdefault(content.source, {}).setdefault(content.kind, []).append(content.words)
    return words_by_source
