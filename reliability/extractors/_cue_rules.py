"""Where a cue word attributes: a table over what it is, what stands before it and what behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

AFTER = {
    "that": "clause", "quote": "clause", "tail": "clause", "colon": "clause", "it": "clause",
    "pronoun": "clause",
    "first": "clause",
    "contraction": "clause", "there": "clause", "subordinator": "clause", "relative": "clause",
    "determiner": "object", "name": "object", "possessive": "object", "object": "object",
    "quantifier": "object", "number": "object", "word": "object", "plural": "object",
    "comma": "stop", "break": "stop", "end": "stop",
    "be": "verb", "have": "verb", "modal": "verb", "do": "verb", "get": "verb", "conjunction": "verb",
    "to": "to", "as": "as",
}  # fmt: skip
_ANY = "clause object stop verb to as preposition"
_SUBJECT = "name pronoun word plural relative quantifier"
_FINITE = f"{_SUBJECT} comma conjunction have quote break contraction"
_ALL = (
    f"{_FINITE} first it be do as start determiner preposition to that modal get number object possessive "
    "subordinator"
)

_SAID = "that quote colon subordinator it"

_TABLE = f"""
say past | {_FINITE} first it be do as | {_ANY}
say past | preposition number that | clause
say participle | have be comma contraction | {_ANY}
say s | pronoun comma quote relative it plural break | {_ANY}
say s | name word conjunction that start number | clause object
say base | pronoun first plural do relative comma quote break | {_ANY}
say base | name | clause object preposition
say base | object quantifier | clause
say base | to modal contraction | clause object
say ing | comma quote conjunction start break | clause object stop
say ing | be contraction word plural name subordinator to | clause
say ing | word be contraction preposition | clause object
say! s | name pronoun comma plural relative | clause object
say! s | pronoun | verb
say! s | word | clause
say! base | do pronoun first plural | clause object
say! base | to modal | clause object
say past | be word plural comma | by
speak past | be word plural comma | by
think past | be word plural comma | by
want past | be word plural comma | by
order past | be word plural comma | by
judge past | word plural comma | by
show past | be word plural comma | by
ask past | {_FINITE} first be start subordinator | {_ANY}
ask s | name pronoun | {_ANY}
ask base | plural pronoun do | {_ANY}
ask base | to modal | object clause
ask! s | name pronoun | {_ANY}
ask ing | comma be contraction | {_ANY}
speak past | {_FINITE} first | clause object to as
speak past | be | clause object as
speak participle | have be | clause object as
speak s | name pronoun comma relative plural | clause object
speak base | pronoun plural do relative | clause object preposition
speak base | to modal | clause object
speak ing | comma be contraction | clause object
speak ing | preposition name plural conjunction | object
speak! s | name pronoun | clause object
speak! base | plural pronoun do to | clause object
order past | {_FINITE} first | clause object to
order s | name pronoun word plural comma | object clause
order base | plural pronoun do | object clause
order base | to | object
order ing | comma conjunction word be contraction | object
think past | {_FINITE} first | clause
think past | name plural have comma relative | to
think past | name pronoun plural comma relative conjunction | object
think past | word conjunction | to
think past | be | to as clause object
think! past | {_FINITE} first | clause
think! past | be name | to as
think participle | be comma | clause as to preposition
think s | name pronoun word relative plural comma | clause
think s | name word | object
think base | plural relative quantifier name | clause object stop
think base | first pronoun do to conjunction break | clause
think base | first pronoun do break | object
think! base | plural name to conjunction | clause object
think! s | name pronoun | clause object
think ing | be comma contraction word | clause object
think ing | preposition | clause
want past | {_FINITE} first | to object clause
want s | {_FINITE} | to object clause
want base | plural pronoun name first relative do modal | to object clause
want ing | be comma conjunction name contraction preposition | to object clause
want! s | name pronoun | to clause
want! base | plural | to clause
judge past | {_FINITE} first preposition that | clause object
judge past | be | as preposition
judge s | {_FINITE} | object
judge base | name pronoun do to modal plural first relative comma conjunction | object
judge base | do plural | clause
judge ing | comma be contraction conjunction subordinator word preposition plural name to | object
judge! ing | comma be contraction conjunction preposition word | object
judge! base | to plural name relative pronoun first do comma | object
judge! s | name pronoun relative | object
show past | word name comma plural that | clause object
show past | have pronoun | clause
show participle | have be | clause object
show s | name word plural comma it that relative | clause object
show base | plural name | clause object
show ing | be plural | clause
show! s | name word plural | clause
show! base | plural | clause
phrase past | {_FINITE} first to | {_ANY}
phrase s | {_FINITE} | {_ANY}
phrase base | plural pronoun name first relative do modal to | {_ANY}
phrase ing | comma be contraction conjunction preposition word plural name | {_ANY}
seem past | {_SUBJECT} it comma | to
seem s | {_SUBJECT} it comma | to object
seem base | plural do | to
decide past | have name pronoun comma | object
voice past | name pronoun word comma quote | clause
voice s | name pronoun word comma quote | clause
prefix - | {_ALL} | {_ANY}
adverb - | {_ALL} | {_ANY}
inclined - | be contraction plural comma word quantifier | to object preposition
adjective - | be contraction quantifier comma plural | that subordinator it pronoun of about by on over for in
statement - | determiner word possessive preposition quantifier | {_SAID} about of on from for by over
statement - | name | {_SAID} about of from
statement - | determiner word | in against
statement! - | determiner word possessive preposition | {_SAID} about of on from for by against
belief - | determiner word possessive preposition name | {_SAID} about of on from for by over among
belief! - | determiner word possessive preposition name | {_SAID} about of on from for by over among
stance - | possessive determiner | to
stance! - | determiner possessive preposition word | for of from against among to
person - | determiner word name | of
"""


def _rules() -> dict[tuple[str, str], dict[str, frozenset[str]]]:
    """(category, form) → what may stand before → what may stand behind."""
    rules: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    for line in _TABLE.strip().splitlines():
        what, befores, afters = line.split(" | ")
        category, form = what.split()
        places = rules.setdefault((category, "" if form == "-" else form), {})
        for before in befores.split():
            places[before] = places.get(before, frozenset()) | _kinds(afters.split())
    return rules


def _kinds(afters: Iterable[str]) -> frozenset[str]:
    """The kinds that the table names, groups written out."""
    return frozenset(chain(afters, (kind for kind, group in AFTER.items() if group in afters)))


RULES = _rules()


def attributes(places: Mapping[str, frozenset[str]], before: str, after: str) -> bool:
    """Whether a cue with these places attributes between what stands before and behind it."""
    allowed = places.get(before, ())
    return after in allowed or ("preposition" in allowed and after not in AFTER)


_NEAR = frozenset({"say", "speak", "ask", "order", "show", "want", "seem", "voice", "statement"})
_NOT_NEAR = frozenset({"determiner", "to", "start", "preposition"})


def attributes_near(category: str, form: str, before: str) -> bool:
    """Whether a cue attributes a quotation a few words behind it, where its places do not say so."""
    return category in _NEAR and not (form == "base" and before in _NOT_NEAR)
