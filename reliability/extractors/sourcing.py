"""Sourcing: what the writer gives to somebody else, and who that is.

An attribution is a cue outside quotations (a reporting, mental or stance verb, noun or adjective in a place
where it attributes, "according to") with its source and content; see `docs/measures/sourcing.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reliability.extractors._attributions import Found, attributions, record
from reliability.records import (
    Deferred,
    Direction,
    Document,
    Evidence,
    Findings,
    Measure,
    Passage,
    SourceKind,
)
from reliability.text.counting import evidence, outline, per_1000, share

_POLNEAR = (
    "Newell et al. 2018, An attribution relations corpus for political news (what counts as an attribution)"
)
_NELA = "Horne & Adali 2017, This just in: fake news packs a lot in title"
_VERBS = "Thompson & Ye 1991, Evaluation in the reporting verbs used in academic papers"
_SOURCES = "Bell 1991, The Language of News Media, chapter 9; Associated Press, News Values and Principles"


_MORE_RELIABLE = frozenset((
    "attributions_per_1000_words", "named_sources_per_1000_words", "distinct_sources_per_1000_words",
    "name_said_per_1000_words", "attributed_sentences_share",
))  # fmt: skip
"""Statements and named sources: more of them is expected in more reliable writing."""


def _measure(name: str, unit: str, meaning: str, direction: str, reference: str) -> Measure:
    expected: Direction = 1 if name in _MORE_RELIABLE else 0
    return Measure("sourcing", name, unit, meaning, direction, reference, expected)


_SAID = frozenset({"say", "tell"})
_NEUTRAL = _SAID | {"add", "according to"}
_RATE = "per 1,000 words"
_SHARE = "share, 0-1"
_KINDS: Mapping[str, SourceKind] = {
    "named_sources_per_1000_words": "person",
    "anonymous_sources_per_1000_words": "anonymous",
    "organisation_sources_per_1000_words": "organisation",
    "document_sources_per_1000_words": "document",
}

MEASURES: tuple[Measure, ...] = (
    _measure(
        "attributions_per_1000_words", _RATE,
        "statements, thoughts and stances given to somebody; one given again in the same words counts once",
        "higher: more of the text is attributed", _POLNEAR,
    ),
    _measure(
        "named_sources_per_1000_words", _RATE, "attributions to a person given by name",
        "higher: more is attributed to people who can be asked", _SOURCES,
    ),
    _measure(
        "anonymous_sources_per_1000_words", _RATE,
        'attributions to people without a name: "officials", "experts", "sources close to …"',
        "higher: more is attributed to people who cannot be asked", _SOURCES,
    ),
    _measure(
        "organisation_sources_per_1000_words", _RATE, "attributions to an organisation",
        "higher: more is attributed to institutions", _SOURCES,
    ),
    _measure(
        "document_sources_per_1000_words", _RATE,
        "attributions to a report, study, poll, filing or other document",
        "higher: more is attributed to something that can be read", _SOURCES,
    ),
    _measure(
        "distinct_sources_per_1000_words", _RATE,
        "different persons, organisations, documents and anonymous groups that something is attributed to",
        "higher: more voices", _SOURCES,
    ),
    _measure(
        "name_said_per_1000_words", _RATE,
        'attributions to a named person by "say" or "tell": the plainest form of sourcing',
        "higher: more plain statements by people who can be asked", _SOURCES,
    ),
    _measure(
        "attributed_sentences_share", _SHARE, "sentences that hold an attribution's cue",
        "higher: fewer sentences stand on the writer's word alone", _POLNEAR,
    ),
    _measure(
        "unnamed_sources_share", _SHARE,
        "attributions whose source is a pronoun, a title without a name, or left out; undefined without any",
        "higher: it takes more reading to know who is meant, or nobody is", _SOURCES,
    ),
    _measure(
        "neutral_cues_share", _SHARE,
        'attributions by "say", "tell", "add" or "according to", which do not judge; undefined without any',
        "higher: the writer reports, rather than interprets, what people said", _VERBS,
    ),
    _measure(
        "quoted_share", _SHARE, "words inside quotations",
        "higher: more of the text is in the speakers' own words", _NELA,
    ),
)  # fmt: skip


def extract(document: Document) -> Findings:
    """The measures of `document`'s body, their evidence and every attribution found."""
    body = document.body
    found = attributions(body)
    distinct = _distinct(body, found)
    words = len(body.words)
    plain = [each for each in found if each.kind == "person" and each.lemma in _SAID]
    kinds = Counter([each.kind for each in found])
    counts = [len(found), *(kinds[kind] for kind in _KINDS.values()), len(distinct), len(plain)]
    values = [
        *(per_1000(count, words) for count in counts),
        share(len({each.sentence for each in found}), len(body.sentences)),
        share(kinds["unnamed"], len(found)),
        share(sum([each.lemma in _NEUTRAL for each in found]), len(found)),
        share(body.quoted.count(1), words),
    ]
    left = outline(body)
    return Findings(
        values={measure.name: value for measure, value in zip(MEASURES, values, strict=True)},
        evidence=Deferred(lambda: _evidence(left, found, distinct, plain)),
        attributions=Deferred(lambda: (record(left, each) for each in found)),
    )


def _distinct(body: Passage, found: Iterable[Found]) -> list[Found]:
    """The first attribution to each source; a person is known by the last word of the name."""
    first: dict[object, Found] = {}
    for each in found:
        if each.source and each.kind != "unnamed":
            begin, end = each.source
            key = body.words[end - 1] if each.kind == "person" else body.words[begin:end]
            first.setdefault(key, each)
    return list(first.values())


def _evidence(body: Passage, found: list[Found], distinct: list[Found], plain: list[Found]) -> list[Evidence]:
    shown = evidence("sourcing_attributions_per_1000_words", body, (each.cue for each in found))
    for name, kind in _KINDS.items():
        shown += _sources(name, body, (each for each in found if each.kind == kind))
    shown += _sources("distinct_sources_per_1000_words", body, distinct)
    return shown + _sources("name_said_per_1000_words", body, plain)


def _sources(name: str, body: Passage, found: Iterable[Found]) -> list[Evidence]:
    return evidence(f"sourcing_{name}", body, (each.source for each in found if each.source))
