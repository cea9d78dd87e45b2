"""Sourcing: what the article gives to somebody else, and who that is.

See `docs/measures/sourcing.md` for what counts as a statement, a belief and a stance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from reliability.extractors._attribution import Attributed, attributions, attributions_and_speakers
from reliability.records import (
    Deferred,
    Document,
    Evidence,
    Findings,
    Measure,
    Passage,
    SourceKind,
)
from reliability.text.counting import evidence, per_1000, share

_READERS = "Pareti 2012, A database of attribution relations (source, cue and content)"
_POLNEAR = "Newell et al. 2018, An attribution relations corpus for political news"
_NELA = "Horne & Adali 2017, This just in: fake news packs a lot in title"
_VERBS = "Thompson & Ye 1991, Evaluation in the reporting verbs used in academic papers"
_SOURCES = "Bell 1991, The Language of News Media, chapter 9; Associated Press, News Values and Principles"
_RATE = "per 1,000 words"
_SHARE = "share, 0-1"
_SAID = frozenset({"say", "tell"})
_NEUTRAL = _SAID | {"add", "according to"}
_KINDS: Mapping[str, SourceKind] = {
    "person_statements_per_1000_words": "person",
    "organisation_statements_per_1000_words": "organisation",
    "document_statements_per_1000_words": "document",
    "unnamed_statements_per_1000_words": "unnamed",
}


_measure = partial(Measure, "sourcing")


_NAMED_SPEAKER = 0.25
"""What each named speaker adds to `checkable_statements`, with any verb: it distinguishes articles in which
nobody "says" anything, and changes others little."""

MEASURES: tuple[Measure, ...] = (
    _measure(
        "checkable_statements_per_1000_words", _RATE,
        'Statements by documents, or by named people with "say" or "tell"; each named speaker adds 0.25.',
        "Higher means more of what is reported can be checked with a person or in a document.", _SOURCES, 1,
    ),
    _measure(
        "sourced_sentences_share", _SHARE,
        "Sentences that report a statement, or part of one.",
        "Higher means more of the text is attributed to speakers.", _READERS, 1,
    ),
    _measure(
        "statements_per_1000_words", _RATE,
        "Statements by people, organisations and documents; repeated statements count once.",
        "Higher means more of the text is attributed.", _READERS, 1,
    ),
    _measure(
        "named_speakers_per_1000_words", _RATE, "Different named people who make a statement.",
        "Higher means there are more people who can be asked.", _SOURCES, 1,
    ),
    _measure(
        "speakers_per_1000_words", _RATE,
        "Different people, organisations, documents and unnamed groups that make a statement.",
        "Higher means more different voices.", _SOURCES, 1,
    ),
    _measure(
        "person_statements_per_1000_words", _RATE,
        "Statements by named people, including those called he or she.",
        "Higher means more is attributed to people who can be asked.", _SOURCES, 1,
    ),
    _measure(
        "organisation_statements_per_1000_words", _RATE, "Statements by organisations.",
        "Higher means more is attributed to institutions.", _SOURCES,
    ),
    _measure(
        "document_statements_per_1000_words", _RATE,
        "Statements by a report, study, poll, filing or other document.",
        "Higher means more is attributed to something that can be read.", _SOURCES,
    ),
    _measure(
        "unnamed_statements_per_1000_words", _RATE,
        'Statements by unnamed people: "officials", "experts", "a spokesman".',
        "Higher means more is attributed to people who cannot be asked.", _SOURCES,
    ),
    _measure(
        "name_said_per_1000_words", _RATE,
        'Statements by a named person with "say" or "tell", the plainest form of sourcing.',
        "Higher means more plain statements by people who can be asked.", _SOURCES, 1,
    ),
    _measure(
        "beliefs_per_1000_words", _RATE, 'Opinions attributed to somebody: "believes", "expects", "fears".',
        "Higher means the article says more about what people think.", _READERS,
    ),
    _measure(
        "stances_per_1000_words", _RATE,
        'Intentions and attitudes attributed to somebody: "wants", "supports", "refused to".',
        "Higher means the article says more about what people want.", _POLNEAR,
    ),
    _measure(
        "neutral_cues_share", _SHARE,
        'Statements with "say", "tell", "add" or "according to", which do not judge; empty without '
        'statements.',
        "Higher means people's words are reported rather than interpreted.", _VERBS,
    ),
    _measure(
        "direct_statements_share", _SHARE,
        "Statements with words in quotation marks; empty without statements.",
        "Higher means more statements can be checked word for word.", _READERS,
    ),
    _measure(
        "quoted_share", _SHARE, "Words inside quotations.",
        "Higher means more of the text is in the speakers' own words.", _NELA,
    ),
)  # fmt: skip


def extract(document: Document) -> Findings:
    """The measures of `document`'s body, their evidence, every attribution and the speakers."""
    body = document.body
    attributed = attributions(body)
    statements = [attribution for attribution in attributed if attribution.type == "statement"]
    rates = _rates(attributed, statements, len(body.words))
    neutral = sum([statement.lemma in _NEUTRAL for statement in statements])
    direct = sum([statement.quoted > 0 for statement in statements])
    values = {
        "checkable_statements_per_1000_words": rates["name_said_per_1000_words"]
        + rates["document_statements_per_1000_words"]
        + _NAMED_SPEAKER * rates["named_speakers_per_1000_words"],
        "sourced_sentences_share": share(_sourced_sentences(body, statements), len(body.sentences)),
        **rates,
        "neutral_cues_share": share(neutral, len(statements)),
        "direct_statements_share": share(direct, len(statements)),
        "quoted_share": share(body.quoted.count(1), len(body.words)),
    }
    return Findings(
        values={measure.name: values[measure.what] for measure in MEASURES},
        evidence=Deferred(lambda: _evidence(body, attributed)),
        attributions=Deferred(lambda: attributions_and_speakers(body, attributed)[0]),
        speakers=Deferred(lambda: attributions_and_speakers(body, attributed)[1]),
    )


def _rates(
    attributed: Sequence[Attributed], statements: Sequence[Attributed], words: int
) -> dict[str, float]:
    types = [attribution.type for attribution in attributed]
    kinds = [statement.kind for statement in statements]
    speakers = {statement.speaker.key: statement.speaker.kind for statement in statements}
    counts = {
        "statements_per_1000_words": len(statements),
        "named_speakers_per_1000_words": list(speakers.values()).count("person"),
        "speakers_per_1000_words": len(speakers),
        **{name: kinds.count(kind) for name, kind in _KINDS.items()},
        "name_said_per_1000_words": sum(map(_is_plain, statements)),
        "beliefs_per_1000_words": types.count("belief"),
        "stances_per_1000_words": types.count("stance"),
    }
    return {name: per_1000(count, words) for name, count in counts.items()}


def _sourced_sentences(body: Passage, statements: Iterable[Attributed]) -> int:
    """How many sentences hold a cue or content of a statement."""
    inside = bytearray(len(body.words))
    for statement in statements:
        for first, last in (statement.cue, *statement.content):
            inside[first:last] = b"\x01" * (last - first)
    return sum([inside.find(1, sentence.first, sentence.last) >= 0 for sentence in body.sentences])


def _evidence(body: Passage, attributed: Sequence[Attributed]) -> Iterator[Evidence]:
    """Cues of each type, the sources of each kind, and each speaker where he is named first."""
    statements = [attribution for attribution in attributed if attribution.type == "statement"]
    for kind in ("statement", "belief", "stance"):
        cues = [attribution.cue for attribution in attributed if attribution.type == kind]
        yield from evidence(f"sourcing_{kind}s_per_1000_words", body, cues)
    for name, source_kind in _KINDS.items():
        of_kind = [statement for statement in statements if statement.kind == source_kind]
        yield from _sources(name, body, of_kind)
    plain = [statement for statement in statements if _is_plain(statement)]
    checkable = [
        statement.cue for statement in statements if statement.kind == "document" or _is_plain(statement)
    ]
    yield from evidence("sourcing_checkable_statements_per_1000_words", body, checkable)
    first = {statement.speaker.key: statement for statement in reversed(statements)}
    speakers = sorted(first.values(), key=lambda statement: statement.cue)
    persons = [statement for statement in speakers if statement.kind == "person"]
    yield from _sources("speakers_per_1000_words", body, speakers)
    yield from _sources("named_speakers_per_1000_words", body, persons)
    yield from _sources("name_said_per_1000_words", body, plain)


def _is_plain(statement: Attributed) -> bool:
    return statement.kind == "person" and statement.lemma in _SAID


def _sources(what: str, body: Passage, statements: Iterable[Attributed]) -> list[Evidence]:
    return evidence(f"sourcing_{what}", body, [statement.source for statement in statements])
