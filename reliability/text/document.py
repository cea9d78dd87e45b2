"""Cut an article into its parts."""

from __future__ import annotations

from reliability.records import Article, Document, Passage, Sentence, Span
from reliability.text.furniture import parts
from reliability.text.layout import Layout, layout
from reliability.text.passage import cut, passage

LONGEST = 2_000_000
"""Code points of the longest article that is scored; the longest news features have a tenth of it."""


def read(article: Article, furniture: frozenset[str] = frozenset()) -> Document:
    """The parts of `article`, each found once.

    `furniture` holds lines, in the form of `recurring.normal`, that recur within the article's source.
    """
    page = layout(article.text)
    found = parts(page, article.title, furniture)
    return Document(
        article=article,
        title=_title(article, page, found.headline),
        body=cut("text", page, found.prose),
        paragraphs=_paragraphs(page, found.prose),
        quotations=page.quotations,
        furniture=found.furniture,
        repeats=found.repeats,
    )


def _title(article: Article, page: Layout, headline: int) -> Passage:
    if headline < 0:
        return passage("title", article.title, [Span(0, len(article.title))])
    return cut("text", page, [Span(*page.paragraphs[headline][:2])])


def _paragraphs(page: Layout, prose: tuple[Span, ...]) -> tuple[Span, ...]:
    """The paragraphs that hold prose, as they stand in the text."""
    units = iter(page.paragraphs)
    unit: Sentence | None = next(units, None)
    kept: list[Span] = []
    for span in prose:
        while unit and unit.end <= span.start:
            unit = next(units, None)
        if unit and (not kept or kept[-1].start != unit.start):
            kept.append(Span(unit.start, unit.end))
    return tuple(kept)
