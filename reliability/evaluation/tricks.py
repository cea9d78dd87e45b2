"""Tricks of a writer who knows the measures and wants a better score."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import cycle
from typing import Final

from reliability.evaluation.text_changes import Change
from reliability.lexicons import load

COPIES: Final = 20
"""Pieces that a trick pastes into a text."""
_END = re.compile(r"(?<=[a-z][a-z])\.(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")

_UNNAMED_SOURCES: Final = (
    "according to officials", "experts said", "sources say", "according to people familiar with the matter",
    "analysts said", "officials told reporters", "according to several reports", "observers say",
    "a person close to the talks said", "according to researchers",
)  # fmt: skip
_NAMED_SOURCES: Final = (
    "Maria Lopez said", "according to Tom Okafor", "said Ana Brandt, who leads the office",
    "Ian Mercer told reporters",
    "according to a report by the Harbour Institute", "Ruth Adeyemi said on Tuesday", "said Paul Novak",
    "according to the Velm Audit Office", "Lena Fischer said in an interview", "the mayor, Carla Ruiz, said",
)  # fmt: skip
_FIGURES: Final = (
    "17 of 23",
    "41.5 percent in 2019",
    "$3.2 million",
    "some 1,250 in March",
    "up 8 percent since 2016",
)
_SOBER: Final = (
    "The committee published its report on Tuesday.",
    "A spokeswoman said that the figures would be reviewed.",
    "The vote was held in the main hall of the building.", "Two of the members were absent from the session.",
)  # fmt: skip
_CYRILLIC: Final = str.maketrans("aceopxyi", "асеорхуі")
_WIDE: Final = str.maketrans({chr(code): chr(code + 0xFEE0) for code in (*range(65, 91), *range(97, 123))})
_ACCENTS: Final = str.maketrans("aeiou", "áéíóú")
_FIGURES_FOR: Final = str.maketrans("aeio", "4310")


def add_to_sentences(pieces: Sequence[str], form: str = ", {}.") -> Change:
    """Add `COPIES` of `pieces`, in turn, at the ends of sentences, evenly spread; the rest below."""

    def change(text: str) -> str:
        ends = list(_END.finditer(text))[:: max(len(_END.findall(text)) // COPIES, 1)][:COPIES]
        turn = cycle(pieces)
        parts, done = [], 0
        for end in ends:
            parts += [text[done : end.start()], form.format(next(turn))]
            done = end.end()
        return "".join((*parts, text[done:], *(f" {next(turn)}." for _ in range(COPIES - len(ends)))))

    return change


def respell_charged_words(spell: Callable[[str], str]) -> Change:
    """Write every charged word as `spell` does."""
    return lambda text: _WORD.sub(
        lambda match: spell(match[0]) if match[0].lower() in _charged() else match[0], text
    )


@cache
def _charged() -> frozenset[str]:
    """Return the single words, in small letters, of the list of loaded wording."""
    entries = (entry for senses in load("loaded_wording").entries.values() for entry in senses)
    return frozenset(entry.words[0] for entry in entries if len(entry.words) == 1)


def insert_inside(character: str) -> Callable[[str], str]:
    """Put `character` in the middle of the word."""
    return lambda word: word[: len(word) // 2] + character + word[len(word) // 2 :]


def use_cyrillic_letters(word: str) -> str:
    """Replace small letters by Cyrillic ones that look the same."""
    return word.translate(_CYRILLIC)


def use_wide_letters(word: str) -> str:
    """Use full-width letters."""
    return word.translate(_WIDE)


def add_accents(word: str) -> str:
    """Put accents on the vowels."""
    return word.translate(_ACCENTS)


def use_figures(word: str) -> str:
    """Replace vowels by figures."""
    return word.translate(_FIGURES_FOR)


def spell_out(word: str) -> str:
    """Put a space between the letters."""
    return " ".join(word)


def add_sober_sentences(text: str) -> str:
    """Add sober sentences, each `COPIES / 4` times, below the text."""
    return text + "\n\n" + " ".join(_SOBER * (COPIES // len(_SOBER)))


cite_nobody: Change = add_to_sentences(_UNNAMED_SOURCES)
cite_somebody: Change = add_to_sentences(_NAMED_SOURCES)
add_numbers: Change = add_to_sentences(_FIGURES, " ({}).")
