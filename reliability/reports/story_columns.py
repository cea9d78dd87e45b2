"""The table of `reliability stories`: one row per article."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.records import ArticleScore
from reliability.reports.columns import POINT_DECIMALS, VALUE_DECIMALS, Column, Row
from reliability.reports.rows import rounded
from reliability.stories import Grouped, Story, Version, figures

_MEASURED = ("style", "sourcing", "hedging", "sentiment", "loaded_wording")
STORY_COLUMNS = (
    Column("story", "text", "id of the story; empty if no other source has it"),
    Column("story_title", "text", "title of the story's earliest original article"),
    Column("article", "text", "id of the article"),
    Column("source", "text", "source of the article"),
    Column("date", "text", "date of publication, ISO 8601"),
    Column("words", "whole", "number of words of prose"),
    *(Column(name, "number", "percentile, 0-100, as in the table of `score`") for name in _MEASURED),
    Column("speakers", "whole", "number of different speakers who make a statement"),
    Column("quoted_share", "number", "share of words inside quotations, 0-1"),
    Column("figures", "whole", "how many numbers count something, such as people or money"),
    Column("copy_of", "text", "id of the article whose text it repeats; empty for an original"),
    Column("copies", "whole", "number of articles in the story that repeat this text"),
    Column("first_by_date", "whole", "1 if no article in the story has an earlier date, otherwise 0"),
)


def rows(grouped: Grouped) -> Iterator[Row]:
    """Return the rows of all articles: story by story, then the articles without one."""
    for story in grouped.stories:
        for version in story.versions:
            yield _row(version, story)
    for score in grouped.alone:
        yield _row(Version(score), None)


def _row(version: Version, story: Story | None) -> Row:
    score = version.score
    return {
        **_article(score),
        "story": story.id if story else None,
        "story_title": story.title if story else None,
        "figures": len(figures(version)),
        "copy_of": version.copy_of or None,
        "copies": version.copies,
        "first_by_date": int(version.first_by_date) if story else None,
    }


def _article(score: ArticleScore) -> Row:
    profile = score.profile
    quoted = profile.values.get("sourcing_quoted_share", float("nan"))
    return {
        "article": profile.article.id,
        "source": profile.article.source,
        "date": profile.article.published[:10] or None,
        "words": profile.words,
        **{name: rounded(getattr(score, name), POINT_DECIMALS) for name in _MEASURED},
        "speakers": len(profile.speakers),
        "quoted_share": rounded(quoted, VALUE_DECIMALS),
    }
