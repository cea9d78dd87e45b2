"""How long an article may be."""

LONGEST = 2_000_000
"""Code points of the longest article that is measured; the longest news features have a tenth of it."""
