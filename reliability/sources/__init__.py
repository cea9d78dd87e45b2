"""Turn scores of articles into source profiles, through summaries that merge."""

from reliability.significance import CORRECTIONS, Correction
from reliability.sources.comparability import Difference, differences
from reliability.sources.comparing import compare, compare_summaries
from reliability.sources.genres import Mix, shared_genres
from reliability.sources.pairs import Pair, difference, pairs
from reliability.sources.profiling import profile
from reliability.sources.ranks import rank
from reliability.sources.summary import Key, SourceSummary, join_genres, merge, summarise

__all__ = [
    "CORRECTIONS",
    "Correction",
    "Difference",
    "Key",
    "Mix",
    "Pair",
    "SourceSummary",
    "compare",
    "compare_summaries",
    "difference",
    "differences",
    "join_genres",
    "merge",
    "pairs",
    "profile",
    "rank",
    "shared_genres",
    "summarise",
]
