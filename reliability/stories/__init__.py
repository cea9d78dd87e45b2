"""Group scored articles that report the same event, and compare their versions.

The package can be called: `reliability.stories(scores)` is `reliability.stories.stories(scores)`.

Examples
--------
>>> import reliability
>>> text = "The council of Velm voted on Monday to close the Keld Bridge after engineers found cracks. " * 10
>>> sources = ("a.example", "b.example")
>>> articles = [{"text": f"{text} {name}", "source": name, "title": "Keld Bridge closed"} for name in sources]
>>> grouped = reliability.stories(reliability.score_all(articles).collect())
>>> [story.sources for story in grouped.stories]
[('a.example', 'b.example')]
"""

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from reliability.records import ArticleScore
from reliability.stories.conflicting_figures import Conflict, Figure, conflicts, figures
from reliability.stories.content_differences import Content, Contents, contents
from reliability.stories.pairing import (
    PairedDifference,
    comparable,
    paired_differences,
    sharing,
    without_shared,
)
from reliability.stories.story import Grouped, Story, Version, stories
from reliability.stories.story_members import LEAST_WORDS, day
from reliability.stories.voices import SharedQuotation, Use, Voice, shared_quotations, voices

__all__ = [
    "LEAST_WORDS",
    "Conflict",
    "Content",
    "Contents",
    "Figure",
    "Grouped",
    "PairedDifference",
    "SharedQuotation",
    "Story",
    "Use",
    "Version",
    "Voice",
    "comparable",
    "conflicts",
    "contents",
    "day",
    "figures",
    "paired_differences",
    "shared_quotations",
    "sharing",
    "stories",
    "voices",
    "without_shared",
]


class _Callable(ModuleType):
    """A module that can be called, since the package and its main function share a name."""

    def __call__(self, scores: Iterable[ArticleScore], **options: Any) -> Grouped:
        return stories(scores, **options)


sys.modules[__name__].__class__ = _Callable
