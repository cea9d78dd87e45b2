"""What a card says in words of the figures of checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

_MOVES = (
    "How many points a score moves when the article is changed in ways that should not matter. Of "
    "padding, the last two, what a writer gains: reliability that rises, bias that falls."
)
_GAINS = (
    "What tricks gain a writer who knows the measures, in points: reliability that rises, bias that falls."
)
CHANGES: Final[Mapping[str, tuple[str, str]]] = {
    "steadiness": ("Steadiness", _MOVES),
    "cheating": ("Tricks", _GAINS),
}
"""Checks by changed texts: title and meaning."""


def _beyond(figure: Mapping[str, Any], shown: str) -> str:
    clear = figure["low"] > 0
    says = "a little" if clear else "nothing that can be shown"
    return (
        f"**What bias says beyond reliability: {says}.** At the same rated reliability, our bias and the "
        f"experts' have a partial Spearman correlation of {shown}. The experts' own two ratings agree with "
        f"0.90 once one is turned round. Read bias as reliability mirrored{', nearly' if clear else ''}."
    )


def _direction(figure: Mapping[str, Any], shown: str) -> str:
    return (
        "**No direction.** All measures together tell right from left outlets not seen with an AUC of "
        f"{shown}, beside tf-idf's {figure['simple']:.2f}. The experts' reliability rating alone does as "
        "well, since the right outlets in the data are rated lower, and little is left beyond it: there is "
        "no column for lean."
    )


def _varieties(_figure: Mapping[str, Any], shown: str) -> str:
    return (
        "**Varieties of English.** A handful of the tested outlets are from outside the United States, none "
        "from Nigeria or India, so equal treatment cannot be shown. With American spelling made British, "
        f"scores move by {shown} points (99th percentile); what else was looked at stands in docs/scoring.md."
    )


TOLD: Final[Mapping[str, Callable[[Mapping[str, Any], str], str]]] = {
    "bias: beyond the rated reliability": _beyond,
    "left from right, outlets not seen": _direction,
    "reliability: British spelling": _varieties,
}
"""By the check's name: a paragraph from its figure, and from that as the card shows it."""
