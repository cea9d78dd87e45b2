"""An article divided into headline, prose, quotations and boilerplate, ready to be measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reliability.records.articles import Article
from reliability.records.spans import Part, Sentence, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text, ready to be measured: the prose of the body, or the headline.

    `plain` is `text` code point for code point, lower-cased and in plain typography. `words[i]` is the
    normalised word at `text[starts[i]:ends[i]]`: lower-cased, except that the names of persons keep their
    capital (May, Hope), so that word lists do not match them. `quoted[i]` is 1 inside a quotation;
    `positions` maps a word to its indices. Boilerplate and headline have no words here. `memo` caches
    results of the text layer, such as the names in the passage.
    """

    part: Part
    text: str
    plain: str
    words: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    quoted: bytes
    positions: Mapping[str, Sequence[int]]
    sentences: tuple[Sentence, ...]
    writer_words: int
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """An article divided into its parts. Spans are code points of `article.text`.

    `title` is the headline: the record's title (part `title`), else the first line if it is a headline (part
    `text`), else empty. `boilerplate` is what belongs to the page and not to the article; `repeats`, a part
    of it, repeats earlier text of the article word for word; `notes` are codes of damage to the text.
    """

    article: Article
    title: Passage
    body: Passage
    paragraphs: tuple[Span, ...]
    quotations: tuple[Span, ...]
    boilerplate: tuple[Span, ...]
    repeats: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
