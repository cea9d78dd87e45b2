"""Significance of differences: the level, and corrections for testing many pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    import numpy as np

NORMAL_90: Final = 1.6449
"""Half the width of a normal distribution's middle 90 %, in standard deviations."""
Correction = Literal["holm", "benjamini-hochberg"]
CORRECTIONS: tuple[Correction, ...] = ("holm", "benjamini-hochberg")
"""Holm (1979) bounds the chance of any false difference, Benjamini and Hochberg (1995) the share of false
ones among those reported."""
LEVEL: Final = 0.10
"""The chance, or the share, of false differences among all pairs of one measure and period."""


def count_significant(
    p: Sequence[float] | np.ndarray[Any, Any], pairs: int, correction: Correction, smaller: int = 0
) -> int:
    """Return how many of the values `p`, which are in rising order, are significant.

    Parameters
    ----------
    p : sequence of float
        Values of p in rising order.
    pairs : int
        How many pairs were tested in all.
    correction : str
        `holm` or `benjamini-hochberg`.
    smaller : int
        How many other pairs have smaller values, all of them significant.

    Examples
    --------
    >>> count_significant([0.01, 0.04, 0.2], 3, "holm")
    2
    """
    import numpy as np

    values, ranks = np.asarray(p), smaller + 1 + np.arange(len(p))
    if correction == "holm":
        fails = np.flatnonzero(values > LEVEL / (pairs - ranks + 1))
        return int(fails[0]) if len(fails) else len(p)
    passes = np.flatnonzero(values <= LEVEL * ranks / pairs)
    return int(passes[-1]) + 1 if len(passes) else 0
