"""Names of months in the languages of export files."""

from __future__ import annotations

import re

_MONTHS = {
    1: "january jan januar jänner janvier janv januari enero ene gennaio gen janeiro",
    2: "february feb februar februari février fevrier févr febrero febbraio fevereiro",
    3: "march mar märz maerz mars maart mrt marzo março",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mei mayo maggio maio mag",
    6: "june jun juni juin junio giugno junho giu",
    7: "july jul juli juillet juil julio luglio julho lug",
    8: "august aug août aout augustus agosto ago",
    9: "september sep sept septembre septiembre settembre setembro set",
    10: "october oct oktober okt octobre octubre ottobre outubro ott",
    11: "november nov novembre noviembre novembro",
    12: "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
}
_MONTH_NUMBER = {name: number for number, names in _MONTHS.items() for name in names.split()}
MONTH = "|".join(sorted(map(re.escape, _MONTH_NUMBER), key=len, reverse=True))
"""A regular expression of all names, longer ones first."""


def number_of_month(name: str) -> int:
    """Return the number of the month called `name`, in any case."""
    return _MONTH_NUMBER[name.lower()]
