"""The frozen values that packages pass to each other; see `docs/architecture.md` for the pipeline."""

from reliability.records.article_profiles import ArticleProfile
from reliability.records.article_scores import ArticleScore, Status
from reliability.records.articles import Article, Failure, PageMetadata
from reliability.records.attributions import Attribution, AttributionType, SourceKind, Speaker
from reliability.records.deferred import Deferred
from reliability.records.dimensions import DIMENSIONS, MEASURED, RANKED, TARGETS, Interval, Target
from reliability.records.display import display_with
from reliability.records.divided_text import Document, Passage
from reliability.records.measurements import Direction, Evidence, Findings, Measure
from reliability.records.note_meanings import NOTES
from reliability.records.source_profiles import Change, Estimate, Rank, SourceProfile
from reliability.records.spans import Link, Part, Sentence, Span

__all__ = [
    "DIMENSIONS",
    "MEASURED",
    "NOTES",
    "RANKED",
    "TARGETS",
    "Article",
    "ArticleProfile",
    "ArticleScore",
    "Attribution",
    "AttributionType",
    "Change",
    "Deferred",
    "Direction",
    "Document",
    "Estimate",
    "Evidence",
    "Failure",
    "Findings",
    "Interval",
    "Link",
    "Measure",
    "PageMetadata",
    "Part",
    "Passage",
    "Rank",
    "Sentence",
    "SourceKind",
    "SourceProfile",
    "Span",
    "Speaker",
    "Status",
    "Target",
    "display_with",
]
