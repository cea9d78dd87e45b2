"""Cut an article into its parts."""

from __future__ import annotations

from bisect import bisect_right

from reliability.records import Article, Document, Passage, Span
from reliability.text.boilerplate.headline_lines import echoes
from reliability.text.boilerplate.parts import parts, union, without
from reliability.text.boilerplate.repeated import repeated_phrases, repeats
from reliability.text.length import LONGEST
from reliability.text.named_words import title_with_names, with_names
from reliability.text.segmentation.layout import Layout, layout
from reliability.text.segmentation.passage import cut, passage


def read(article: Article, boilerplate: frozenset[str] = frozenset()) -> Document:
    """The parts of `article`, each found once.

    `boilerplate` holds lines, in the form of `recurring.normal`, that recur within the article's source. A
    text longer than `LONGEST` is not taken apart: the document has no words.
    """
    page = layout(article.text, article.quotations) if len(article.text) <= LONGEST else layout("")
    top, boilerplate_spans = parts(page, article.title, boilerplate)
    heading = [Span(*page.paragraphs[top][:2])] if top >= 0 else []
    prose = without(page, union([*boilerplate_spans, *heading]))
    body = cut("text", page, prose)
    repeated = tuple(union([*repeats(body), *repeated_phrases(body)]))
    last = [Span(*body.sentences[-1][:2])] if echoes(body) else []
    if repeated or last:
        boilerplate_spans = tuple(union([*boilerplate_spans, *repeated, *last]))
        prose = without(page, union([*boilerplate_spans, *heading]))
        body = cut("text", page, prose)
    body.memo["turns"] = page.turns
    title = _title(article, page, heading)
    return Document(
        article=article,
        title=title_with_names(title, body) if title.words else title,
        body=with_names(body),
        paragraphs=_paragraphs(page, prose),
        quotations=page.quotations,
        boilerplate=boilerplate_spans,
        repeats=repeated,
        notes=page.notes,
    )


def _title(article: Article, page: Layout, heading: list[Span]) -> Passage:
    return (
        cut("text", page, heading)
        if heading
        else passage("title", article.title, [Span(0, len(article.title))])
    )


def _paragraphs(page: Layout, prose: list[Span]) -> tuple[Span, ...]:
    """Return the paragraphs that contain prose."""
    ends = [unit.end for unit in page.paragraphs]
    places = dict.fromkeys([bisect_right(ends, span.start) for span in prose])
    return tuple([page.spans[place] for place in places])
