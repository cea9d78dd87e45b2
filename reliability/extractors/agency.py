"""Agency copy: by dateline, byline or credit a news agency wrote the text, and not the outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from reliability.lexicons import load
from reliability.records import Article, Document, Evidence, Findings, Measure
from reliability.text.spacing import Squeezed, squeezed, unwrapped

_COPY = "agency_copy"
MEASURES = (
    Measure(
        "agency",
        "copy",
        "0 or 1 per article; a proportion per source",
        "1 if a dateline, byline or credit says that a news agency wrote the text; 0 on the agency's own "
        "site.",
        "Higher means less of the outlet's own writing; neither better nor worse.",
        "Lewis, Williams and Franklin 2008, A compromised fourth estate?; own rules",
    ),
)
_HEAD, _FOOT = 900, 500
"""Code points at both ends that are searched for datelines, bylines and credits."""
_SLACK = 100
"""Code points more at both ends, for wide spaces there; nothing between the ends is looked at."""
_LINES = 10
"""Pieces at the end that may be a credit, and twice as many lines at the head that may be a byline."""
_LONGEST_BYLINE = 110
"""Characters of a byline with names, titles and the agency; longer lines are prose."""
_MOST_PLACES = 9
"""Words of a dateline before the agency: places, sometimes two, and a date."""
_DASH_WITHIN = 3
"""Code points after the agency in brackets in which the dash or colon of a dateline is."""
_CONTRIBUTION = len("with contribut")
"""Code points at the beginning of a line in which "contributed" or "contributions" has begun."""
_CONTRIBUTED_WITHIN = 200
"""Code points after a line on an agency's writers in which "contributed" is."""
_LONGEST_NAME = 4
"""Words of an agency's name, at most."""
_IN_BRACKETS = re.compile(r"\(((?:[A-Z]|dpa)[\w -]{0,30})\)|/((?:ITAR-)?TASS)/")
_SMALL = frozenset(("of", "the", "de", "la", "el", "al", "and", "on", "del", "los", "las", "le"))
_BY = re.compile(r"(?:by|from|published by|reporting by)\b:?\s+(?=\S)")
_PARTS = re.compile(r"(?<!\s)\s*(?:,|\||/|;|\s[-–—]{1,2}\s|\b(?:and|of|for|at|with)\b)\s*")
_STAFF = re.compile(r"|.*\b(?:staff|writers?|reporters?|correspondents?|editors?)")
_COPYRIGHT = re.compile(r"[(\[*]*(?:©|\(c\)|copyright)[\s©]*(?:\(c\) ?)?(\d{4},? ?)?(?:by )?(?:the )?")
_CREDIT = re.compile(r"source ?[:-] ?|[-–—/]{1,2} ?")
_WRITERS = re.compile(r"writers?\b|reporters?\b|journalists?\b")
_MADE = re.compile(
    r"th(?:is|e) (?:story|article|report) (?:was |is |has been )?"
    r"(?:reported|written|produced|provided|published) (?:by|from) (?:the )?"
)
_SIGNED = (
    (
        "editing by ",
        re.compile(r"\breporting (?:and \w+ )?by [^\n]{3,300}?\bediting by ", re.IGNORECASE),
        "Reuters",
    ),
    ("pti", re.compile(r"\bPTI(?: [A-Z]{2,4}){1,4}\s*\Z"), "PTI"),
)
"""How agencies sign at the end: words that must be there, and the whole."""
_MARKS = str.maketrans(dict.fromkeys(".,;:()[]©/|-–—*", " "))
_PIECE = re.compile(r"[^\n.]+[.)\]]*")


class AgencySign(NamedTuple):
    """An agency, and the code points of the text that name it as the author."""

    name: str
    start: int
    end: int


def extract(document: Document) -> Findings:
    """1 for agency copy, else 0; the agency is the label `agency`."""
    head, foot, foot_start = _ends(document)
    sign = find(document.article, head.text + foot.text)
    if sign is None:
        return Findings({_COPY: 0.0})
    return Findings(
        {_COPY: 1.0},
        (Evidence(_COPY, "text", *_span(sign, head, foot, foot_start)),),
        labels={"agency": sign.name},
    )


def _ends(document: Document) -> tuple[Squeezed, Squeezed, int]:
    """Head and foot of the text with single spaces, and where the foot begins.

    A short text, and one whose ends are mostly white space, is all foot.
    """
    size = len(document.article.text)
    head_end, foot_start = _HEAD + _SLACK, size - _FOOT - _SLACK
    if head_end < foot_start:
        head, foot = (
            squeezed(unwrapped(document, 0, head_end)),
            squeezed(unwrapped(document, foot_start, size)),
        )
        if len(head.text) > _HEAD and len(foot.text) > _FOOT:
            return head, foot, foot_start
    return squeezed(""), squeezed(unwrapped(document, 0, size)), 0


def _span(sign: AgencySign, head: Squeezed, foot: Squeezed, foot_start: int) -> tuple[int, int]:
    """Where `sign` is in the article's text."""
    size = len(head.text)
    if sign.start < size:
        return head.span(sign.start, sign.end)
    start, end = foot.span(sign.start - size, sign.end - size)
    return foot_start + start, foot_start + end


def find(article: Article, text: str) -> AgencySign | None:
    """The agency that wrote the article, unless it is the agency's own site; `text` has single spaces."""
    foot = max(len(text) - _FOOT, 0)
    head = text[:_HEAD]
    for sign in chain(_datelines(head), _bylines(head), _credits(text[foot:], foot)):
        if sign.name not in _own_agencies(article):
            return sign
    return None


def _own_agencies(article: Article) -> set[str]:
    return {_names().get(name.lower(), "") for name in (article.source, article.domain) if name}


@cache
def _names() -> Mapping[str, str]:
    """The agency by each of its names and sites."""
    return {
        " ".join(entry.words): entry.category for group in load("agency").entries.values() for entry in group
    }


def _datelines(head: str) -> Iterator[AgencySign]:
    """`PARIS, May 5 (AFP) -` and its like."""
    for match in _IN_BRACKETS.finditer(head):
        name = _names().get((match[1] or match[2]).lower())
        line = head.rfind("\n", 0, match.start()) + 1
        if not name:
            continue
        start = _dateline_start(head[line : match.start()], head[match.end() : match.end() + _DASH_WITHIN])
        if start >= 0:
            yield AgencySign(name, line + start, match.end())


def _dateline_start(before: str, after: str) -> int:
    """Return where in `before` the dateline with the agency begins; -1 without one."""
    dash = after.lstrip(" .")[:1] in ("-", "—", "–", ":")
    words = [*re.finditer(r"\S+", before)]
    first = len(words)
    while first and len(words) - first < _MOST_PLACES and _fits_dateline(words[first - 1][0]):
        first -= 1
    place = words[first:]
    if not place:
        return len(before) if dash and not words else -1
    loud = next((word for word in place if word[0].isupper() and len(word[0]) > 2), None)
    if first == 0 and (dash or loud is place[0]):
        return place[0].start()
    return loud.start() if dash and loud else -1


def _fits_dateline(word: str) -> bool:
    bare = word.strip(".,;/'’\"-–—[]")
    return not bare or bare[0].isupper() or bare[0].isdigit() or bare.lower() in _SMALL


def _bylines(head: str) -> Iterator[AgencySign]:
    """`By Jane Roe, Associated Press`, `Reuters Staff`, and an agency's full name alone in a line."""
    start = 0
    for line in head.split("\n")[: 2 * _LINES]:
        if 2 < len(line) <= _LONGEST_BYLINE and (name := _byline_agency(line.strip().lower())):
            yield AgencySign(name, start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start += len(line) + 1


def _byline_agency(line: str) -> str:
    """The agency that a line at the head gives as the author."""
    by = _BY.match(line)
    if not by:
        return _agency_alone(line) if " " in line else ""
    last = _PARTS.split(line[by.end() :])[-1]
    return _agency_alone(last) or _names().get(" ".join(last.split()[-2:]), "")


def _agency_alone(part: str) -> str:
    """The agency that `part` names, perhaps with what its people are called, and nothing else."""
    name, length = _leading_agency(part.removeprefix("the "))
    return name if name and _STAFF.fullmatch(part.removeprefix("the ")[length:]) else ""


def _credits(foot: str, offset: int) -> Iterator[AgencySign]:
    """Return credits at the end; a contribution of an agency does not count."""
    low = foot.lower()
    for sign, signed, name in _SIGNED:
        if sign in low and (match := signed.search(foot)):
            yield AgencySign(name, offset + match.start(), offset + match.end())
    if not _names_an_agency(low):
        return
    pieces = [*_PIECE.finditer(foot)]
    for piece in pieces[-_LINES:]:
        if name := _credited_agency(piece[0].strip(), foot[piece.end() :], piece is pieces[-1]):
            yield AgencySign(name, offset + piece.start(), offset + piece.end())


def _names_an_agency(foot: str) -> bool:
    """Return whether the name of an agency occurs at all."""
    names_by_word = _names_by_first_word()
    words = names_by_word.keys() & set(foot.translate(_MARKS).split())
    return any(name in foot for word in words for name in names_by_word[word])


@cache
def _names_by_first_word() -> Mapping[str, list[str]]:
    names_by_word: dict[str, list[str]] = {}
    for name in _names():
        if "." not in name:
            names_by_word.setdefault(name.translate(_MARKS).split()[0], []).append(name)
    return names_by_word


def _credited_agency(piece: str, after: str, last: bool) -> str:
    """The agency that a line at the end gives as the author."""
    line = piece.lower()
    if (
        not line
        or "photo" in line
        or "image" in line
        or "contribut" in line.partition(":")[0][:_CONTRIBUTION]
    ):
        return ""
    if match := _COPYRIGHT.match(line):
        rest = line[match.end() :]
        name, length = _leading_agency(rest)
        return name if match[1] or " " in rest[:length] else ""
    if match := _MADE.match(line):
        return _leading_agency(line[match.end() :])[0]
    bare = line.strip("()[]*. ")
    if match := _CREDIT.match(bare):
        return _names().get(bare[match.end() :].removeprefix("the "), "")
    name, length = _leading_agency(line)
    if name and _WRITERS.match(line, length + 1) and "contributed" in line + after[:_CONTRIBUTED_WITHIN]:
        return name
    return _names().get(bare, "") if last and (piece.isupper() or piece[:1] in "([") else ""


def _leading_agency(line: str) -> tuple[str, int]:
    """The agency whose name `line` begins with, and the name's length."""
    words = line.split(" ", _LONGEST_NAME)
    for count in range(_LONGEST_NAME, 0, -1):
        form = " ".join(words[:count])
        if name := _names().get(form.rstrip(".,;)")):
            return name, len(form)
    return "", 0
