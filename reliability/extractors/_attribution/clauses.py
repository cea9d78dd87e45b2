"""A verb with its subject, and what follows it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reliability.extractors._attribution.candidates import Candidate
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.quoted import is_led_in
from reliability.extractors._attribution.shape import Shape

TIME = r"(?:[ ]y|(?:[ ][po])?(?:[ ][dLq#]){0,6}+[ ]T(?:[ ][T#]){0,6}+){0,8}"
IN_PLACE = r"(?:[ ][dquxLwNAgE#yTO]){1,60}"  # nothing farther from the verb is looked at
QUOTE = r"(?P<quote>\")|(?P<colon>:)"
STOP = r"(?P<stop>[,;|(]|$)"
_AFTER = re.compile(
    rf"{TIME}(?:{QUOTE}|(?P<that>[ ,(]t)|(?P<wh>[ ][sfr])|(?P<pronoun>[ ][HIieCc])|(?P<to>[ ]2)"
    rf"|(?P<as>[ ]@)|(?P<object>[ ][Ou])|(?P<noun>[ ][dxq#NAwLEg])|{STOP}|(?P<place>[ ][po])"
    r"|(?P<verb>[ ][bhmv])|(?P<and>[ ][&B]))"
)
_LATER = re.compile(
    rf"{TIME}[ ][po2y]{IN_PLACE}+(?:[ ][po2]{IN_PLACE}+){{0,2}}+{TIME}"
    rf"(?:{QUOTE}|(?P<that>,?[ ,]t)|{STOP})"
)


class Clause(NamedTuple):
    """A verb with its subject: `after` is what follows the verb, which begins at the word `place`."""

    verb: Candidate
    source: Stretch
    after: str
    place: int

    @property
    def shape(self) -> Shape:
        """The passage's line."""
        return self.verb.shape

    def matches(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """`pattern` after the verb, within the sentence."""
        return pattern.match(self.shape.line, 2 * self.verb.last, 2 * self.verb.end)


def after(verb: Candidate) -> tuple[str, int]:
    """What follows the verb, and the word at which it begins."""
    line = verb.shape.line
    match = _AFTER.match(line, 2 * verb.last, 2 * verb.end)
    if not match or not match.lastgroup:
        return "other", verb.last
    if match.lastgroup == "stop" and match.end() == 2 * verb.end and is_led_in(verb.shape, verb.end):
        return "colon", verb.end
    if match.lastgroup in ("place", "to"):
        later = _LATER.match(line, 2 * verb.last, 2 * verb.end)
        if later and later.end() == 2 * verb.end and is_led_in(verb.shape, verb.end):
            return "later colon", verb.end
        if later and (match.lastgroup == "place" or later.lastgroup != "stop"):
            return f"later {later.lastgroup}", (later.end() - 1) // 2
    return match.lastgroup, match.start(match.lastgroup) // 2
