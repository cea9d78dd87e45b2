"""Colours of charts and pages: those of Okabe and Ito (2008), told apart by colour-blind readers.

Colour is never the only sign: a point, a line, a letter or a word says the same.
"""

from __future__ import annotations

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
INK = "#010203"
"""Stands for the page's text colour; `drawing.svg` puts `currentColor` there."""
