"""Metadata of a page's article: authors, dates, corrections, labels and policies.

The terms are those of schema.org (NewsArticle, NewsMediaOrganization) and of the Open Graph and HTML meta
tags that say the same; what to look for follows the W3C Credible Web Community Group's credibility
signals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from reliability.ingest.domains import domain
from reliability.ingest.json_ld import Node, article_nodes, kinds, names, nodes
from reliability.ingest.titles import is_site_name
from reliability.records import PageMetadata

_POLICIES: Final = (
    "publishingPrinciples", "correctionsPolicy", "ethicsPolicy", "ownershipFundingInfo", "masthead",
    "verificationFactCheckingPolicy", "unnamedSourcesPolicy", "diversityPolicy", "actionableFeedbackPolicy",
    "missionCoveragePrioritiesPolicy", "noBylinesPolicy",
)  # fmt: skip
"""Properties of schema.org/NewsMediaOrganization and NewsArticle that link a policy."""

_LINKED: Final = (
    ("correctionsPolicy", re.compile(
        r"corrections?(?: (?:policy|page|and clarifications))?|report an? (?:error|correction)"
    )),
    ("ethicsPolicy", re.compile(
        r"(?:code of )?ethics(?: (?:policy|code|guidelines|statement))?|code of conduct"
    )),
    ("publishingPrinciples", re.compile(
        r"(?:our )?(?:editorial|journalism|journalistic|news|publishing|newsroom)"
        r" (?:standards?|guidelines|principles|policy|policies|code|values)(?: .{1,40})?"
        r"|standards and (?:practices|ethics)"
    )),
    ("ownershipFundingInfo", re.compile(
        r"(?:our )?(?:ownership|funding|owners|funders)(?: and (?:funding|ownership))?"
    )),
    ("masthead", re.compile(r"masthead|(?:our )?(?:staff|newsroom) directory")),
)  # fmt: skip
"""Words of links to the same policies, for pages without structured data."""

_LABELS: Final = {
    "OpinionNewsArticle": "opinion", "AnalysisNewsArticle": "analysis", "ReviewNewsArticle": "review",
    "AdvertiserContentArticle": "sponsored", "SatiricalArticle": "satire",
}  # fmt: skip
_LABEL = re.compile(
    r"(?P<opinion>(?:the )?(?:opinions?|op-?eds?|editorials?|commentary"
    r"|columns?|columnists?|letters|views?|perspectives?"
    r"|comment is free))"
    r"|(?P<sponsored>(?:sponsored|paid|partner|branded|advertiser)"
    r"(?: (?:content|post|posts|by .{1,60}|story|stories))?"
    r"|advertorials?|advertisement feature|promoted)"
    r"|(?P<analysis>(?:news )?analys[ei]s)"
    r"|(?P<satire>satire|humou?r)|(?P<review>(?:book |film |movie )?reviews?)"
)
_AUTHOR_META: Final = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_PUBLISHED_META: Final = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued",
    "dcterms.created", "parsely-pub-date", "sailthru.date", "og:published_time",
)  # fmt: skip
_MODIFIED_META: Final = (
    "article:modified_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "og:updated_time",
    "dcterms.modified",
)
_SECTION_META: Final = ("article:section", "section", "parsely-section", "og:section")
_PERSON = re.compile(r"(?:by\s+)?([^\W\d_][\w'’.-]*(?:\s+[\w'’.-]+){1,5})", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:admin|administrator|editors?|editorial|staff|newsroom|desk|team|agency|press|news|associated|reuters|redaction"
    r"|january|february|march|april|june|july|august|september|october|november|december|correspondents?|reporters?|writers?|contributors?|guest|webmaster|unknown|anonymous|user|board|service|wire|com|www)\b"
    r"|https?:|@", re.IGNORECASE
)  # fmt: skip
_BYLINE_CLASS = re.compile(
    r"\b(?:by-?line|author(?:[-_]?name)?|article[-_]author|contributor[-_]?name)\b", re.IGNORECASE
)
_BY = re.compile(r"by\b", re.IGNORECASE)
_CORRECTION = re.compile(
    r"\s{0,9}[\[(*_]{0,3}(?:correction|corrections|clarification|corrected|erratum)"
    r"(?:\s?(?:appended|notice|note))?(?:[,]?\s?\(?[^\n():—–]{1,25}\d[^\n():—–]{0,12}\)?)?\s?[\])*_]{0,3}\s?[:—–]"
    r"|[^\n]{0,40}\b(?:an earlier|a previous) version of this (?:article|story|report|post|column)\b",
    re.IGNORECASE,
)  # fmt: skip
_HINT = re.compile(r"[Cc]orrect|CORRECT|[Cc]larif|CLARIF|version of this|[Ee]rratum")
_BLOCKS: Final = ("p", "div", "span", "em", "i", "li", "strong", "small")
_LONGEST_NOTE: Final = 2000
"""Characters of a note of correction; longer blocks hold an article."""
_LONGEST_CONTENT: Final = 500
"""Code points of an author, a date or a section in the head of a page; more is not one."""
_LONGEST_BYLINE: Final = 120
"""Code points of a byline in the page; longer elements hold more than that."""
_READ_OF_BYLINE: Final = 300
"""Code points of an element for a byline that are looked at, before white space is taken out."""
_LONGEST_LABEL: Final = 80
"""Code points of the name of a section, or of a link to a policy."""
_MOST_AUTHORS: Final = 20
"""Authors of an article that are kept."""


def read_metadata(page: Any, url: str = "") -> PageMetadata | None:
    """Return the metadata of the parsed `page` at `url`; None where it has none at all."""
    structured = nodes(page)
    articles = article_nodes(structured)
    tags = _meta_tags(page)
    metadata = PageMetadata(
        authors=_authors(articles, tags, page, _site_names(articles, tags, url)),
        published=_first_value(articles, "datePublished")
        or _first_tag(tags, _PUBLISHED_META)
        or _microdata_date(page, "datePublished"),
        modified=_first_value(articles, "dateModified")
        or _first_tag(tags, _MODIFIED_META)
        or _microdata_date(page, "dateModified"),
        correction=any(article.get("correction") for article in articles) or _has_correction(page),
        label=_label(articles, tags),
        policies=_policies(structured, page),
    )
    return metadata if articles or tags or metadata != PageMetadata() else None


def _site_names(articles: list[Node], tags: Mapping[str, str], url: str) -> tuple[str, ...]:
    publishers = (article.get("publisher") for article in articles)
    named = (name for publisher in publishers for name in names(_publisher_name(publisher)))
    return (*named, tags.get("og:site_name", ""), domain(url))


def _publisher_name(publisher: Any) -> Any:
    return publisher.get("name") if isinstance(publisher, Mapping) else publisher


def _meta_tags(page: Any) -> Mapping[str, str]:
    """Return the meta tags that describe an article, by name."""
    wanted = {*_AUTHOR_META, *_PUBLISHED_META, *_MODIFIED_META, *_SECTION_META, "og:type", "og:site_name"}
    contents: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = (tag.get("content") or "").strip()
        if name in wanted and content:
            contents.setdefault(name, content[:_LONGEST_CONTENT])
    return contents


def _first_tag(tags: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if name in tags), "")


def _first_value(articles: list[Node], key: str) -> str:
    values = (article.get(key) for article in articles)
    return next((value for value in values if isinstance(value, str) and value), "")[:100]


def _microdata_date(page: Any, name: str) -> str:
    for element in page.xpath("//*[@itemprop=$name]", name=name)[:1]:
        date = element.get("content") or element.get("datetime") or element.text_content()
        return str(date).strip()[:100]
    return ""


def _authors(
    articles: list[Node], tags: Mapping[str, str], page: Any, sites: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the persons named as authors: from structured data, else meta tags, else the visible byline."""
    for bylines in (
        [name for node in articles for key in ("author", "creator") for name in names(node.get(key))],
        [tags[key] for key in _AUTHOR_META if key in tags],
        list(_bylines(page)),
    ):
        people = [person for byline in bylines for person in _people(byline, sites)]
        if people:
            return tuple(dict.fromkeys(people))[:_MOST_AUTHORS]
    return ()


def _people(byline: str, sites: tuple[str, ...]) -> Iterator[str]:
    for part in re.split(r"\s*(?:,|;|\band\b|&|\|)\s*", byline[:_LONGEST_CONTENT]):
        match = _PERSON.fullmatch(part.strip())
        if (
            match
            and not _NOBODY.search(match[1])
            and _is_capitalised(match[1])
            and not is_site_name(match[1], sites)
        ):
            yield match[1]


def _is_capitalised(name: str) -> bool:
    """Whether the words of `name` begin with capitals, apart from particles (de, van, al) inside."""
    words = name.split()
    ends_capitalised = words[0][0].isupper() and words[-1][0].isupper()
    return ends_capitalised and all(word[0].isupper() or len(word) <= 3 for word in words)


def _bylines(page: Any) -> Iterator[str]:
    """Yield names marked as the author's, and short lines in elements for bylines that begin with "By"."""
    for element in page.xpath("//*[@rel='author' or @itemprop='author' or @class]"):
        is_author = element.get("rel") == "author" or element.get("itemprop") == "author"
        if is_author or _BYLINE_CLASS.search(element.get("class") or ""):
            text = " ".join(element.text_content()[:_READ_OF_BYLINE].split())
            if 0 < len(text) <= _LONGEST_BYLINE and (is_author or _BY.match(text)):
                yield text


def _has_correction(page: Any) -> bool:
    """Whether a block of the page is a note of correction."""
    blocks = (element for element in page.iter(*_BLOCKS) if _HINT.search(element.text or ""))
    texts = (element.text_content() for element in blocks)
    return any(len(text) <= _LONGEST_NOTE and _CORRECTION.match(text) for text in texts)


def _label(articles: list[Node], tags: Mapping[str, str]) -> str:
    """Return the page's label for the article, where it is not plain news."""
    for article in articles:
        for kind in kinds(article):
            if kind in _LABELS:
                return _LABELS[kind]
    values = [article.get("articleSection") for article in articles]
    sections = [text for value in values for text in (value if isinstance(value, list) else [value])]
    for text in (*sections, _first_tag(tags, _SECTION_META)):
        match = (
            _LABEL.fullmatch(text.strip().lower())
            if isinstance(text, str) and len(text) < _LONGEST_LABEL
            else None
        )
        if match and match.lastgroup:
            return match.lastgroup
    return ""


def _policies(structured: tuple[Node, ...], page: Any) -> tuple[str, ...]:
    """Return the policies that the page's structured data or the words of its links name."""
    policies = {
        name
        for node in structured
        for name in _POLICIES
        if isinstance(node.get(name), str | Mapping | list) and node[name]
    }
    for link in page.iter("a"):
        if link.get("href"):
            words = " ".join((link.text_content() or "")[:_LONGEST_LABEL].lower().split())
            policies.update(name for name, pattern in _LINKED if pattern.fullmatch(words))
    return tuple(name for name in _POLICIES if name in policies)
