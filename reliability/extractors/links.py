"""Links as sourcing: what an article on the web lets its reader check; see `docs/measures/links.md`.

Links in the body count, those in boilerplate (related stories, sharing) do not. Undefined where the input
cannot hold links, such as plain text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import nan

from reliability.extractors._attribution import attributions
from reliability.extractors._primary_documents import is_primary
from reliability.records import Document, Evidence, Findings, Link, Measure, Passage, Span
from reliability.text.counting import per_1000, share

_DE_MAEYER = "De Maeyer (2012), The journalistic hyperlink; Coddington (2012), Building frames link by link"
_TRANSPARENT = "Karlsson (2010), Rituals of transparency"
_PRIMARY = "American Press Institute, The elements of journalism; own list of hosts"


def _measure(what: str, unit: str, meaning: str, direction: str, reference: str) -> Measure:
    return Measure("links", what, unit, meaning, direction, reference)


MEASURES = (
    _measure("links_per_1000_words", "per 1,000 words",
             "Links in the article's body, without related stories and buttons.",
             "Higher means more of the text can be checked with a click.", _DE_MAEYER),
    _measure("linked_domains", "domains",
             "Different registered domains that the body links to, other than the site's own.",
             "Higher means more publishers are cited.", _DE_MAEYER),
    _measure("own_site_share", "share of links", "Links in the body that lead to the site itself.",
             "Higher means more of the links stay on the site.", _TRANSPARENT),
    _measure("primary_documents_share", "share of links",
             "Links in the body to governments, courts, journals, data and PDF files.",
             "Higher means more primary documents are cited.", _PRIMARY),
    _measure("linked_statements_share", "share of statements",
             "Statements with a link in the sentence that names their speaker; empty without statements.",
             "Higher means more statements can be checked with a click.", _TRANSPARENT),
)  # fmt: skip


def extract(document: Document) -> Findings:
    """Every measure of the links in the body; NaN where the input has no markup, and shares where it has
    no link.
    """
    if document.article.links is None:
        return Findings({measure.name: nan for measure in MEASURES})
    links = _body_links(document.article.links, document)
    own_links = [link for link in links if _is_own(link, document.article.domain)]
    other_domains = {link.domain for link in links if link.domain and link not in own_links}
    primary = [link for link in links if is_primary(link.url, link.domain)]
    own_site_known = bool(document.article.domain) or not links
    words = len(document.body.words)
    values = {
        "links_links_per_1000_words": per_1000(len(links), words),
        "links_linked_domains": float(len(other_domains)) if words else nan,
        "links_own_site_share": share(len(own_links), len(links)) if own_site_known else nan,
        "links_primary_documents_share": share(len(primary), len(links)),
        "links_linked_statements_share": _linked_share(document.body, links),
    }
    return Findings(values, (*_link_evidence("links_links_per_1000_words", links),
                             *_link_evidence("links_primary_documents_share", primary)))  # fmt: skip


def _linked_share(body: Passage, links: Sequence[Link]) -> float:
    """The share of statements whose source, or cue if it has none, has a link in its sentence."""
    starts = [sentence.start for sentence in body.sentences]
    linked = {bisect_right(starts, link.start) for link in links}
    statements = [statement for statement in attributions(body) if statement.type == "statement"]
    named = [body.starts[(statement.source or statement.cue)[0]] for statement in statements]
    return share(sum(bisect_right(starts, place) in linked for place in named), len(statements))


def _is_own(link: Link, domain: str) -> bool:
    return (not link.domain and "//" not in link.url[:8]) or (link.domain != "" and link.domain == domain)


def _body_links(links: Sequence[Link], document: Document) -> list[Link]:
    """The links of which a word is in the body, one for each address in a sentence."""
    body = document.body
    size = len(document.article.text)
    candidates = [
        link
        for link in links
        if 0 <= link.start < link.end <= size
        and _holds_word(body.starts, link)
        and not _is_teaser(link, document)
    ]
    first_links: dict[tuple[str, int], Link] = {}
    starts = [sentence.start for sentence in body.sentences]
    for link in candidates:
        first_links.setdefault((link.url, bisect_right(starts, link.start)), link)
    return list(first_links.values())


def _holds_word(starts: Sequence[int], link: Link) -> bool:
    place = bisect_right(starts, link.end - 1)
    return place > 0 and starts[place - 1] >= link.start


def _is_teaser(link: Link, document: Document) -> bool:
    """Whether the link is the whole of a paragraph: a teaser of another story, not a reference in the
    text.
    """
    ends = [paragraph.end for paragraph in document.paragraphs]
    place = bisect_right(ends, link.start)
    paragraph = document.paragraphs[place] if place < len(ends) else Span(0, 0)
    return paragraph.end > paragraph.start and link.start <= paragraph.start and link.end >= paragraph.end


def _link_evidence(measure: str, links: Sequence[Link]) -> list[Evidence]:
    return [Evidence(measure, "text", link.start, link.end) for link in links]
