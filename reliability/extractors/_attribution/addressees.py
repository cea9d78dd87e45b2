"""Whom a verb addresses, before the content: "told the board that", "asked officials to"."""

from __future__ import annotations

import re

from reliability.extractors._attribution.clauses import IN_PLACE, QUOTE, STOP, TIME, Clause
from reliability.extractors._attribution.quoted import is_resumed

_OF = r"(?: o(?: [dqux])?+(?>(?: [wN]){0,8}(?: [NA]){1,8}))?"
_TO = re.compile(rf"(?: O| u|(?: [dquxL#]){{0,8}}(?:[ \"][wEgxNA&]){{1,60}}+{_OF}){TIME} 2")
_WHOM = rf"(?: O| u|(?: [dquxL#]){{0,8}}[ \"][wEgxNA&](?: [wEgNA&]){{0,60}}+{_OF})"
_WHOM_THEN = re.compile(
    rf"{_WHOM}{TIME}(?: [2y]{IN_PLACE}(?: 2{IN_PLACE})?)??{TIME}"
    rf"(?:{QUOTE}|(?P<that>[ ,]t)|(?P<wh> [sfr])|(?P<pronoun> [HIieCcdqx])|(?P<of> [op])|{STOP})"
)
_WHOM_WHERE = re.compile(
    rf"{_WHOM}{TIME}[ ][po2y]{IN_PLACE}+(?:[ ][po2]{IN_PLACE}+){{0,2}}+{TIME}"
    rf"(?:{QUOTE}|(?P<that>[ ,]t)|(?P<wh> [sf])|{STOP})"
)
"""Whom, and where: "told Radio Velm in an interview"."""
_TOLD_THEM = re.compile(r" [Ou] [NAw#]")
_TALES = frozenset(("joke", "jokes", "story", "stories", "lie", "lies", "tale", "tales", "truth"))
_TALE_WITHIN = 4
"""Words after the verb among which a tale is its object: "told them a story"."""
_TOPICS = frozenset(("about", "against", "of", "on", "over"))


def is_addressed(clause: Clause) -> bool:
    """Whether a noun phrase follows that may be addressed."""
    return clause.after in ("noun", "object", "pronoun")


def whom_to(clause: Clause) -> bool:
    """Whether somebody is addressed and "to" follows: "urged the board to"."""
    return is_addressed(clause) and clause.matches(_TO) is not None


def whom_clause(clause: Clause) -> bool:
    """Whether somebody is addressed and the content follows, or precedes."""
    if not is_addressed(clause):
        return False
    verb, match = clause.verb, _whom_then(clause)
    if not match:
        return clause.matches(_TOLD_THEM) is not None
    if match.lastgroup == "of":
        return _TALES.isdisjoint(verb.words[verb.last : verb.last + _TALE_WITHIN])
    if match.lastgroup == "stop":
        begin = clause.source[0]
        return begin > 0 and (clause.shape.gaps[begin] in ',"' or bool(clause.shape.quoted[begin - 1]))
    return True


def _whom_then(clause: Clause) -> re.Match[str] | None:
    """The addressee, with what follows; a preposition opens the content only in "told them of"."""
    match = clause.matches(_WHOM_THEN)
    if match and match.lastgroup == "of" and clause.verb.words[match.start("of") // 2] not in _TOPICS:
        return clause.matches(_WHOM_WHERE) or match
    return match


def whom_question(clause: Clause) -> bool:
    """Whether somebody is addressed and a question follows: "asked the board whether"."""
    match = clause.matches(_WHOM_THEN)
    return match is not None and match.lastgroup == "wh"


def content_begin(clause: Clause, letters: str) -> int:
    """Where the content begins after the addressee: "told the board that"; or 0."""
    if clause.after in ("later that", "later quote", "later colon"):
        return clause.place
    match = _whom_then(clause) if "r" in letters and is_addressed(clause) else None
    group = match.lastgroup if match else None
    return match.start(group) // 2 if match and group in _LEADS_IN else 0


_LEADS_IN = frozenset(("quote", "that", "wh", "pronoun"))


def only_addresses(clause: Clause, quoted: bool) -> bool:
    """Whether only the addressee follows the verb: "…," she told Radio Velm's "Today"."""
    match = _whom_then(clause)
    if match and match.lastgroup == "quote" and quoted:
        return not is_resumed(clause.shape, 0, match.start("quote") // 2)
    if match and match.lastgroup == "pronoun" and quoted:
        return clause.shape.kinds[match.start("pronoun") // 2] in "dqx"
    return match is not None and match.lastgroup == "stop"
