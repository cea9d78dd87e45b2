"""Where a cue word attributes: a table over what it is, what stands before it and what behind it."""

from __future__ import annotations

from collections.abc import Iterator

AFTER = {
    "that": "clause", "quote": "clause", "colon": "clause", "it": "clause", "pronoun": "clause",
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

_TABLE = f"""
say past | {_FINITE} first it be do as | {_ANY}
say past | preposition number that | clause
say participle | have be comma | {_ANY}
say s | pronoun comma quote relative it plural break | {_ANY}
say s | name word conjunction that start number | clause object
say base | pronoun first plural do relative comma quote break | {_ANY}
say base | name | clause object preposition
say base | object quantifier | clause
say base | to modal | clause
say ing | comma quote conjunction start break | clause object stop
say ing | be preposition word plural name subordinator to | clause
say ing | word be | object
say amb s | name pronoun comma plural relative | clause object
say amb s | word | clause
say amb base | do pronoun first plural | clause object
say amb base | to | clause
ask past | {_FINITE} first be start subordinator | {_ANY}
ask s | name pronoun | {_ANY}
ask base | plural pronoun do | {_ANY}
ask ing | comma be | {_ANY}
speak past | {_FINITE} first | clause object to as
speak past | be | clause object as
speak participle | have be | clause object as
speak s | name pronoun comma relative plural | clause object
speak base | pronoun plural do relative | clause object preposition
speak base | to | clause object
speak ing | comma be | clause object
speak amb s | name pronoun | clause object
order past | {_FINITE} first | clause object to
order s | name pronoun word plural comma | object clause
order base | plural pronoun do | object clause
order ing | comma conjunction word be | object
think past | {_FINITE} first | clause
think past | name plural have comma relative | to
think past | be | to as clause
think participle | be comma | clause as to preposition
think s | name pronoun word relative plural comma | clause
think s | name | object
think base | plural relative quantifier name | clause object stop
think base | first pronoun do | clause
think ing | be comma | clause object
want past | {_FINITE} first | to object
want s | {_FINITE} | to object
want base | plural pronoun name first relative do | to object
want ing | be comma conjunction name | to object
judge past | {_FINITE} first preposition | clause object
judge past | be | as preposition
judge s | {_FINITE} | object
judge base | name pronoun do | object
judge ing | comma be conjunction subordinator word | object
show past | word name comma plural that | clause object
show past | have pronoun | clause
show participle | have be | clause object
show s | name word plural comma it that relative | clause object
show base | plural name | clause object
show ing | be plural | clause
seem past | {_SUBJECT} it | to
seem s | {_SUBJECT} it | to object
seem base | plural do | to
decide past | have name pronoun comma | object
voice past | name pronoun word comma quote | clause
voice past | name pronoun | stop
prefix - | {_ALL} | {_ANY}
adverb - | {_ALL} | {_ANY}
adjective - | be contraction quantifier comma plural | clause preposition
say base | to modal | object
say ing | preposition | object
judge base | to modal | object
judge ing | preposition plural | object
judge amb base | to | object
speak base | modal | object
speak ing | preposition | object
order base | to | object
ask base | to | object
think base | to | clause
want amb s | name pronoun | to
think past | name pronoun | object
think past | be | object
statement - | determiner word possessive preposition name quantifier | clause preposition
statement! - | determiner word possessive preposition | clause preposition
belief - | determiner word possessive preposition name | clause preposition
belief! - | determiner word possessive preposition name | clause preposition
stance - | possessive determiner | to
stance! - | determiner possessive preposition word | preposition to
person - | determiner word name | preposition
"""


def _rules() -> Iterator[tuple[tuple[str, str, str], frozenset[str]]]:
    for line in _TABLE.strip().splitlines():
        what, befores, afters = line.split(" | ")
        category, *ambiguous, form = what.split()
        for before in befores.split():
            yield (
                (category + ("!" if ambiguous else ""), "" if form == "-" else form, before),
                frozenset(afters.split()),
            )


def _table() -> dict[tuple[str, str, str], frozenset[str]]:
    table: dict[tuple[str, str, str], frozenset[str]] = {}
    for key, afters in _rules():
        table[key] = table.get(key, frozenset()) | afters
    return table


RULES = _table()


def group(after: str) -> str:
    """What stands behind a cue, roughly: a clause, an object, the end."""
    return AFTER.get(after, "preposition")


def attributes(category: str, form: str, before: str, after: str) -> bool:
    """Whether a cue of this category and form attributes between what stands before and behind it."""
    return group(after) in RULES.get((category, form, before), ())
