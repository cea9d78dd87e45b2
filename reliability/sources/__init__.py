"""Many ArticleScores → SourceProfile, through summaries that merge."""

from reliability.sources.comparing import compare, from_summaries
from reliability.sources.genres import Mix, shared
from reliability.sources.likeness import Difference, differences
from reliability.sources.profiling import profile
from reliability.sources.ranking import Pair, pairs, rank
from reliability.sources.summary import Key, SourceSummary, merge, summarise, together

__all__ = [
    "Difference",
    "Key",
    "Mix",
    "Pair",
    "SourceSummary",
    "compare",
    "differences",
    "from_summaries",
    "merge",
    "pairs",
    "profile",
    "rank",
    "shared",
    "summarise",
    "together",
]
