"""One article explained, as plain data: what `explain --format json` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from reliability.records import ArticleScore, Attribution, Evidence, Span
from reliability.reports.article_parts import part_text
from reliability.reports.rows import article_row, rounded

_SCORES = ("status", "note", "model", "version")
_DECIMALS = 12
"""Enough for baseline and contributions to add up to the score to a billionth."""


def explanation(score: ArticleScore) -> dict[str, Any]:
    """Return scores, contributions, measures and passages; offsets are code points of `text` (or `title`)."""
    profile, row = score.profile, article_row(score)
    return {
        "article": profile.article.id,
        **{
            name: row[name]
            for name in ("source", "domain", "title", "url", "published", "words", "genre", "agency")
        },
        "text": profile.article.text,
        "scores": _scores(score) | {name: row[name] for name in _SCORES},
        "baseline": rounded(score.baseline, _DECIMALS),
        "contributions": _numbers(score.contributions),
        "bias_baseline": rounded(score.bias_baseline, _DECIMALS),
        "bias_contributions": _numbers(score.bias_contributions),
        "measures": _numbers(profile.values),
        "boilerplate": _spans(profile.boilerplate),
        "quotations": _spans(profile.quotations),
        "evidence": [_evidence(passage, score) for passage in profile.evidence],
        "statements": [_attribution(statement) for statement in profile.statements],
        "beliefs": [_attribution(belief) for belief in profile.beliefs],
        "stances": [_attribution(stance) for stance in profile.stances],
        "speakers": [asdict(speaker) for speaker in profile.speakers],
    }


def _scores(score: ArticleScore) -> dict[str, float | None]:
    points = {
        "reliability": score.reliability,
        "reliability_low": score.reliability_interval[0],
        "reliability_high": score.reliability_interval[1],
        "bias": score.bias,
        "bias_low": score.bias_interval[0],
        "bias_high": score.bias_interval[1],
    }
    return _numbers(points)


def _evidence(passage: Evidence, score: ArticleScore) -> dict[str, Any]:
    text = part_text(score.profile.article, passage.part)
    return {**passage._asdict(), "text": text[passage.start : passage.end]}


def _attribution(attribution: Attribution) -> dict[str, Any]:
    parts = {"cue": attribution.cue, "source": attribution.source, "content": attribution.content}
    return {
        **{name: _spans(spans) for name, spans in parts.items()},
        "kind": attribution.kind,
        "direct": attribution.direct,
        "speaker": attribution.speaker,
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _numbers(values: Mapping[str, float]) -> dict[str, float | None]:
    return {name: rounded(value, _DECIMALS) for name, value in values.items()}
