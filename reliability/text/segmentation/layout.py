"""A text cut up but not yet judged: what the finders of boilerplate and headline look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from reliability.records import Sentence, Span
from reliability.text.characters import straight
from reliability.text.markdown import without_targets
from reliability.text.repair import repaired
from reliability.text.segmentation.line_breaks import rejoined
from reliability.text.segmentation.paragraphs import paragraphs
from reliability.text.segmentation.quotations import merged, quotations, quoted_lines
from reliability.text.segmentation.sentences import cuts
from reliability.text.segmentation.transcripts import Turn, at_labels, turns, with_turns
from reliability.text.segmentation.words import Words, index_words, tokenise

_LONG_WORD = 4
"""Letters from which headings in title case capitalise every word, as in `letter_case`."""
_TERMINAL = (".", "!", "?", "…", '."', '?"', '!"', '…"', ".'", "!'", "?'", ".)", '"')


class Layout(NamedTuple):
    """A text's units; each has its code points `start:end` and its words `first:last`.

    `base` is the text in straight typography, `flat` the same lower-cased; `positions` maps a word to its
    indices; `spans` are the code points of `paragraphs`, `cuts` those at which sentences begin inside one;
    `notes` are codes of damage to the text; `turns` are those of a transcript.
    """

    text: str
    base: str
    flat: str
    tokens: Words
    positions: Mapping[str, Sequence[int]]
    quotations: tuple[Span, ...]
    quoted: bytes
    spans: Sequence[Span]
    paragraphs: tuple[Sentence, ...]
    cuts: tuple[int, ...]
    notes: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()

    def words(self, unit: Sentence) -> tuple[str, ...]:
        """The normalised words of `unit`."""
        return self.tokens.words[unit.first : unit.last]

    def places(self, wanted: Set[str]) -> list[int]:
        """The indices of the words that are `wanted`, in order."""
        return sorted([index for word in wanted & self.positions.keys() for index in self.positions[word]])

    def has(self, words: Set[str]) -> bool:
        """Whether the text has one of `words`."""
        return not self.positions.keys().isdisjoint(words)

    def holders(self, words: Iterable[int]) -> list[int]:
        """Return the index of the paragraph of each of `words`."""
        firsts = [unit.first for unit in self.paragraphs]
        return [bisect_right(firsts, word) - 1 for word in words]

    def sentence(self, word: int, paragraph: Sentence) -> Sentence:
        """The sentence of `paragraph` that holds the word."""
        position = self.tokens.starts[word]
        after = bisect_right(self.cuts, position)
        start = max(paragraph.start, self.cuts[after - 1] if after else 0)
        end = min(paragraph.end, self.cuts[after] if after < len(self.cuts) else paragraph.end)
        starts = self.tokens.starts
        return Sentence(start, end, bisect_left(starts, start), bisect_left(starts, end))

    def ended(self, unit: Sentence) -> bool:
        """Whether `unit` ends as a sentence does, and not as a heading or a label."""
        return self.base.endswith(_TERMINAL, unit.start, unit.end)

    def capitals(self, unit: Sentence) -> float:
        """Return the share of words of four letters or more with an initial capital; 1 without such words."""
        long = [
            self.base[start].isupper()
            for start, end in zip(
                self.tokens.starts[unit.first : unit.last],
                self.tokens.ends[unit.first : unit.last],
                strict=True,
            )
            if end - start >= _LONG_WORD
        ]
        return sum(long) / len(long) if long else 1.0


def layout(text: str, quoted: Sequence[Span] = ()) -> Layout:
    """`text` cut up; `quoted` are spans that its markup shows as quotations."""
    printed, notes = repaired(text)
    base = without_targets(straight(printed))
    spans = at_labels(base, paragraphs(base))
    wrapped = [span for span in spans if base.find("\n", *span) >= 0]
    base = rejoined(base, wrapped) if wrapped else base
    flat = base.lower()
    tokens = tokenise(flat)
    flat = _unwrapped(flat, wrapped) if wrapped else flat
    marked = merged(quotations(printed, spans, base), [*quoted, *quoted_lines(base)])
    spoken = turns(base, spans)
    marked = with_turns(marked, spoken)
    ends = tuple([cut for start, end in spans for cut in cuts(base, start, end)])
    return Layout(
        text=text, base=base, flat=flat, tokens=tokens, positions=index_words(tokens.words),
        quotations=marked, quoted=flags(tokens.starts, marked), spans=spans,
        paragraphs=_units(spans, tokens.starts), cuts=ends, notes=notes, turns=spoken,
    )  # fmt: skip


def _units(spans: Sequence[Span], starts: Sequence[int]) -> tuple[Sentence, ...]:
    """Return `spans` with their words; there are no words between them."""
    lasts = [bisect_left(starts, end) for _, end in spans]
    return tuple([Sentence(*span, *words) for span, words in zip(spans, pairwise([0, *lasts]), strict=True)])


def _unwrapped(flat: str, wrapped: Sequence[Span]) -> str:
    """`flat` with spaces for the line ends inside the paragraphs `wrapped`."""
    pieces: list[str] = []
    done = 0
    for start, end in wrapped:
        pieces += (flat[done:start], flat[start:end].replace("\n", " "))
        done = end
    return "".join((*pieces, flat[done:]))


def flags(starts: Sequence[int], spans: Sequence[Span]) -> bytes:
    """1 for each word that begins inside `spans`, else 0."""
    inside = bytearray(len(starts))
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        inside[first:last] = b"\x01" * (last - first)
    return bytes(inside)


def sentences(
    base: str, spans: Sequence[Span], starts: Sequence[int], begins: Sequence[int]
) -> list[Sentence]:
    """Sentences inside `spans` that hold a word, without the space around them; `begins` as `Layout.cuts`."""
    sentences: list[Sentence] = []
    last = first_cut = 0
    for start, end in spans:
        first_cut = bisect_right(begins, start, first_cut)
        last_cut = bisect_left(begins, end, first_cut)
        last = bisect_left(starts, start, last)
        begun = end - len(base[start:end].lstrip())
        for cut in (*begins[first_cut:last_cut], end):
            first, last = last, bisect_left(starts, cut, last)
            if last > first:
                sentences.append(Sentence(begun, begun + len(base[begun:cut].rstrip()), first, last))
            begun = cut
        first_cut = last_cut
    return sentences
