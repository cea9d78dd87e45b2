"""The two parts of an article that spans refer to: its title and its text."""

from __future__ import annotations

from reliability.records import Article, Part


def part_text(article: Article, part: Part) -> str:
    """Return the title or the text of `article`."""
    return article.title if part == "title" else article.text
