"""Load word lists, and find their entries in a passage."""

from reliability.lexicons.lexicon import Entry, Hit, Lexicon, load, parse, use

__all__ = ["Entry", "Hit", "Lexicon", "load", "parse", "use"]
