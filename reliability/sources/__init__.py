"""Many ArticleScores → SourceProfile, through summaries that merge."""

from reliability.sources.comparing import compare, from_summaries
from reliability.sources.profiling import profile
from reliability.sources.ranking import Pair, pairs, rank
from reliability.sources.summary import Key, SourceSummary, merge, summarise

__all__ = [
    "Key",
    "Pair",
    "SourceSummary",
    "compare",
    "from_summaries",
    "merge",
    "pairs",
    "profile",
    "rank",
    "summarise",
]
