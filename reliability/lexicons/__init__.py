"""One loader for the word lists in `data/`, and the one way of finding their entries in a passage."""

from reliability.lexicons.lexicon import Entry, Hit, Lexicon, load, parse, use

__all__ = ["Entry", "Hit", "Lexicon", "load", "parse", "use"]
