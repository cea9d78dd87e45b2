"""Turn scores of articles into source profiles, through summaries that merge."""

from reliability.sources.comparing import compare, from_summaries
from reliability.sources.genres import Mix, shared
from reliability.sources.likeness import Difference, differences
from reliability.sources.pairs import Pair, difference, pairs
from reliability.sources.profiling import profile
from reliability.sources.ranking import rank
from reliability.sources.separation import CORRECTIONS, Correction
from reliability.sources.summary import Key, SourceSummary, merge, summarise, together

__all__ = [
    "CORRECTIONS",
    "Correction",
    "Difference",
    "Key",
    "Mix",
    "Pair",
    "SourceSummary",
    "compare",
    "difference",
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
