"""VADER, faster: the library's numbers, to the last digit, where its lexicon is not changed.

Importing this module imports vaderSentiment; import it inside functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress, count
from string import punctuation
from typing import NamedTuple

from vaderSentiment import vaderSentiment

_NEGATIONS = frozenset(vaderSentiment.NEGATE)
_BOOSTERS: Mapping[str, float] = vaderSentiment.BOOSTER_DICT
_SPECIAL: Mapping[str, float] = vaderSentiment.SPECIAL_CASES
_IDIOMATIC = frozenset(max(phrase.split(), key=len) for phrase in (*_SPECIAL, *_BOOSTERS) if " " in phrase)
"""A word of each phrase that VADER treats as one."""
_TURNING = frozenset({"so", "this", "least", "never", "without", "no", *_NEGATIONS, *_BOOSTERS, *_IDIOMATIC})
"""Words without which, and without "n't", a charged word keeps its own value."""
_FLIP: float = vaderSentiment.N_SCALAR
_CAPITALS: float = vaderSentiment.C_INCR
_FADE = (1.0, 0.95, 0.9)
"""What a booster one, two and three words before still adds: as in VADER's `sentiment_valence`."""
_NEVER_SO = 1.25
"""Factor of "never so" and "never this", as in VADER's `_negation_check`."""
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
"""Factors of what is before and after "but", as in VADER's `_but_check`."""
_REACH = 4
"""How many words on a turning word works: VADER's three, and one for the article before a noun."""


class Polarity(NamedTuple):
    """What VADER says of a sentence: shares of positive and negative weight, 0-1, and `compound`, −1 to 1."""

    positive: float
    negative: float
    compound: float


NEUTRAL = Polarity(0.0, 0.0, 0.0)


class Analyzer(vaderSentiment.SentimentIntensityAnalyzer):  # type: ignore[misc]
    """VADER with words added to its lexicon, some taken out, and with words that turn what follows.

    `relieving` words ("prevent") turn unfavourable words after them, `spoiling` words ("lack") favourable
    ones, by the factor of VADER's negation. The library lower-cases a whole sentence again for every charged
    word and looks negations up in lists; here a sentence is lower-cased once, its charged words visited.
    """

    def __init__(
        self,
        added: Mapping[str, float] | None = None,
        relieving: frozenset[str] = frozenset(),
        spoiling: frozenset[str] = frozenset(),
        without: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        words: dict[str, float] = vars(self)["lexicon"] | dict(added or {})
        self.lexicon: dict[str, float] = {word: value for word, value in words.items() if word not in without}
        self.relieving = relieving
        self.spoiling = spoiling
        self._charged = self.lexicon.keys() - _BOOSTERS.keys()
        self._turning = _TURNING | relieving | spoiling

    def polarity(self, text: str) -> Polarity:
        """The polarity of one sentence; `NEUTRAL` where no word is charged."""
        described = text if text.isascii() else self._described(text)
        tokens = [t if t.isalnum() else _stripped(t) for t in described.split()]
        plain = text.islower()
        lower = tokens if plain else list(map(str.lower, tokens))
        indices = [*compress(count(), map(self._charged.__contains__, lower))]
        if "kind" in lower:
            indices = [index for index in indices if not _means_sort(lower, index)]
        if not indices:
            return NEUTRAL
        mixed = not plain and 0 < sum(map(str.isupper, tokens)) < len(tokens)
        if mixed or "n't" in text or not self._turning.isdisjoint(lower):
            values = [self._valence(tokens, lower, index, mixed) for index in indices]
        else:
            values = [self.lexicon[lower[index]] for index in indices]
        if "but" in lower:
            _contrast(values, indices, lower.index("but"))
        return self._summed(values, len(tokens), text)

    def _described(self, text: str) -> str:
        """`text` with emoji as words."""
        if self.emojis.keys().isdisjoint(text):
            return text
        out: list[str] = []
        space = True
        for char in text:
            if description := self.emojis.get(char):
                out.append(description if space else f" {description}")
                space = False
            else:
                out.append(char)
                space = char == " "
        return "".join(out)

    def _valence(self, tokens: list[str], lower: list[str], index: int, mixed: bool) -> float:
        word = lower[index]
        value: float = self.lexicon[word]
        around = lower[max(0, index - _REACH) : index + 3]
        if not mixed and self._turning.isdisjoint(around) and "n't" not in " ".join(around):
            return value
        if word == "no" and index + 1 < len(lower) and lower[index + 1] in self.lexicon:
            value = 0.0
        if _after_no(lower, index):
            value = self.lexicon[word] * _FLIP
        if mixed and tokens[index].isupper():
            value += _CAPITALS if value > 0 else -_CAPITALS
        for back in range(min(3, index)):
            before = lower[index - back - 1]
            # Other words change nothing, but phrases of three may.
            if before not in self.lexicon and (back == 2 or before in self._turning or "n't" in before):
                shouted = mixed and tokens[index - back - 1].isupper()
                value = self._modified(lower, index, back, value, shouted)
        return self._turned(lower, index, self._least(lower, index, value))

    def _turned(self, lower: list[str], index: int, value: float) -> float:
        """`value` after a word that turns it; the turning word itself weighs nothing then."""
        turning_value = self.lexicon[lower[index]]
        turning = self.relieving if turning_value < 0 else self.spoiling
        if value * turning_value > 0 and not turning.isdisjoint(lower[max(0, index - _REACH) : index]):
            return value * _FLIP
        if (
            value < 0
            and lower[index] in self.relieving
            and self._unfavourable(lower[index + 1 : index + 1 + _REACH])
        ):
            return 0.0
        return value

    def _unfavourable(self, words: list[str]) -> bool:
        return any(self.lexicon.get(word, 0.0) < 0 for word in words)

    def _modified(self, lower: list[str], index: int, back: int, value: float, shouted: bool) -> float:
        """`value` after the word `back + 1` places before: a booster, a negation, an idiom."""
        before = lower[index - back - 1]
        if step := _BOOSTERS.get(before):
            step = -step if value < 0 else step
            if shouted:
                step += _CAPITALS if value > 0 else -_CAPITALS
            value += step * _FADE[back]
        value *= _negation(lower, index, back)
        return self._special_idioms(lower, index, value) if back == 2 else value

    @staticmethod
    def _special_idioms(lower: list[str], index: int, value: float) -> float:
        if _IDIOMATIC.isdisjoint(lower[index - 3 : index + 3]):
            return value
        third, second, first = lower[index - 3], lower[index - 2], lower[index - 1]
        for phrase in (
            f"{first} {lower[index]}", f"{second} {first} {lower[index]}", f"{second} {first}",
            f"{third} {second} {first}", f"{third} {second}",
        ):  # fmt: skip
            if phrase in _SPECIAL:
                value = _SPECIAL[phrase]
                break
        value = _SPECIAL.get(" ".join(lower[index : index + 2]), value)
        if index + 2 < len(lower):
            value = _SPECIAL.get(" ".join(lower[index : index + 3]), value)
        for phrase in (f"{third} {second} {first}", f"{third} {second}", f"{second} {first}"):
            value += _BOOSTERS.get(phrase, 0.0)
        return value

    def _least(self, lower: list[str], index: int, value: float) -> float:
        if index == 0 or lower[index - 1] != "least" or "least" in self.lexicon:
            return value
        return value if index > 1 and lower[index - 2] in ("at", "very") else value * _FLIP

    def _summed(self, values: list[float], tokens: int, text: str) -> Polarity:
        total = float(sum(values))
        positive = sum([value + 1 for value in values if value > 0])
        negative = sum([value - 1 for value in values if value < 0])
        neutral = tokens - len(values) + values.count(0)
        if "!" in text or "?" in text:
            emphasis = self._punctuation_emphasis(text)
            total += emphasis if total > 0 else -emphasis if total < 0 else 0.0
            if positive > -negative:
                positive += emphasis
            elif positive < -negative:
                negative -= emphasis
        whole = positive - negative + neutral
        return Polarity(
            round(positive / whole, 3) if positive else 0.0,
            round(-negative / whole, 3) if negative else 0.0,
            round(vaderSentiment.normalize(total), 4),
        )


def _stripped(token: str) -> str:
    """`token` without punctuation around it, unless that leaves two characters or fewer (an emoticon)."""
    bare = token.strip(punctuation)
    return bare if len(bare) > 2 else token


def _means_sort(lower: list[str], index: int) -> bool:
    """Whether "kind" means a sort, and nobody's kindness."""
    return lower[index] == "kind" and lower[index + 1 : index + 2] == ["of"]


def _after_no(lower: list[str], index: int) -> bool:
    return "no" in lower[max(0, index - 2) : index] or (
        index > 2 and lower[index - 3] == "no" and lower[index - 1] in ("or", "nor")
    )


def _negates(word: str) -> bool:
    return word in _NEGATIONS or "n't" in word


def _negation(lower: list[str], index: int, back: int) -> float:
    """The factor by which the word `back + 1` places before changes a value."""
    word = lower[index - back - 1]
    between = lower[index - back : index]
    if back and word == "never" and between[0] in ("so", "this"):
        return _NEVER_SO
    if back == 2 and between[1] in ("so", "this"):
        return _NEVER_SO
    if back and word == "without" and "doubt" in between:
        return 1.0
    return _FLIP if _negates(word) else 1.0


def _contrast(values: list[float], indices: list[int], but: int) -> None:
    """Halve what precedes "but" and raise what follows; of equal values the first is taken."""
    for position in range(len(values)):
        first = values.index(values[position])
        if indices[first] != but:
            values[first] *= _BEFORE_BUT if indices[first] < but else _AFTER_BUT
