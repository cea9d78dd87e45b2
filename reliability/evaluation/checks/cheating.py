"""What tricks gain a writer who knows the measures: reliability that rises, bias that falls, in points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reliability.evaluation import changes, trials, tricks
from reliability.evaluation.checks import steadiness
from reliability.evaluation.figure import Figure
from reliability.evaluation.trials import Trial
from reliability.records import Article
from reliability.scoring import Model

_AT: Final = (50, 99)
_PADDING: Final = (
    ("one attribution pasted in twenty times", changes.padded_with_officials, "repeated"),
    ("ten attributions to nobody, twice each", tricks.nobody, "many_anonymous"),
    ("ten attributions to named sources, twice each", tricks.somebody, "repeated"),
    ("twenty numbers pasted in", tricks.numbers, "repeated"),
    ("a paragraph repeated five times", changes.padded_with_copies, "repeated"),
    ("four sober sentences, five times each", tricks.with_sober_sentences, "repeated"),
)
_DISGUISES: Final = (
    ("Cyrillic letters", tricks.in_cyrillic),
    ("full-width letters", tricks.in_wide_letters),
    ("a zero-width space", tricks.inside("\u200b")),
    ("a soft hyphen", tricks.inside("\u00ad")),
    ("a bidirectional mark", tricks.inside("\u2068")),
    ("a stroke through them", tricks.inside("\u0338")),
    ("spaced-out letters", tricks.spelled_out),
    ("accents", tricks.with_accents),
    ("figures for vowels", tricks.in_figures),
)


def check(data: Path) -> list[Figure]:
    """Figures of the default model on the articles that steadiness is tried on."""
    return figures(steadiness.sample(data), steadiness.current())


def listed() -> Iterator[Trial]:
    """Every trick."""
    for name, change, note in _PADDING:
        yield Trial(name, change, _AT, gain=True, note=note)
    for name, spell in _DISGUISES:
        change = tricks.respelled(spell)
        yield Trial(f"charged words with {name}", change, _AT, gain=True, note="disguised_words")


def figures(articles: list[Article], model: Model) -> list[Figure]:
    """Return the gains over `articles`, and the share of them with the note."""
    return list(trials.figures("cheating", listed(), articles, model))
