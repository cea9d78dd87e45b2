"""Conditions that an article must meet to be scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reliability.records import ArticleProfile

MIN_WORDS: Final = 100
"""Below this the rates of rare words are mostly chance."""
MIN_SHARES: Final = {
    "structure_english_share": (0.8, "not_english"),
    "structure_prose_share": (0.5, "not_prose"),
}
"""Measure → the least share of an article's words, and the note where there are fewer."""

UNUSUAL: Final = {"sourcing_unnamed_statements_per_1000_words": (17.0, "many_anonymous")}
"""Measure → the value that only 1 in 200 of the labelled outlets' articles exceeds, and the note for it:
padding looks the same as a story with many unnamed sources."""


def declines(profile: ArticleProfile) -> Iterator[str]:
    """Yield codes of `NOTES` for why `profile` is not scored; none if it can be. NaN is no reason."""
    for note in ("too_long", "not_an_article"):  # no other reason matters then
        if note in profile.notes:
            yield note
            return
    if profile.words < MIN_WORDS:
        yield "too_short"
    for measure, (least, note) in MIN_SHARES.items():
        if profile.values.get(measure, 1.0) < least:
            yield note


def remarks(profile: ArticleProfile) -> Iterator[str]:
    """Yield codes of `NOTES` about what is unusual in an article that is scored."""
    for measure, (most, note) in UNUSUAL.items():
        if profile.values.get(measure, 0.0) > most:
            yield note
