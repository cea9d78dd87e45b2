"""Who or what a source is, and whether it can communicate or be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape
from reliability.extractors._attribution.word_classes import category, nouns
from reliability.records import SourceKind

_ABSTRACT = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ism", "ance", "ence", "ances",
    "ences", "ship", "ure", "ures", "ing", "ings", "hood", "age", "sis", "acy",
)  # fmt: skip


_COUNTED = frozenset(("some", "many", "others", "several", "most", "few", "both", "two", "three"))
_KINDS: Mapping[str, SourceKind] = {
    "person": "unnamed",
    "organisation": "organisation",
    "document": "document",
}


def head(shape: Shape, source: Stretch) -> int:
    """The last word of the noun phrase before "of", "for", "with" or another preposition."""
    first, last, kinds = source[0], source[1] - 1, shape.kinds
    name = shape.names.of(last) if first < last and shape.names.is_person(last) else None
    if name and kinds[max(name.first - 1, 0)] not in "op2dux&":
        return last
    for index in range(first + 1, last + 1):
        kind = kinds[index]
        if kind in "op2@" or (kind == "&" and kinds[index - 1] != "N"):
            return index - 1
    return last


def can_communicate(shape: Shape, source: Stretch, strict: bool) -> bool:
    """Whether the phrase may be a source; with `strict`, only where its head is known to be one."""
    index = head(shape, source)
    kind, word = shape.kinds[index], shape.words[index]
    if kind in "HCONA":
        return True
    if kind == "q":
        return word in _COUNTED
    if strict or kind == "I":
        return False
    if kind in "i#" or word in ("percent", "half"):
        return True
    is_noun = kind == "w" or (kind == "E" and source[1] - source[0] > 1)
    return is_noun and word not in nouns()["thing"] and not word.endswith(_ABSTRACT)


def is_document(shape: Shape, source: Stretch) -> bool:
    """Whether it is something that can be read, or those who did the research."""
    index = head(shape, source)
    word = shape.words[index]
    return shape.kinds[index] == "A" and (category(word) == "document" or word in nouns()["research"])


def kind_of(shape: Shape, source: Stretch) -> SourceKind:
    """person, organisation, document or unnamed, by the head of the phrase."""
    index = head(shape, source)
    kind, word = shape.kinds[index], shape.words[index]
    if kind == "N":
        return _kind_of_name(shape, index)
    if word == "reports" and shape.kinds[source[0]] not in "dq":
        return "organisation" if "N" in shape.kinds[index : source[1]] else "unnamed"
    if kind == "A":
        name = shape.names.of(index)
        return "unnamed" if name and name.kind == "demonym" else _KINDS.get(category(word), "unnamed")
    return "organisation" if kind == "i" else "unnamed"


def is_person_of(words: Sequence[str]) -> bool:
    """Whether a name with "of" is a person's with an institution: "Ian Roe of Velm Research"."""
    if "of" not in words:
        return False
    before = words[: words.index("of")]
    listed = nouns()["organisation_name"]
    return len(before) in (2, 3) and not any(category(word) or word in listed for word in before)


def _kind_of_name(shape: Shape, index: int) -> SourceKind:
    name = shape.names.of(index)
    listed = nouns()["organisation_name"]
    if name is None:
        written = _as_written(shape, index)
        acronym = written.isupper() and len(written) > 1
        return "organisation" if acronym or shape.words[index] in listed else "unnamed"
    words = shape.words[name.first : name.last]
    if name.kind == "person" or is_person_of(words):
        return "person"
    if any(word in listed or category(word) == "organisation" for word in words):
        return "organisation"
    if category(words[-1]) == "document":
        return "document"
    if len(words) > 1:
        return "organisation"
    return "unnamed" if category(words[-1]) == "person" else _kind_of_single_name(shape, name.first)


def _kind_of_single_name(shape: Shape, index: int) -> SourceKind:
    """An organisation where the name has an article or more capitals: "the Velm", "ProPublica"."""
    written = _as_written(shape, index)
    has_article = index > 0 and shape.kinds[index - 1] in "dx"
    return "organisation" if has_article or written[1:] != written[1:].lower() else "person"


def _as_written(shape: Shape, index: int) -> str:
    passage = shape.passage
    return passage.text[passage.starts[index] : passage.ends[index]]


def is_plural(shape: Shape, source: Stretch) -> bool:
    """Whether a verb in the plural fits: "officials say", not "the case report"."""
    words = shape.words
    if shape.kinds[source[1] - 1] in "#q" or "and" in words[slice(*source)]:
        return True
    ends = (words[head(shape, source)], words[source[1] - 1])
    common = [word for word in ends if not word[0].isupper()]  # not "Rivers", a person
    return any(
        word in nouns()["plural"] or (word.endswith("s") and not word.endswith("ss")) for word in common
    )


_POSSESSIVE = frozenset(("his", "her", "their", "its", "my", "our"))


def is_qualified(shape: Shape, source: Stretch) -> bool:
    """Whether the phrase ends in an adjective, so that "claims" behind it is a noun: "his recent claims"."""
    last = source[1] - 1
    words = shape.words
    return words[last] in nouns()["quality"] or (
        words[source[0]] in _POSSESSIVE and shape.kinds[last] in "wE"
    )
