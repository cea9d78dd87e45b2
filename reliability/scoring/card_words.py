"""Texts of a card about what a model does and about its checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

PURPOSE: Final = (
    "From how articles are written, it predicts how experts would rate an outlet that writes like this: "
    "`reliability` (0-100, higher is better) and `bias` (0-100, how one-sided, in any "
    "direction). It uses measures of writing only: who is quoted and how often, hedges, tone, "
    "loaded words, headlines, dates and figures, personal and argumentative forms, and classes of "
    "function words. It does not use names, topics, lengths or addresses. Each measure adds or takes "
    "points along a curve that only rises or only falls where theory expects a direction (more loaded "
    "words never raise reliability, more statements with a named source never lower it). `style` is the "
    "percentile of the sum of these points among reference articles or outlets: how closely the writing "
    "resembles that of highly rated outlets."
)
NOT_FOR: Final = (
    "Text shows how something is written, not whether it is true: on texts whose facts were changed and "
    "whose style was not, a score of text is no better than chance. Do not use it as a verdict on an "
    "article or a person; to decide what may be published, shown, paid or blocked; to rank outlets that "
    "share a letter; for satire, fiction, translations or languages other than English; or to tell left "
    "from right. The predictions for a single article say little: look at the interval."
)
FAILING_KINDS: Final = (
    (
        "Outlets that experts rate highly: the score hardly ranks them, since many print agency copy.",
        "reliability: unseen outlets, outlets rated 70 or more",
    ),
    (
        "Outlets of the political center, whose ratings and writing differ little.",
        "reliability: unseen outlets, center outlets",
    ),
    (
        "Recent articles (2025-2026): few outlets to learn from.",
        "reliability: unseen outlets, articles 2025-2026",
    ),
    (
        "Sober writing with unreliable content (health lore, state media, partisan sites): scored too high.",
        "",
    ),
    ("Other Englishes: most rated outlets are American, and hardly any is African or Asian.", ""),
)
"""Kinds of outlets, and the check of how well they are ranked."""
_MOVES = (
    "How many points a score moves if the article is changed in ways that should not matter (nearer to 0 is "
    "better). For padding, the last two changes: what a writer gains, higher reliability or lower bias."
)
_GAINS = "How many points tricks gain for a writer who knows the measures: higher reliability, lower bias."
CHANGES: Final[Mapping[str, tuple[str, str]]] = {
    "steadiness": ("Steadiness", _MOVES),
    "cheating": ("Tricks", _GAINS),
}
"""Checks by changed texts: title and meaning."""


def _bias_beyond_reliability(figure: Mapping[str, Any], shown: str) -> str:
    clear = figure["low"] > 0
    amount = "a little" if clear else "nothing that can be shown"
    return (
        f"**What bias says beyond reliability: {amount}.** At the same rated reliability, our bias and the "
        f"experts' have a partial Spearman correlation of {shown}. The experts' own two ratings agree with "
        f"about -0.9. Read bias as {'nearly ' if clear else ''}the mirror image of reliability."
    )


def _direction(figure: Mapping[str, Any], shown: str) -> str:
    return (
        "**No direction.** All measures together tell right from left outlets not seen with an AUC of "
        f"{shown}, compared with tf-idf's {figure['simple']:.2f}. The experts' reliability rating alone does "
        "as well, since the right outlets in the data are rated lower, and little is left beyond it. There "
        "is no column for lean."
    )


def _varieties(_figure: Mapping[str, Any], shown: str) -> str:
    return (
        "**Varieties of English.** A handful of the tested outlets are from outside the United States, none "
        "from Nigeria or India, so equal treatment cannot be shown. With American spelling made British, "
        f"scores move by {shown} points (99th percentile). See docs/scoring.md for other varieties."
    )


CHECK_PARAGRAPHS: Final[Mapping[str, Callable[[Mapping[str, Any], str], str]]] = {
    "bias: beyond the rated reliability": _bias_beyond_reliability,
    "left from right, outlets not seen": _direction,
    "reliability: British spelling": _varieties,
}
"""Check → its paragraph, from the figure and the figure as the card shows it."""
