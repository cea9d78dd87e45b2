"""The names of measured and predicted numbers."""

from __future__ import annotations

from typing import Literal

Interval = tuple[float, float]
Target = Literal["reliability", "bias"]
TARGETS: tuple[Target, ...] = ("reliability", "bias")
DIMENSIONS = ("sourcing", "hedging", "sentiment", "loaded_wording")
"""Dimensions of writing, which are measured without ratings."""
MEASURED = ("style", *DIMENSIONS)
"""Measured numbers: percentiles with sampling intervals."""
RANKED = (*MEASURED, "reliability")
"""Numbers by which sources are ranked."""
