"""Boilerplate known by its words: the phrases that pages print around an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from reliability.errors import LexiconError
from reliability.records import Sentence, Span
from reliability.text.segmentation.layout import Layout
from reliability.text.word_lists import rows

Scope = Literal["page", "break", "short", "opens", "colon", "label", "titles"]

_SHORT = {"page": 40, "break": 10, "short": 30, "opens": 40, "colon": 35, "titles": 30}
"""Words of the longest paragraph that goes as a whole; of boilerplate in 300 articles 95 % are shorter."""

_SHORT_SENTENCE = 15
"""Words of the longest sentence inside a longer paragraph that goes by its beginning alone."""

_MOST_TITLES, _LONGEST_TITLE = 20, 20
"""Lines below "Read more" and the like that may be titles of other articles, and words of one."""

_GAP = 8
"""Words that may separate a phrase from its tail, as the name of a newsletter does."""


class Phrase(NamedTuple):
    """Words, and after a gap the words `tail`; `key` is the place of the rarest word."""

    words: tuple[str, ...]
    tail: tuple[str, ...]
    key: int
    scope: Scope


class PhraseGroup(NamedTuple):
    """The phrases with one key: of one word, and longer ones by the word after or else before the key."""

    alone: tuple[Phrase, ...]
    by_next: Mapping[str, tuple[Phrase, ...]]
    by_previous: Mapping[str, tuple[Phrase, ...]]


class PhraseMatch(NamedTuple):
    """A phrase found at the words `first:last`."""

    first: int
    last: int
    phrase: Phrase


@cache
def phrases() -> Mapping[str, PhraseGroup]:
    """Return the phrases of `data/boilerplate.tsv` by their longest word, as a proxy for the rarest."""
    by_key: dict[str, list[Phrase]] = {}
    for text, scope in rows("boilerplate", 2):
        if scope not in (*_SHORT, "label"):
            raise LexiconError(
                f"boilerplate.tsv: {text!r} has scope {scope!r}. Known: {', '.join(_SHORT)}, label."
            )
        head, _, tail = text.partition(" ... ")
        words = tuple(head.split())
        key = max(range(len(words)), key=lambda place: len(words[place]))
        phrase = Phrase(words, tuple(tail.split()), key, cast("Scope", scope))
        by_key.setdefault(words[key], []).append(phrase)
    return {key: _group(sharing) for key, sharing in by_key.items()}


def _group(sharing: Iterable[Phrase]) -> PhraseGroup:
    alone: list[Phrase] = []
    by_next: dict[str, tuple[Phrase, ...]] = {}
    by_previous: dict[str, tuple[Phrase, ...]] = {}
    for phrase in sharing:
        words, _, key, _ = phrase
        if len(words) == 1:
            alone.append(phrase)
        elif key + 1 < len(words):
            by_next[words[key + 1]] = (*by_next.get(words[key + 1], ()), phrase)
        else:
            by_previous[words[key - 1]] = (*by_previous.get(words[key - 1], ()), phrase)
    return PhraseGroup(tuple(alone), by_next, by_previous)


@cache
def _keys() -> frozenset[str]:
    return frozenset(phrases())


def by_phrases(page: Layout) -> Iterator[Span]:
    """Boilerplate of `page` that one of the phrases gives away."""
    free = -1
    hits = sorted(_hits(page))
    for hit, place in zip(hits, page.holders(hit.first for hit in hits), strict=True):
        if page.quoted[hit.first] or page.paragraphs[place].last < hit.last:
            continue
        span = _stretch(page, hit, page.paragraphs[place], free)
        if span:
            yield span
            free = bisect_left(page.tokens.starts, span.end)
            if hit.phrase.scope == "titles" and span.end == page.paragraphs[place].end:
                yield from _titles(page, place + 1)


def _hits(page: Layout) -> Iterator[PhraseMatch]:
    words, ends = page.tokens.words, page.tokens.ends
    groups = phrases()
    for index in page.places(_keys()):
        for phrase in _candidates(groups[words[index]], words, index):
            wanted, tail, key, scope = phrase
            first = index - key
            last = first + len(wanted)
            if first >= 0 and words[first:last] == wanted:
                end = _tail(words, last, tail) if tail else last
                if end and (scope != "colon" or page.base.startswith((":", " :"), ends[end - 1])):
                    yield PhraseMatch(first, end, phrase)


def _candidates(group: PhraseGroup, words: Sequence[str], index: int) -> Sequence[Phrase]:
    """The phrases of `group` whose key is at `index`, next to a word that they have there too."""
    alone, by_next, by_previous = group
    after = by_next.get(words[index + 1], ()) if by_next and index + 1 < len(words) else ()
    before = by_previous.get(words[index - 1], ()) if by_previous and index else ()
    return alone + after + before if after or before else alone


def _tail(words: tuple[str, ...], after: int, tail: tuple[str, ...]) -> int:
    """Where `tail` ends if it begins within `_GAP` words; else 0."""
    for start in range(after, after + _GAP + 1):
        if words[start : start + len(tail)] == tail:
            return start + len(tail)
    return 0


def _stretch(page: Layout, hit: PhraseMatch, paragraph: Sentence, free: int) -> Span | None:
    """What of `paragraph` is boilerplate because of `hit`."""
    scope = hit.phrase.scope
    length = paragraph.last - paragraph.first
    if scope in ("label", "titles"):
        return _label(page, hit, paragraph, free)
    if scope == "break" and length > _SHORT[scope]:
        return Span(page.tokens.starts[hit.first], page.tokens.ends[hit.last - 1])
    # Where line breaks are lost, a short sentence is what was a short paragraph.
    if scope in ("page", "break", "short"):
        if length <= _SHORT[scope]:
            return Span(paragraph.start, paragraph.end)
        sentence = page.sentence(hit.first, paragraph)
        alone = len(page.paragraphs) == 1 and sentence.last - sentence.first <= _SHORT_SENTENCE
        return Span(*sentence[:2]) if scope == "page" or alone else None
    if hit.first == paragraph.first and length <= _SHORT[scope]:
        return Span(paragraph.start, paragraph.end)
    sentence = page.sentence(hit.first, paragraph)
    short = sentence.last - sentence.first <= _SHORT_SENTENCE
    return Span(*sentence[:2]) if short and sentence.first == hit.first else None


def _label(page: Layout, hit: PhraseMatch, paragraph: Sentence, free: int) -> Span | None:
    if paragraph.last - paragraph.first <= hit.last - hit.first + 2:
        rest = page.tokens.words[paragraph.first : hit.first] + page.tokens.words[hit.last : paragraph.last]
        if all(word.isdigit() for word in rest):
            return Span(paragraph.start, paragraph.end)
    start, end = page.tokens.starts[hit.first], page.tokens.ends[hit.last - 1]
    heading = hit.last - hit.first > 1 or hit.phrase.words == ("advertisement",)
    if not heading or page.capitals(Sentence(start, end, hit.first, hit.last)) < 1:
        return None
    if hit.first not in (free, page.sentence(hit.first, paragraph).first):
        return None
    following = page.base[end : end + 3].lstrip()[:1]
    return Span(start, end) if not following or following.isupper() or following in ":|" else None


def _titles(page: Layout, place: int) -> Iterator[Span]:
    """The short lines from the paragraph `place` on that do not end like sentences."""
    for unit in page.paragraphs[place : place + _MOST_TITLES]:
        if unit.last - unit.first > _LONGEST_TITLE or page.base[unit.end - 1] in ".,;:":
            return
        yield Span(unit.start, unit.end)
