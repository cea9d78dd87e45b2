"""A text cut up but not yet judged: what the finders of furniture and headline look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from reliability.records import Sentence, Span
from reliability.text.characters import straight
from reliability.text.paragraphs import paragraphs
from reliability.text.quotations import quotations
from reliability.text.sentences import cuts
from reliability.text.words import Words, tokenise

_TERMINAL = (".", "!", "?", "…", '."', '?"', '!"', '…"', ".'", "!'", "?'", ".)", '"')


class Layout(NamedTuple):
    """A text's units; each has its code points `start:end` and its words `first:last`.

    `base` is the text in straight typography, `flat` the same lower-cased; `cuts` are the code points at
    which sentences begin inside a paragraph.
    """

    text: str
    base: str
    flat: str
    found: Words
    quotations: tuple[Span, ...]
    quoted: bytes
    paragraphs: tuple[Sentence, ...]
    cuts: tuple[int, ...]

    def words(self, unit: Sentence) -> tuple[str, ...]:
        """The normalised words of `unit`."""
        return self.found.words[unit.first : unit.last]

    def paragraph(self, word: int) -> int:
        """The index of the paragraph that holds the word; -1 where none does."""
        place = bisect_right(self.paragraphs, word, key=_first) - 1
        return place if place >= 0 and word < self.paragraphs[place].last else -1

    def sentence(self, word: int, paragraph: Sentence) -> Sentence:
        """The sentence of `paragraph` that holds the word."""
        at = self.found.starts[word]
        after = bisect_right(self.cuts, at)
        start = max(paragraph.start, self.cuts[after - 1] if after else 0)
        end = min(paragraph.end, self.cuts[after] if after < len(self.cuts) else paragraph.end)
        starts = self.found.starts
        return Sentence(start, end, bisect_left(starts, start), bisect_left(starts, end))

    def ended(self, unit: Sentence) -> bool:
        """Whether `unit` ends as a sentence does, and not as a heading or a label."""
        return self.base.endswith(_TERMINAL, unit.start, unit.end)

    def capitals(self, unit: Sentence) -> float:
        """The share of words of four letters or more that begin with a capital; 1 where there are none."""
        long = [
            self.base[start].isupper()
            for start, end in zip(
                self.found.starts[unit.first : unit.last],
                self.found.ends[unit.first : unit.last],
                strict=True,
            )
            if end - start > 3
        ]
        return sum(long) / len(long) if long else 1.0


def _first(unit: Sentence) -> int:
    return unit.first


def layout(text: str) -> Layout:
    """`text` cut up."""
    base = straight(text)
    flat = base.lower()
    found = tokenise(flat)
    spans = paragraphs(base)
    flat = _unwrapped(flat, spans)
    marks = quotations(text, spans, base)
    bounds = [(bisect_left(found.starts, span.start), bisect_left(found.starts, span.end)) for span in spans]
    units = tuple(Sentence(*span, *bound) for span, bound in zip(spans, bounds, strict=True))
    ends = tuple(cut for span in spans for cut in cuts(base, span.start, span.end))
    return Layout(text, base, flat, found, marks, flags(found.starts, marks), units, ends)


def _unwrapped(flat: str, spans: Sequence[Span]) -> str:
    """`flat` with spaces for the line ends inside its paragraphs."""
    wrapped = [span for span in spans if "\n" in flat[span.start : span.end]]
    pieces: list[str] = []
    done = 0
    for start, end in wrapped:
        pieces += (flat[done:start], flat[start:end].replace("\n", " "))
        done = end
    return "".join((*pieces, flat[done:])) if wrapped else flat


def places(words: tuple[str, ...], wanted: Set[str]) -> list[int]:
    """The indices of the words `wanted` in `words`."""
    return [at for at, word in enumerate(words) if word in wanted] if wanted else []


def flags(starts: Sequence[int], spans: Sequence[Span]) -> bytes:
    """1 for each word that begins inside `spans`, else 0."""
    found = bytearray(len(starts))
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        found[first:last] = b"\x01" * (last - first)
    return bytes(found)


def sentences(
    base: str, spans: Sequence[Span], starts: Sequence[int], begins: Sequence[int]
) -> list[Sentence]:
    """Sentences inside `spans` that hold a word, without the space around them; `begins` as `Layout.cuts`."""
    found: list[Sentence] = []
    first = at = 0
    for span in spans:
        at = bisect_right(begins, span.start, at)
        upto = bisect_left(begins, span.end, at)
        first = bisect_left(starts, span.start, first)
        for begin, cut in pairwise([span.start, *begins[at:upto], span.end]):
            last = bisect_left(starts, cut, first)
            if last > first:
                piece = base[begin:cut].rstrip()
                begun = begin if begin > span.start else begin + len(piece) - len(piece.lstrip())
                found.append(Sentence(begun, begin + len(piece), first, last))
            first = last
    return found
