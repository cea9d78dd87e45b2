"""Who or what a source is, and whether it can communicate or be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape, category, nouns
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
    name = shape.names.of(source[1] - 1)
    if name is not None and name.kind == "person" and shape.kinds[max(name.first - 1, 0)] not in "op2dux&":
        return source[1] - 1
    for at in range(source[0] + 1, source[1]):
        kind = shape.kinds[at]
        if kind in "op2@" or (kind == "&" and shape.kinds[at - 1] != "N"):
            return at - 1
    return source[1] - 1


def can_communicate(shape: Shape, source: Stretch, known: bool) -> bool:
    """Whether the phrase may be a source; with `known`, only where its head is known to be one."""
    at = head(shape, source)
    kind, word = shape.kinds[at], shape.words[at]
    if kind == "I":
        return False
    if kind in "HCO":
        return True
    if kind == "i":
        return not known
    if kind == "N":
        return True
    if kind == "A":
        return True
    if kind == "q":
        return word in _COUNTED
    if (kind == "#" or word in ("percent", "half")) and not known:
        return True
    if kind == "w" or (kind == "E" and source[1] - source[0] > 1):
        return not known and word not in nouns()["thing"] and not word.endswith(_ABSTRACT)
    return False


def is_document(shape: Shape, source: Stretch) -> bool:
    """Whether it is something that can be read, or those who did the research."""
    at = head(shape, source)
    word = shape.words[at]
    return shape.kinds[at] == "A" and (category(word) == "document" or word in nouns()["research"])


def kind_of(shape: Shape, source: Stretch) -> SourceKind:
    """person, organisation, document or unnamed, by the head of the phrase."""
    at = head(shape, source)
    letter, word = shape.kinds[at], shape.words[at]
    if letter == "N":
        return _kind_of_name(shape, at)
    if word == "reports" and shape.kinds[source[0]] not in "dq":
        return "organisation" if "N" in shape.kinds[at : source[1]] else "unnamed"
    if letter == "A":
        found = _category(shape, at, word)
        return "unnamed" if found in ("person", "") else found
    if letter == "i":
        return "organisation"
    return "unnamed"


def _category(shape: Shape, at: int, word: str) -> SourceKind:
    name = shape.names.of(at)
    if name and name.kind == "demonym":
        return "unnamed"
    return _KINDS.get(category(word), "unnamed")


def is_person_of(words: Sequence[str]) -> bool:
    """Whether a name with "of" is a person's with an institution: "Ian Roe of Velm Research"."""
    if "of" not in words:
        return False
    before = words[: words.index("of")]
    known = nouns()["organisation_name"]
    return len(before) in (2, 3) and not any(category(word) or word in known for word in before)


def _kind_of_name(shape: Shape, at: int) -> SourceKind:
    name = shape.names.of(at)
    if name is None:
        written = shape.passage.text[shape.passage.starts[at] : shape.passage.ends[at]]
        listed = shape.words[at] in nouns()["organisation_name"]
        acronym = written.isupper() and len(written) > 1
        return "organisation" if listed or acronym else "unnamed"
    if name.kind == "person":
        return "person"
    words = shape.words[name.first : name.last]
    if is_person_of(words):
        return "person"
    known = nouns()
    last = words[-1]
    if any(word in known["organisation_name"] for word in words) or any(
        category(word) == "organisation" for word in words
    ):
        return "organisation"
    if category(last) == "document":
        return "document"
    if category(last) == "person" and len(words) == 1:
        return "unnamed"
    written = shape.passage.text[shape.passage.starts[name.last - 1] : shape.passage.ends[name.last - 1]]
    if (
        len(words) > 1
        or written[1:] != written[1:].lower()
        or (name.first and shape.kinds[name.first - 1] in "dx")
    ):
        return "organisation"
    return "person"


def is_plural(shape: Shape, source: Stretch) -> bool:
    """Whether a verb in the plural fits: "officials say", not "the case report"."""
    words = shape.words
    ends = (words[head(shape, source)], words[source[1] - 1])
    if shape.kinds[source[1] - 1] in "#q" or "and" in words[slice(*source)]:
        return True
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
