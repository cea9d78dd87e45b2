"""Kinds of marks: one entry each, from which terminal, pages, legends and switches are made.

To add a kind, add an entry to `MARKS`; see `docs/reports.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from reliability.records import ArticleProfile, AttributionType, Part


class MarkedPassage(NamedTuple):
    """A passage to mark: code points of the title or text, and a hint for readers who point at it."""

    part: Part
    start: int
    end: int
    hint: str = ""


Passages = Callable[[ArticleProfile], Iterable[MarkedPassage]]


class Mark(NamedTuple):
    """A kind of mark.

    `kind` is its class in HTML, `css` how it looks there; `opens`, `closes` and `colour` are for a terminal.
    `switch` is the kind whose switch turns it on and off, and `on` whether it is shown at first.
    """

    kind: str
    name: str
    passages: Passages
    css: str
    opens: str
    closes: str
    colour: str
    switch: str
    on: bool = True


def _counted(hint: str, *measures: str) -> Passages:
    """Return the function that yields the passages these measures count."""

    def passages(profile: ArticleProfile) -> Iterator[MarkedPassage]:
        for evidence in profile.evidence:
            if evidence.measure in measures:
                yield MarkedPassage(evidence.part, evidence.start, evidence.end, hint)

    return passages


def _attributed(type_: AttributionType, role: Literal["cue", "source", "content"], hint: str) -> Passages:
    """Return the function that yields cues, sources or contents of attributions of one type."""

    def passages(profile: ArticleProfile) -> Iterator[MarkedPassage]:
        for attribution in profile.attributions:
            if attribution.type == type_:
                for span in getattr(attribution, role):
                    hint_here = f"{hint}: {attribution.kind}" if role == "source" else hint
                    yield MarkedPassage("text", span.start, span.end, hint_here)

    return passages


def _quotations(profile: ArticleProfile) -> Iterator[MarkedPassage]:
    return (MarkedPassage("text", span.start, span.end) for span in profile.quotations)


def _boilerplate(profile: ArticleProfile) -> Iterator[MarkedPassage]:
    return (
        MarkedPassage("text", span.start, span.end, "boilerplate, not counted")
        for span in profile.boilerplate
    )


def _links(profile: ArticleProfile) -> Iterator[MarkedPassage]:
    for link in profile.article.links or ():
        yield MarkedPassage("text", link.start, link.end, f"link to {link.domain or 'the same site'}")


MARKS = (
    Mark("boilerplate", "boilerplate", _boilerplate,
         "color:var(--soft);font-style:italic;text-decoration:underline dotted",
         "|", "|", "dim", "boilerplate"),
    Mark("tone", "charged sentence", _counted("charged sentence", "sentiment_charged_sentences_share"),
         "background:var(--tone);text-decoration:underline wavy 1px;text-underline-offset:.3em",
         "<", ">", "yellow", "tone", on=False),
    Mark("content", "what is said", _attributed("statement", "content", "attributed to a speaker"),
         "border-bottom:1px solid var(--said)", "", "", "green", "statement"),
    Mark("quotation", "quotation", _quotations, "font-style:italic", "", "", "italic", "quotation"),
    Mark("speaker", "speaker", _attributed("statement", "source", "speaker"),
         "background:var(--sourcing);font-weight:600", "{", "}", "bold green", "statement"),
    Mark("statement", "statement", _attributed("statement", "cue", "statement"),
         "background:var(--sourcing);border-bottom:2px solid var(--said)", "[", "]", "green", "statement"),
    Mark("belief", "belief", _attributed("belief", "cue", "belief"),
         "background:var(--belief);border-bottom:2px dashed currentColor", "^", "^", "magenta", "belief"),
    Mark("loaded", "loaded words",
         _counted("loaded words", "loaded_wording_loaded_words_per_1000_words", "headline_loaded_words"),
         "background:var(--loaded);border-bottom:3px double currentColor", "*", "*", "bold red", "loaded"),
    Mark("weasel", "weasel", _counted("weasel: who, or how many?", "hedging_weasels_per_1000_words"),
         "background:var(--hedging);border-bottom:3px solid var(--up)", "=", "=", "cyan", "weasel"),
    Mark("hedge", "hedge", _counted("hedge", "hedging_hedges_per_1000_words"),
         "background:var(--hedging);border-bottom:2px dotted currentColor",
         "~", "~", "cyan underline", "hedge"),
    Mark("link", "link", _links, "text-decoration:underline", "", "", "underline", "link", on=False),
)  # fmt: skip
"""The widest first: a terminal opens passages that begin at one position in this order."""
SWITCHES = ("statement", "belief", "hedge", "weasel", "loaded", "tone", "quotation", "link", "boilerplate")
"""Kinds that have a switch, in the order of the legend."""


class Switch(NamedTuple):
    """A switch of the legend: its marks, how many passages there are, whether it is on at first."""

    kind: str
    marks: tuple[Mark, ...]
    number: int
    on: bool


def switches(counts: Mapping[str, int]) -> tuple[Switch, ...]:
    """Return the switches; links have one only if there are links."""
    listed = (Switch(kind, _marks_of_switch(kind), counts[kind], _is_on(kind)) for kind in SWITCHES)
    return tuple(switch for switch in listed if switch.number or switch.kind != "link")


def _marks_of_switch(kind: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in reversed(MARKS) if mark.switch == kind)


def _is_on(kind: str) -> bool:
    return next(mark.on for mark in MARKS if mark.kind == kind)


def counts(profile: ArticleProfile) -> Mapping[str, int]:
    """Return how many passages of each kind an article has; one that two measures count is one."""
    return Counter({mark.kind: len({passage[:3] for passage in mark.passages(profile)}) for mark in MARKS})


def css() -> str:
    """Return the CSS rules with which checkboxes show and hide marks."""
    return "\n".join(f".marked:has(.on-{mark.switch}:checked) .{mark.kind}{{{mark.css}}}" for mark in MARKS)
