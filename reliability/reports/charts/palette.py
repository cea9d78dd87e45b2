"""Colours of charts and pages: those of Okabe and Ito (2008), which colour-blind readers can distinguish.

Colour is never the only sign: a point, a line, a letter or a word says the same.
"""

from __future__ import annotations

BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#767676"
INK = "#010203"
"""A placeholder for the page's text colour, which `drawing.svg` replaces with `currentColor`."""
