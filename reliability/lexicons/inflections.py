"""Inflected forms of English words, by rule and from a table of exceptions.

A word list names a base form and its part of speech, and the forms follow: `grab (v)` is grab, grabs, grabbed
and grabbing; `crony (n)` crony and cronies; `shabby (a)` shabby, shabbier and shabbiest; `shabby (ly)` shabby
and shabbily. Marks may be joined (`shabby (a, ly)`) and may be used in a phrase (`clap (v) back`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

from reliability.errors import LexiconError

_MARKED = re.compile(r"(?<!\S)(\S+) \(([a-z, ]*)\)")
_VOWELS = "aeiou"
_PREFIXES = ("over", "out", "under", "mis", "fore", "re", "un")
_KEEPS_E = frozenset({"be", "singe", "tinge"})  # "singing" is another word
_HISSING = ("s", "x", "z", "ch", "sh")
_SYLLABLE = re.compile(r"(?:(?<=q)u)?[aeiouy]+")
_ONE_SYLLABLE = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][^aeiouwxyh]")
_TRAVEL = re.compile(r".*[^aeiou](?:[aeiou]|ue)l")


def forms(text: str) -> tuple[str, ...]:
    """Return the forms of an entry of a word list, its own first.

    Parameters
    ----------
    text
        A word or phrase; a part of speech in brackets inflects the word before it.

    Examples
    --------
    >>> forms("clap (v) back")
    ('clap back', 'claps back', 'clapped back', 'clapping back')
    >>> forms("crony (n)")
    ('crony', 'cronies')
    >>> forms("on the brink")
    ('on the brink',)
    """
    if "(" not in text:
        return (text,)
    pieces: list[tuple[str, ...]] = []
    end = 0
    for mark in _MARKED.finditer(text):
        pieces += [(text[end : mark.start()],), _inflected(mark[1], mark[2])]
        end = mark.end()
    pieces.append((text[end:],))
    return tuple(dict.fromkeys(map("".join, product(*pieces))))


def _inflected(word: str, marks: str) -> tuple[str, ...]:
    inflected = [word]
    for mark in marks.split(","):
        if mark.strip() not in _PARTS:
            raise LexiconError(
                f"{word!r} has the unknown part of speech {mark.strip()!r}. Use {', '.join(_PARTS)}."
            )
        inflected += _PARTS[mark.strip()](word)
    return tuple(dict.fromkeys(inflected))


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the base, third person, past and -ing forms of a verb.

    Examples
    --------
    >>> verb_forms("bite")
    ('bite', 'bites', 'bit', 'bitten', 'biting')
    >>> verb_forms("travel")
    ('travel', 'travels', 'traveled', 'travelled', 'traveling', 'travelling')
    """
    head, hyphen, last = verb.rpartition("-")
    stems = _stems(last)
    past = _irregular_past(last) or tuple(_past(stem) for stem in stems)
    inflected = (last, _third_person(last), *past, *(_ing(stem) for stem in stems))
    return tuple(dict.fromkeys(f"{head}{hyphen}{form}" for form in inflected))


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return the singular and plural of a noun.

    Examples
    --------
    >>> noun_forms("crisis")
    ('crisis', 'crises')
    """
    return (noun, *(_irregular("noun").get(noun) or (_plural(noun),)))


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """Return an adjective of one or two syllables with its comparative and superlative.

    Examples
    --------
    >>> adjective_forms("big")
    ('big', 'bigger', 'biggest')
    """
    stem = adjective[:-1] + "i" if _ends_in_consonant_y(adjective) else adjective.removesuffix("e")
    stem = stem + stem[-1] if _doubles(adjective) else stem
    return (adjective, *(_irregular("adjective").get(adjective) or (f"{stem}er", f"{stem}est")))


def adverb(adjective: str) -> str:
    """Return the adverb of an adjective.

    Examples
    --------
    >>> [adverb(word) for word in ("shabby", "tragic", "terrible", "full", "true")]
    ['shabbily', 'tragically', 'terribly', 'fully', 'truly']
    """
    if adjective.endswith("ic"):
        return f"{adjective}ally"
    if adjective.endswith("ll"):
        return f"{adjective}y"
    if adjective.endswith("le") and adjective[-3:-2] not in _VOWELS:
        return f"{adjective[:-1]}y"
    if _ends_in_consonant_y(adjective):
        return f"{adjective[:-1]}ily"
    return f"{adjective.removesuffix('e')}ly" if adjective in ("true", "due", "whole") else f"{adjective}ly"


_PARTS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "v": verb_forms,
    "n": noun_forms,
    "a": adjective_forms,
    "ly": lambda word: (word, adverb(word)),
}


@cache
def _irregular(group: str) -> Mapping[str, tuple[str, ...]]:
    """The words of one class of `data/inflections/irregular.txt` and their forms."""
    content = files(__package__).joinpath("data", "inflections", "irregular.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in content.splitlines() if not line.startswith("#"))
    return {word: tuple(irregular) for name, word, *irregular in rows if name == group}


def _irregular_past(verb: str) -> tuple[str, ...]:
    """Past tense and participle by the table; "outshine" goes as "shine"."""
    table = _irregular("verb")
    if verb in table:
        return table[verb]
    prefix = next((prefix for prefix in _PREFIXES if verb.removeprefix(prefix) in table), "")
    return tuple(f"{prefix}{form}" for form in table.get(verb.removeprefix(prefix), ()))


def _stems(verb: str) -> tuple[str, ...]:
    """What -ed and -ing are added to: "grabb", or both "travel" and "travell"."""
    if verb.endswith("c"):
        return (f"{verb}k",)
    doubled = verb + verb[-1]
    if verb in _irregular("doubles") or _doubles(verb):
        return (doubled,)
    either = verb in _irregular("either") or (_TRAVEL.fullmatch(verb) and _syllables(verb) > 1)
    return (verb, doubled) if either else (verb,)


def _doubles(word: str) -> bool:
    """Whether a word of one syllable ends in one vowel and one consonant, which doubles."""
    return _ONE_SYLLABLE.fullmatch(word) is not None and len(word) > 1


def _syllables(word: str) -> int:
    return len(_SYLLABLE.findall(word))


def _third_person(verb: str) -> str:
    if verb == "have":
        return "has"
    return f"{verb}es" if verb.endswith("o") and verb[-2:-1] not in _VOWELS else _plural(verb)


def _plural(word: str) -> str:
    if _ends_in_consonant_y(word):
        return f"{word[:-1]}ies"
    if word.endswith("sis") and _syllables(word) > 1:
        return f"{word[:-2]}es"
    if word.endswith(("woman", "man")) and word not in ("human", "shaman", "talisman", "german", "roman"):
        return f"{word[:-2]}en"
    if word.endswith("z") and _doubles(word):
        return f"{word}zes"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


def _past(stem: str) -> str:
    if _ends_in_consonant_y(stem):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return f"{stem[:-2]}ying"
    drops = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and stem not in _KEEPS_E
    return f"{stem[:-1] if drops else stem}ing"


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS
