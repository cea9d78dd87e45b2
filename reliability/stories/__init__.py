"""Scored articles → stories: the same event in several sources, side by side."""

from reliability.stories.figures import Conflict, Figure, conflicts, figures
from reliability.stories.same_stories import PairedDifference, paired_differences, without_shared
from reliability.stories.story import Grouped, Story, Version, stories
from reliability.stories.voices import SharedQuotation, Use, Voice, shared_quotations, voices

__all__ = [
    "Conflict",
    "Figure",
    "Grouped",
    "PairedDifference",
    "SharedQuotation",
    "Story",
    "Use",
    "Version",
    "Voice",
    "conflicts",
    "figures",
    "paired_differences",
    "shared_quotations",
    "stories",
    "voices",
    "without_shared",
]
