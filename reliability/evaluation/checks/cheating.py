"""What tricks gain a writer who knows the measures: reliability that rises, bias that falls, in points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reliability.evaluation import text_changes, trials, tricks
from reliability.evaluation.checks import steadiness
from reliability.evaluation.figure import CheckFigure
from reliability.evaluation.trials import Trial
from reliability.records import Article
from reliability.scoring import Model

_PERCENTILES: Final = (50, 99)
"""The usual shift, and nearly the largest."""
_PADDING: Final = (
    ("one attribution pasted in twenty times", text_changes.pad_with_officials, "repeated"),
    ("ten attributions to nobody, twice each", tricks.cite_nobody, "many_anonymous"),
    ("ten attributions to named sources, twice each", tricks.cite_somebody, "repeated"),
    ("twenty numbers pasted in", tricks.add_numbers, "repeated"),
    ("a paragraph repeated five times", text_changes.pad_with_copies, "repeated"),
    ("four sober sentences, five times each", tricks.add_sober_sentences, "repeated"),
)
_DISGUISES: Final = (
    ("Cyrillic letters", tricks.use_cyrillic_letters),
    ("full-width letters", tricks.use_wide_letters),
    ("a zero-width space", tricks.insert_inside("\u200b")),
    ("a soft hyphen", tricks.insert_inside("\u00ad")),
    ("a bidirectional mark", tricks.insert_inside("\u2068")),
    ("a stroke through them", tricks.insert_inside("\u0338")),
    ("spaced-out letters", tricks.spell_out),
    ("accents", tricks.add_accents),
    ("figures for vowels", tricks.use_figures),
)


def check(data: Path) -> list[CheckFigure]:
    """Return figures of the default model on the articles that steadiness is measured on."""
    return figures(steadiness.sample(data), steadiness.default_model())


def all_trials() -> Iterator[Trial]:
    """Yield every trick."""
    for name, change, note in _PADDING:
        yield Trial(name, change, _PERCENTILES, gain=True, note=note)
    for name, spell in _DISGUISES:
        change = tricks.respell_charged_words(spell)
        yield Trial(f"charged words with {name}", change, _PERCENTILES, gain=True, note="disguised_words")


def figures(articles: list[Article], model: Model) -> list[CheckFigure]:
    """Return the gains over `articles`, and the share of them with the note."""
    return list(trials.figures("cheating", all_trials(), articles, model))
