"""The values of measures in words, for example `3 named people cited`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isnan, nan

from reliability.records import Measure

_WEIGHTED = " (weighted by strength)"
_NOUNS: Mapping[str, str] = {
    "certainty_boosters_per_1000_words": "words that insist (clearly, of course)",
    "certainty_absolutes_per_1000_words": "sweeping words (always, everyone)",
    "hedging_unrealised_events_per_1000_words": "words for events that have not happened",
    "hedging_weasels_per_1000_words": "vague agents (some say, critics argue)",
    "headline_clickbait_forms": "signs of clickbait in the headline",
    "headline_loaded_words": "loaded words in the headline",
    "headline_words_in_capitals": "words in capitals in the headline",
    "headline_words": "words in the headline",
    "loaded_wording_charge_per_1000_words": f"loaded words{_WEIGHTED}",
    "loaded_wording_delegitimising_per_1000_words": "phrases that deny legitimacy (so-called)",
    "links_linked_domains": "other sites linked to",
    "quotation_mean_words": "words in a quotation on average",
    "shouting_capitals_per_1000_words": "words in capitals",
    "sourcing_person_statements_per_1000_words": "statements by named people",
    "sourcing_name_said_per_1000_words": "statements by named people with “say” or “tell”",
    "sourcing_checkable_statements_per_1000_words": "statements by documents or named people",
    "structure_words_per_sentence": "words in a sentence on average",
    "specificity_quantities_per_1000_words": "numbers with a unit (such as km or years)",
    "subjectivity_first_person_per_1000_words": "uses of “I” or “my”",
    "subjectivity_we_per_1000_words": "uses of “we” or “our”",
    "subjectivity_you_per_1000_words": "uses of “you”",
}
"""Names of measures whose column would not read well."""
_SHARES: Mapping[str, str] = {
    "quotation_long_quotation_share": "of the quoted words are in long quotations",
    "sourcing_sourced_sentences_share": "of the sentences report a statement",
    "sourcing_quoted_share": "of the words are quoted",
    "sourcing_neutral_cues_share": "of the statements have a neutral verb (say, tell, add)",
    "sourcing_direct_statements_share": "of the statements are in quotation marks",
    "sentiment_negative_share": "of the sentences are clearly negative",
    "sentiment_positive_share": "of the sentences are clearly positive",
    "sentiment_charged_sentences_share": "of the sentences are charged",
}


def value_in_words(values: Mapping[str, float], measure: Measure, moved_by: float) -> str:
    """Return a measure's value in words; empty if it is unknown or would contradict its points."""
    value = values.get(measure.name, nan)
    less = measure.expected * moved_by < 0
    if isnan(value) or (value == 0 and measure.expected * moved_by > 0):
        return ""
    if measure.name in _SHARES:
        return f"{'only ' if less and value else ''}{100 * value:.0f} % {_SHARES[measure.name]}"
    if measure.unit.startswith("0 or 1"):
        return _flag(measure, value)
    noun, rate = _noun(measure)
    if not rate and measure.name not in _NOUNS:  # no count, for example a reading grade
        return f"{noun} {_number(value)}"
    shown = _number(value)
    counted = _singular(noun) if shown == "1" else noun
    return (
        f"{'only ' if less else ''}{shown} {counted}{rate}" if value else f"no {noun.removesuffix(_WEIGHTED)}"
    )


def _singular(noun: str) -> str:
    """Return the noun for one of them: the first plural loses its ending."""
    return re.sub(r"(ie)?(?<=[a-z]{3})(?<!s)s\b", lambda ending: "y" if ending[1] else "", noun, count=1)


def _flag(measure: Measure, value: float) -> str:
    """Return the yes or no of an article, or the share of a source's articles."""
    noun = measure.what.replace("_", " ")
    if measure.family == "agency":
        noun = "agency copy"
    if value in (0, 1):
        return noun if value else f"not {noun}" if measure.family in ("genre", "agency") else f"no {noun}"
    return f"{noun}: {100 * value:.0f} % of articles"


def _noun(measure: Measure) -> tuple[str, str]:
    """Return the name of what a measure counts, and per how many words it is counted."""
    voice = " in its own voice" if "own voice" in measure.unit + measure.meaning else ""
    per = f" per 1,000 words{voice}" if measure.what.endswith("_per_1000_words") else ""
    plain = measure.what.removesuffix("_per_1000_words").replace("_", " ")
    return _NOUNS.get(measure.name, plain), per


def _number(value: float) -> str:
    return (f"{value:.1f}" if abs(value) >= 1 else f"{value:.2g}").removesuffix(".0").replace("-", "−")
