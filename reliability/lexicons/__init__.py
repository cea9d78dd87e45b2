"""Load word lists, and find their entries in a passage."""

from reliability.lexicons.lexicon import Lexicon, load, parse, use
from reliability.lexicons.matching import Entry, Hit, Match, Row, hits, matches

__all__ = ["Entry", "Hit", "Lexicon", "Match", "Row", "hits", "load", "matches", "parse", "use"]
