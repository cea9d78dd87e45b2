"""Transparency: what a page says about who wrote an article, when, and by which rules; see its page in
the docs.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

from reliability.records import Document, Findings, Measure, PageMetadata

_UNIT = "0 or 1 per article; a proportion per source"
_SCHEMA = "schema.org NewsArticle, version 28"
_SIGNALS = "W3C Credible Web Community Group, Credibility Signals (draft of 2019)"
_TRUST = "The Trust Project, Trust Indicators; schema.org NewsMediaOrganization"


def _measure(what: str, unit: str, meaning: str, direction: str, reference: str) -> Measure:
    return Measure("transparency", what, unit, meaning, direction, reference)


MEASURES = (
    _measure("author_named", _UNIT, "1 if the page names a person as the author.",
             "Higher means more articles name their author.", f"{_SIGNALS}; {_SCHEMA}, author"),
    _measure("date_given", _UNIT, "1 if the page gives the date of publication.", "Higher means more "
                                                                                  "articles give it.",
             f"{_SIGNALS}; {_SCHEMA}, datePublished"),
    _measure("update_date_given", _UNIT, "1 if the page gives the date of the last "
                                         "change.", "Higher means more articles give it.",
             f"{_SCHEMA}, dateModified"),
    _measure("correction_note", _UNIT, "1 if the page says what was corrected in the article.",
             "Higher means more corrections are made openly.", f"{_SIGNALS}; {_SCHEMA}, correction"),
    _measure("kind_labelled", _UNIT,
             "1 if the page labels the article as opinion, analysis, sponsored, satire or a review.",
             "Higher means more articles are labelled.",
             f"{_TRUST}; {_SCHEMA}, its subtypes and articleSection"),
    _measure("policies_linked", "policies",
             "Policies of the publisher that the page links to (principles, corrections, ethics, …).",
             "Higher means more of the publisher's rules are public.", _TRUST),
)  # fmt: skip


def extract(document: Document) -> Findings:
    """Every measure of the page's metadata; NaN where the input has none."""
    metadata = document.article.metadata
    if metadata is None:
        return Findings({measure.name: nan for measure in MEASURES})
    return Findings({f"transparency_{what}": value for what, value in _values(metadata).items()})


def _values(metadata: PageMetadata) -> Mapping[str, float]:
    return {
        "author_named": float(bool(metadata.authors)),
        "date_given": float(bool(metadata.published)),
        "update_date_given": float(bool(metadata.modified) and metadata.modified != metadata.published),
        "correction_note": float(metadata.correction),
        "kind_labelled": float(bool(metadata.label)),
        "policies_linked": float(len(metadata.policies)),
    }
