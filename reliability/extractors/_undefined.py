"""Which measures mean nothing in a text whose case, stops or quotation marks are lost."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import chain

_SENTENCES = (
    "structure_words_", "structure_sentence_", "structure_short_", "structure_long_",
    "readability_flesch", "readability_gunning", "readability_dale", "readability_smog",
    "readability_coleman",
)  # fmt: skip
_OWN_WORDS = (
    "quotation_", "sourcing_", "hedging_", "loaded_wording_", "learned_wording_", "sentiment_", "certainty_",
    "subjectivity_", "shouting_", "register_", "specificity_",
)  # fmt: skip
_NEEDING: Mapping[str, tuple[str, ...]] = {
    "no_case": (
        "sourcing_", "shouting_capitals", "specificity_names", "specificity_placed", "specificity_offices",
        *_SENTENCES,
    ),
    "no_punctuation": ("sourcing_", "quotation_", "shouting_", "sentiment_", *_SENTENCES),
    "damaged_quotation_marks": _OWN_WORDS,
}  # fmt: skip
"""Note → how the names of measures begin that need what is lost: capitals for names and for the sentences
that begin with them, stops for sentences, marks for whatever leaves quotations out."""


def lost(measures: Iterable[str], notes: Container[str]) -> frozenset[str]:
    """Return those of `measures` that are undefined for a text with these notes."""
    begins = tuple(chain.from_iterable(some for note, some in _NEEDING.items() if note in notes))
    return frozenset([name for name in measures if name.startswith(begins)] if begins else ())
