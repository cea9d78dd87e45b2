"""The cues of a passage: verbs and phrases in constructions that give content to a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reliability.extractors._attribution import noun_phrase
from reliability.extractors._attribution.lexicon import Verb, verbs
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape, nouns
from reliability.extractors._attribution.sources import can_communicate, is_document
from reliability.records import AttributionType

_TIME = r"(?:[ ]y|(?:[ ][po])?(?:[ ][dLq#])*[ ]T(?:[ ][T#])*)*"
_PLACE = r"(?:[ ][po2y](?:[ ][dquxLwNAgE#yTO])+)"
_AFTER = re.compile(
    _TIME
    + r"(?:(?P<quote>\")|(?P<colon>:)|(?P<that>[ ,(]t)|(?P<wh>[ ][sfr])|(?P<pronoun>[ ][HIieCc])|(?P<to>[ ]2)"
    r"|(?P<as>[ ]@)|(?P<object>[ ][Ou])|(?P<noun>[ ][dxq#NAwLEg])|(?P<stop>[,;|(]|$)|(?P<place>[ ][po])"
    r"|(?P<verb>[ ][bhmv])|(?P<and>[ ][&B]))"
)
_LATER = re.compile(
    _TIME + _PLACE + r"{1,3}?" + _TIME + r"(?:(?P<quote>\")|(?P<colon>:)|(?P<that>,?[ ,]t)|(?P<stop>[,;|(]|$))"
)
_CLAUSE = re.compile(r"(?: [dquxNAw#LygTopE])+? [bhmv]")
_HAS_OBJECT = re.compile(r" (?:[dquxL#]|O)?(?: ?[wEgxyL#q])*")
_WHOM = r"(?: O| u|(?: [dquxL#])*(?:[ \"][wEgxNA&])+?(?: o(?: [dqux])?(?: [wN])*(?: [NA])+)?)"
_TO = re.compile(_WHOM + _TIME + r"(?: not)? 2 ")
_WHOM_THEN = re.compile(
    _WHOM + _TIME + _PLACE + r"{0,2}?" + _TIME
    + r"(?:(?P<quote>\")|(?P<colon>:)|(?P<that>[ ,]t)|(?P<wh> [sfr])|(?P<pronoun> [HIieCcdqx])|(?P<of> [op])"
    r"|(?P<stop>[,;|(]|$))"
)
_TOLD_THEM = re.compile(r" [Ou] [NAw#]")
_AS = re.compile(r"(?: [dquxNAw#LygTopEO&i])*? @|(?: [dquxNAw#LygTopEO&i])+?\"[^\"|]{0,40} @")
_CALLED = re.compile(
    r"(?: O| u|(?: [NA])+)(?: y)*(?: [wgE](?![ ][po2]))|(?: O| u)? \"|(?: [dquxNAwLEgyo&#])+?\"|(?: O| u)(?: y)* [dqN]"
    r"|(?: [dux])?(?: [wEgxNA])+(?: o(?: [du])?(?: [wNA])+)? [dq]"
)
_REACH = 60
"""Words of a sentence on each side of a verb that are looked at; longer sentences are mostly lists."""
_INVERTED_BY = frozenset("NAdqx#uHwL")
_TALES = frozenset({"joke", "jokes", "story", "stories", "lie", "lies", "tale", "tales", "truth"})
_PREPARTICIPLE = frozenset({"by", "in", "after", "before", "while", "when", "since", "than", "despite"})
_FINDS = frozenset({"find", "show", "suggest", "reveal", "indicate"})
_GOVERNORS = frozenset(
    {("went", "on"), ("go", "on"), ("goes", "on"), ("going", "on")}
)
_ONCE_MORE = frozenset({"continued", "continues", "continue", "began", "proceeded"})
_PARTICIPLES = frozenset({"written", "shown", "given", "seen", "known", "sworn", "begun", "withdrawn", "foreseen", "forgotten"})
_DENIALS = frozenset({"deny", "rule out", "dispute"})
_WITHHELD = frozenset({"say", "comment", "confirm", "disclose", "elaborate", "reveal", "discuss"})


class Cue(NamedTuple):
    """A cue at the words `start:last`; `first` is the verb itself.

    `place` says where the content is: `after`, `before` or `both`; `tail` is where the words behind the cue begin.
    """

    type: AttributionType
    lemma: str
    start: int
    first: int
    last: int
    sentence: int
    source: Stretch | None
    place: str


class _Group(NamedTuple):
    """A verb group: where it begins, its auxiliaries (b, h, m, v, 2), and whether it is negated."""

    start: int
    auxiliaries: str
    negated: bool


class _Verb(NamedTuple):
    """A candidate: a verb of the list at the words `at:last` of a sentence `first:end`."""

    shape: Shape
    verb: Verb
    at: int
    last: int
    first: int
    end: int
    sentence: int


def cues(shape: Shape) -> Iterator[Cue]:
    """Every cue outside quotations, in order."""
    for candidate in _candidates(shape):
        found = _according(candidate) if candidate.verb.lemma in _PREPOSITIONS else _decided(candidate)
        if found:
            yield found


_PREPOSITIONS = {"according": ("according", "to"), "per": ("per",)}
_ACCORDING = tuple(Verb(words, lemma, "preposition", ()) for lemma, words in _PREPOSITIONS.items())


def _candidates(shape: Shape) -> Iterator[_Verb]:
    passage = shape.passage
    index, positions, words, sentences = _index(), passage.positions, passage.words, passage.sentences
    places = sorted([at for word in index.keys() & positions.keys() for at in positions[word]])
    quoted = passage.quoted
    free = number = 0
    for at in places:
        if at < free or quoted[at] or shape.kind(at) == "N":
            continue
        for verb in index[words[at]]:
            last = at + len(verb.words)
            if last == at + 1 or (words[at:last] == verb.words and shape.line[2 * at + 2 : 2 * last : 2].isspace()):
                while sentences[number].last <= at:
                    number += 1
                sentence = sentences[number]
                free = last
                first, end = max(sentence.first, at - _REACH), min(sentence.last, last + _REACH)
                yield _Verb(shape, verb, at, last, first, end, number)
                break


def _index() -> dict[str, tuple[Verb, ...]]:
    if not _known:
        _known.update(verbs())
        _known.update({verb.words[0]: (verb,) for verb in _ACCORDING})
    return _known


_known: dict[str, tuple[Verb, ...]] = {}


def _according(found: _Verb) -> Cue | None:
    """"According to", "as per", where somebody follows who can be quoted or something that can be read."""
    shape, at, last = found.shape, found.at, found.last
    words = shape.passage.words
    if found.verb.lemma == "per":
        led = at > found.first and words[at - 1] == "as"
        if not led and shape.gap(at) != ",":
            return None
    source = noun_phrase.following(shape, last, found.end)
    if not source or any(words[i] in nouns()["no_source"] for i in range(*source)) or shape.passage.quoted[last]:
        return None
    if not can_communicate(shape, source, known=found.verb.lemma == "per"):
        return None
    start = at - (at > found.first and words[at - 1] == "as")
    before = start > found.first and shape.kind(start - 1) not in "&B"
    place = "before" if before else "after"
    return Cue("statement", "according to", start, at, last, found.sentence, source, place)


def _decided(found: _Verb) -> Cue | None:
    group = _group(found.shape, found.at, found.first)
    mode = _mode(found, group)
    if not mode:
        return None
    after = _after(found)
    if mode == "finite" and found.verb.form == "past" and words_behind(found)[:1] == ("by",):
        return _by_agent(found, group)
    if mode == "passive":
        return _passive(found, group)
    if mode == "ing" or mode == "infinitive":
        return _nonfinite(found, group, after)
    inverted = _inverted(found, group, after)
    if inverted:
        return inverted
    return _finite(found, group, after)


def words_behind(found: _Verb) -> tuple[str, ...]:
    return found.shape.passage.words[found.last : min(found.last + 2, found.end)]


def _group(shape: Shape, at: int, first: int) -> _Group:
    words, start, auxiliaries, negated = shape.passage.words, at, "", False
    while start > first and shape.gap(start) == " ":
        kind, word = shape.kind(start - 1), words[start - 1]
        if kind == "y":
            negated |= word in ("not", "never")
        elif kind in "bhmv":
            auxiliaries = kind + auxiliaries
            negated |= word.endswith("n't") or word == "cannot"
        elif kind == "2":
            return _Group(start - 1, "2" + auxiliaries, negated)
        elif kind == "C":
            return _Group(start, _CONTRACTED.get(word.partition("'")[2], "b") + auxiliaries, negated)
        else:
            break
        start -= 1
    while start < at and shape.kind(start) == "y" and words[start] in ("soon", "once", "even"):
        start += 1
    return _Group(start, auxiliaries, negated)


_CONTRACTED = {"ve": "h", "d": "h", "ll": "m", "re": "b", "s": "b"}


def _mode(found: _Verb, group: _Group) -> str:
    """finite, passive, ing, infinitive; empty where the form does not fit or speech did not happen."""
    form, auxiliaries, lemma = found.verb.form, group.auxiliaries, found.verb.lemma
    withheld = group.negated and auxiliaries[:1] == "m" and lemma in _WITHHELD
    if "m" in auxiliaries:
        words = found.shape.passage.words[group.start : found.at]
        return "finite" if withheld and "would" in words and form == "base" else ""
    if group.negated and lemma not in _DENIALS:
        return ""
    last = auxiliaries[-1:]
    if form == "ing":
        return "" if last in ("h", "v", "2") else "finite" if last == "b" else "ing"
    if form == "base":
        return "infinitive" if auxiliaries == "2" else "finite" if last in ("", "v") else ""
    if form == "s":
        return "finite" if not auxiliaries else ""
    if not auxiliaries and found.shape.passage.words[found.at] in _PARTICIPLES:
        return ""
    if last == "b":
        return "passive" if auxiliaries[:1] != "2" else ""
    return "finite" if last in ("", "h") and "2" not in auxiliaries else ""


def _after(found: _Verb) -> tuple[str, int]:
    """What follows the cue, and the word at which it begins."""
    line = found.shape.line
    match = _AFTER.match(line, 2 * found.last, 2 * found.end) or None
    if not match:
        return "other", found.last
    if match.lastgroup in ("place", "to"):
        later = _LATER.match(line, 2 * found.last, 2 * found.end)
        if later and (match.lastgroup == "place" or later.lastgroup != "stop"):
            return f"later {later.lastgroup}", (later.end() + 1) // 2
    return match.lastgroup or "other", match.start(match.lastgroup or 0) // 2


def _nonfinite(found: _Verb, group: _Group, after: tuple[str, int]) -> Cue | None:
    """-ing behind a comma or a preposition, and "went on to say"."""
    shape, words = found.shape, found.shape.passage.words
    start = group.start
    if start == found.first:
        before, gap = "", "|"
    else:
        before, gap = words[start - 1], shape.gap(start)
    if group.auxiliaries == "2":
        governed = (words[start - 2 : start] in _GOVERNORS) or before in _ONCE_MORE
        if not governed:
            return None
        start -= 2 if before == "on" else 1
        source = noun_phrase.subject(shape, start, found.first) or _elided(found, start)
    elif gap == " " and shape.kind(start - 1) in "NAw" and shape.kind(start - 1) != "w":
        source = noun_phrase.subject(shape, start, found.first)
        if before in nouns()["speech"] and source and not is_document(shape, source):
            source = noun_phrase.main_subject(shape, found.first, start)
        elif source and not is_document(shape, source) and after[0] not in ("that", "quote", "pronoun"):
            return None
        elif source and before in nouns()["speech"] and _issued(shape, source, found.first):
            source = noun_phrase.main_subject(shape, found.first, start)
    elif gap in ",(" or (before in _PREPARTICIPLE and shape.kind(start - 2) != "E") or (before in ("and", "but") and _joins_participle(found, start)):
        source = _elided(found, start)
    else:
        return None
    return _complete(found, start, source, after, elided=True)


def _joins_participle(found: _Verb, start: int) -> bool:
    """Whether a participle behind a comma stands earlier in the sentence: ", saying this and adding that"."""
    return ",g" in found.shape.line[2 * found.first + 2 : 2 * start]


def _issued(shape: Shape, source: Stretch, first: int) -> bool:
    """Whether the document is one that somebody issues: "issued a statement saying"."""
    return source[0] > first and shape.passage.words[source[0] - 1] in _ISSUES


_ISSUES = frozenset(
    "issued issues issue released releases release sent sends wrote writes posted posts published publishes put "
    "issuing releasing sending posting publishing made makes gave gives filed files".split()
)


def _elided(found: _Verb, before: int) -> Stretch | None:
    return noun_phrase.main_subject(found.shape, found.first, before)


def _inverted(found: _Verb, group: _Group, after: tuple[str, int]) -> Cue | None:
    """`"…," said Ana Brandt`."""
    shape = found.shape
    if group.auxiliaries or group.start != found.at or found.at == found.first:
        return None
    gap = shape.gap(found.at)
    letters = found.verb.readings[0][1]
    if gap not in '",' or found.verb.readings[0][0] != "statement":
        return None
    if "t" not in letters and found.verb.lemma not in _FINDS:
        return None
    if gap == "," and "n" not in letters and found.verb.lemma not in {"add", "note", "explain", "report", *_FINDS}:
        return None
    if found.last >= found.end or shape.gap(found.last) != " " or shape.kind(found.last) not in _INVERTED_BY:
        return None
    if gap == "," and noun_phrase.subject(shape, found.at, found.first):
        return None
    source = noun_phrase.following(shape, found.last, found.end)
    if not source or not can_communicate(shape, source, known="d" in letters):
        return None
    if found.verb.lemma in _FINDS and not is_document(shape, source):
        return None
    return Cue("statement", found.verb.lemma, found.at, found.at, found.last, found.sentence, source, "before")


def _finite(found: _Verb, group: _Group, after: tuple[str, int]) -> Cue | None:
    shape = found.shape
    start = group.start
    if start == found.first or (shape.kind(start - 1) in "&B" and shape.gap(start) == " "):
        if found.verb.form == "base" or start == found.first:
            return None
        return _complete(found, start, _elided(found, start - 1), after, elided=True)
    source = noun_phrase.subject(shape, start, found.first)
    if source and found.verb.form != "past" and shape.gap(start) == " " and "E" in shape.line[2 * source[1] : 2 * start]:
        return None
    if source and _hypothetical(shape, source, found.first):
        return None
    if source and found.verb.form == "base" and group.auxiliaries != "v" and not _is_plural(shape, source):
        return None
    return _complete(found, start, source, after)


def _hypothetical(shape: Shape, source: Stretch, first: int) -> bool:
    return source[0] > first and shape.kind(source[0] - 1) == "f" and shape.gap(source[0]) == " " and (
        shape.passage.words[source[0] - 1] in ("if", "unless", "lest")
    )


_PLURALS = frozenset({"people", "police", "men", "women", "children", "media", "data", "others", "many", "some", "few", "most",
                      "staff", "they", "all", "both", "several", "who", "which", "that", "families"})  # fmt: skip


def _is_plural(shape: Shape, source: Stretch) -> bool:
    words = shape.passage.words[source[0] : source[1]]
    head = _head(shape, source)
    if shape.kind(source[1] - 1) in "#q" or head in ("percent", "half"):
        return True
    return "and" in words or head in _PLURALS or (head.endswith("s") and not head.endswith("ss"))


def _head(shape: Shape, source: Stretch) -> str:
    for at in range(source[0] + 1, source[1]):
        if shape.kind(at) in "op2@":
            return shape.passage.words[at - 1]
    return shape.passage.words[source[1] - 1]


def _complete(found: _Verb, start: int, source: Stretch | None, after: tuple[str, int], elided: bool = False) -> Cue | None:
    """The first reading of the verb whose construction is there and whose source can have said it."""
    shape = found.shape
    if source is None:
        return None
    if found.verb.lemma == "cite":
        return _cited(found, start, source)
    for kind, letters in found.verb.readings:
        place = _place(found, letters, start, source, after, elided)
        if not place:
            continue
        strict = "d" in letters or kind != "statement"
        if can_communicate(shape, source, known=strict):
            return Cue(kind, found.verb.lemma, start, found.at, found.last, found.sentence, source, place)
    return None


def _cited(found: _Verb, start: int, source: Stretch) -> Cue | None:
    """Whoever is cited is the source; what is cited without one, the content."""
    shape = found.shape
    cited = noun_phrase.following(shape, found.last, found.end)
    if cited and can_communicate(shape, cited, known=True):
        if _says_else(found, start):
            return None
        return Cue("statement", "cite", start, found.at, found.last, found.sentence, cited, "before")
    if cited and can_communicate(shape, source, known=True):
        return Cue("statement", "cite", start, found.at, found.last, found.sentence, source, "after")
    return None


def _says_else(found: _Verb, start: int) -> bool:
    """Whether the sentence gives its content to somebody already: "the paper reported, citing officials"."""
    words = found.shape.passage.words
    return any(words[at] in _index() and words[at] in _REPORTED for at in range(found.first, found.end) if at != found.at)


_REPORTED = frozenset({"said", "reported", "reports", "says", "suggest", "suggests", "wrote", "writes", "announced"})


def _place(
    found: _Verb, letters: str, start: int, source: Stretch, after: tuple[str, int], elided: bool
) -> str:
    """Where the content is, by the first construction of `letters` that is there; empty without one."""
    shape, (kind, at) = found.shape, after
    quoted = _quote_before(shape, source[0], found.first) and not elided
    if "R" in letters and (found.verb.lemma == "rule out" or _answerable(found)):
        return "after"
    if "b" in letters:
        return "before" if quoted else "after"
    for letter in letters:
        if letter in _CONSTRUCTIONS and _CONSTRUCTIONS[letter](found, kind, at, source):
            return "both" if quoted and kind == "quote" else "after"
    telling = "t" in letters or (found.verb.lemma in _FINDS and is_document(shape, source))
    if telling and not elided and _tail(found, kind, source, letters):
        return "before"
    return ""


def _answerable(found: _Verb) -> bool:
    words = found.shape.passage.words
    last = found.last
    return words[last : last + 1] == ("to",) and last + 1 < found.end and words[last + 1] in nouns()["answerable"]


def _quote_before(shape: Shape, at: int, first: int) -> bool:
    """Whether a quotation ends before word `at`, perhaps before the sentence."""
    return at > 0 and bool(shape.passage.quoted[at - 1]) and shape.gap(at) in '"|,'


def _tail(found: _Verb, kind: str, source: Stretch, letters: str) -> bool:
    """Whether the clause stands behind its content or is put into it: `…, she said on Monday`."""
    shape, begin = found.shape, source[0]
    if begin > found.first and shape.passage.quoted[begin - 1] and shape.gap(begin) == '"':
        return kind in ("stop", "later stop", "place", "quote", "colon", "as", "and", "other") or "n" in letters
    if begin == found.first and begin and shape.passage.quoted[begin - 1] and kind in ("stop", "later stop"):
        return found.last - begin < 8
    if kind not in ("stop", "later stop", "quote"):
        return False
    if kind == "stop" and "n" in letters and begin > found.first and shape.gap(begin) == ",":
        if found.last < found.end and shape.gap(found.last) == ",":
            return True
    if "n" in letters and "x" not in letters and begin == found.first:
        return False
    if begin > found.first and shape.gap(begin) in ",(":
        return _is_clause(shape, found.first, begin)
    if begin > found.first and shape.passage.words[begin - 1] == "as" and kind == "stop":
        return True
    return False


def _is_clause(shape: Shape, first: int, end: int) -> bool:
    """Whether more than an adverbial stands in the words `first:end`."""
    kinds = shape.line[2 * first + 1 : 2 * end : 2]
    return end - first >= 2 and (kinds[0] not in "psfyLT@" or any(kind in kinds for kind in "bhmvHIiCcE"))


def _content(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    if kind in ("that", "wh", "pronoun", "later that", "quote", "colon", "later quote", "later colon"):
        return True
    return kind in ("noun", "object") and bool(_CLAUSE.match(found.shape.line, 2 * found.last, 2 * found.end))


def _any_noun(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    shape = found.shape
    if kind in ("place", "later stop") and found.verb.lemma == "say":
        return shape.passage.words[found.last] in ("of", "about")
    if kind == "verb":
        return source[0] > found.first and shape.kind(source[0] - 1) == "r"
    return kind in ("noun", "object")


def _quotation(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return kind in ("quote", "colon", "later quote", "later colon")


def _question(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return kind == "wh"


def _object(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return kind in ("noun", "object", "quote", "wh") or (kind == "pronoun" and found.shape.kind(at) in "ie")


def _whom_to(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return kind in ("noun", "object", "pronoun") and bool(_TO.match(found.shape.line + " ", 2 * found.last, 2 * found.end))


def _whom_clause(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    if kind not in ("noun", "object", "pronoun"):
        return False
    match = _WHOM_THEN.match(found.shape.line, 2 * found.last, 2 * found.end)
    if not match:
        return bool(_TOLD_THEM.match(found.shape.line, 2 * found.last, 2 * found.end))
    if match.lastgroup == "of" and not _TALES.isdisjoint(found.shape.passage.words[found.last : found.last + 4]):
        return False
    if match.lastgroup == "stop":
        return source[0] > found.first and (
            found.shape.gap(source[0]) in ',"' or bool(found.shape.passage.quoted[source[0] - 1])
        )
    return True


def _whom_question(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    match = _WHOM_THEN.match(found.shape.line, 2 * found.last, 2 * found.end)
    return bool(match) and match is not None and match.lastgroup == "wh"


def _to(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return kind == "to"


def _speech_noun(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    """Whether the object is a noun of communication with its content: "issued a warning about"."""
    if kind not in ("noun", "object", "quote"):
        return False
    shape, words = found.shape, found.shape.passage.words
    speech = nouns()["speech"]
    for place in range(found.last, min(found.last + 6, found.end)):
        if place > found.last and shape.gap(place) not in ' "':
            return False
        if shape.kind(place) in "opbhmvtrsfHI":
            return False
        if words[place] in speech and (place + 1 == found.end or shape.kind(place + 1) not in "wANE" or shape.gap(place + 1) != " "):
            return _has_content(found, place + 1)
    return False


def _has_content(found: _Verb, at: int) -> bool:
    """Whether the words from `at` say what the warning or claim is."""
    shape, words = found.shape, found.shape.passage.words
    definite = words[found.last] in _DEFINITE or found.verb.lemma in ("reject", "dismiss", "deny", "repeat", "express", "voice")
    if at >= found.end:
        return definite
    if shape.gap(at) in ':"':
        return True
    return definite or shape.kind(at) in "ot2g" or words[at] in ("about", "against", "on", "over")


_DEFINITE = frozenset({"his", "her", "its", "their"})


def _as(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    if kind == "as":
        return True
    return kind in ("noun", "object", "quote", "pronoun") and bool(
        _AS.match(found.shape.line, 2 * found.last, 2 * found.end)
    )


def _called(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    if kind == "quote" or (kind == "pronoun" and found.shape.kind(at) == "i"):
        return True
    shape = found.shape
    lead = source[0] - 1
    if lead >= found.first and shape.kind(lead) in "rs" and kind in ("noun", "object"):
        return True
    return kind in ("noun", "object") and bool(_CALLED.match(shape.line, 2 * found.last, 2 * found.end))


def _ing(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return found.last < found.end and found.shape.line[2 * found.last : 2 * found.last + 2] == " g"


def _document_says(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return kind in ("noun", "object", "that", "wh", "pronoun", "quote") and is_document(found.shape, source)


def _as_saying(found: _Verb, kind: str, at: int, source: Stretch) -> bool:
    return False


_CONSTRUCTIONS = {
    "c": _content, "n": _any_noun, "q": _quotation, "f": _question, "r": _whom_clause, "i": _whom_to, "v": _to,
    "o": _object, "k": _speech_noun, "D": _document_says, "a": _as, "s": _called, "A": _as_saying, "g": _ing,
    "I": _whom_question,
}  # fmt: skip


def _passive(found: _Verb, group: _Group) -> Cue | None:
    """"was described by the mayor as", "is quoted as saying"."""
    shape, words = found.shape, found.shape.passage.words
    if found.verb.lemma == "quote" and words[found.last : found.last + 2] == ("as", "saying"):
        source = noun_phrase.subject(shape, group.start, found.first)
        if source and can_communicate(shape, source, known=False):
            return Cue("statement", "quote", group.start, found.at, found.last + 2, found.sentence, source, "after")
        return None
    return _by_agent(found, group)


def _by_agent(found: _Verb, group: _Group) -> Cue | None:
    shape, words = found.shape, found.shape.passage.words
    for kind, letters in found.verb.readings:
        if "P" not in letters:
            continue
        at = next((i for i in range(found.last, min(found.last + 5, found.end)) if words[i] == "by"), None)
        if at is None or any(gap != " " for gap in shape.line[2 * found.last : 2 * at + 1 : 2]):
            return None
        source = noun_phrase.following(shape, at + 1, found.end)
        if source and can_communicate(shape, source, known=True):
            return Cue(kind, found.verb.lemma, group.start, found.at, found.last, found.sentence, source, "both")
    return None
