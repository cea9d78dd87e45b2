"""The headline, and where it is repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reliability.records import Passage, Sentence, Span
from reliability.text.boilerplate.by_form import SHORT
from reliability.text.segmentation.layout import Layout
from reliability.text.segmentation.words import tokenise

_FIRST_LINES = 6
"""Paragraphs at the top that may be the headline, and as many below it that may be its prose."""
_LEAD = 120
"""Words at the beginning with which a repeated headline or summary is compared."""
_PROSE = 12
"""Words from which a line that ends like a sentence is running text."""
_COMPARABLE = 4
"""Words of a headline from which a line may repeat it with more or fewer words at the end."""
_SITE_NAME = 5
"""Words by which a line may be longer or shorter than the headline: the name of a site."""
_LONGEST_SUMMARY = 60
"""Words of a summary that a page prints below a headline, at most."""
_STEM = 5
"""Letters of a word that are compared, so that "elected" agrees with "election"."""
_SHORTEST = 4
"""Letters of the shortest words that are compared; shorter ones are mostly small words."""
_FEWEST_STEMS, _IN_LEAD = 4, 0.6
"""Stems of a line that repeats the lead, at least, and the share of them that is in the lead."""
_SHORTEST_ECHO = 18
"""Words of a headline and a summary that are run together, at least."""
_ECHO_STEMS, _ECHO_IN_LEAD = 12, 0.75
"""The same of a last sentence; more than of a line, since prose too returns to what the lead says."""
_HEADING_WORDS, _HEADING_CAPITALS = 6, 4
"""First words of a sentence, and how many of them have a capital where it begins with a headline."""
_CLOSING = frozenset("?!.…)]\"'")


def is_prose(page: Layout, unit: Sentence) -> bool:
    """Whether `unit` is running text: it ends like a sentence and has at least twelve words, or is long."""
    length = unit.last - unit.first
    return length > SHORT or (length >= _PROSE and page.ended(unit))


def headline(page: Layout, marked: Sequence[bool]) -> int:
    """The paragraph that is the headline where the record has none: the first, if it is one; else -1.

    `marked` says which paragraphs are boilerplate. A headline has at most 25 words and no full stop, and
    longer prose follows it.
    """
    candidates = (place for place, skipped in enumerate(marked[:_FIRST_LINES]) if not skipped)
    first = next(candidates, -1)
    if first < 0:
        return -1
    unit = page.paragraphs[first]
    fits = 2 < unit.last - unit.first <= SHORT and page.base[unit.end - 1] not in ".…,;:"
    if not fits or page.base[unit.start].islower() or page.base[unit.start] in "-*•":
        return -1
    below = page.paragraphs[first + 1 : first + 1 + _FIRST_LINES]
    return first if any(is_prose(page, line) for line in below) else -1


def title_copies(page: Layout, title: str) -> Iterator[Span]:
    """Return where the headline `title` occurs in the text: as a line, or at the beginning."""
    wanted = tokenise(title).words
    if len(wanted) < 2:
        return
    for place, unit in enumerate(page.paragraphs):
        if unit.last - unit.first <= len(wanted) + _SITE_NAME and _same(
            page.words(unit), wanted, place < _FIRST_LINES
        ):
            yield Span(unit.start, unit.end)
    if len(wanted) >= _COMPARABLE and page.tokens.words[: len(wanted)] == wanted:
        start = page.tokens.starts[0]
        end = _behind_marks(page, page.tokens.ends[len(wanted) - 1])
        if page.base[end : end + 3].lstrip()[:1].isupper() and page.base[end : end + 1].isspace():
            yield Span(start, end)


def _behind_marks(page: Layout, end: int) -> int:
    """Where the marks that close a headline end."""
    while page.base[end : end + 1] in _CLOSING and end < len(page.base):
        end += 1
    return end


def _same(words: tuple[str, ...], wanted: tuple[str, ...], near: bool) -> bool:
    """Whether a line of `words` is the headline; `near` the top also with a site's name more or less."""
    shorter = min(len(words), len(wanted))
    if not near or shorter < _COMPARABLE or abs(len(words) - len(wanted)) > _SITE_NAME:
        return words == wanted
    return words[:shorter] == wanted[:shorter]


def stems(words: Sequence[str]) -> frozenset[str]:
    """The beginnings of the longer words, for comparing what two lines are about."""
    parts = " ".join(words).replace("-", " ").split(" ")
    return frozenset([part.partition("'")[0][:_STEM] for part in parts if len(part) >= _SHORTEST])


def echo(page: Layout, marked: Sequence[bool]) -> Iterator[Span]:
    """Return a headline, alone or with a summary below it, that is at the end and repeats the lead."""
    left = [place for place, skipped in enumerate(marked) if not skipped]
    last = left[:3:-1][:3] if len(left) > 4 else left[:0:-1][:2]  # of the last ones, none near the top
    if not any(_may_be_headline(page, page.paragraphs[place]) for place in last):
        return
    lead = stems(page.tokens.words[:_LEAD])
    for place in last:
        unit = page.paragraphs[place]
        if not _repeats(page, unit, lead):
            return
        if _may_be_headline(page, unit):
            yield Span(unit.start, page.paragraphs[left[-1]].end)
            return


def _may_be_headline(page: Layout, unit: Sentence) -> bool:
    return unit.last - unit.first <= SHORT and not page.ended(unit)


def _repeats(page: Layout, unit: Sentence, lead: frozenset[str]) -> bool:
    about = stems(page.words(unit))
    return (
        unit.last - unit.first <= _LONGEST_SUMMARY
        and len(about) >= _FEWEST_STEMS
        and len(about & lead) >= _IN_LEAD * len(about)
    )


def echoes(body: Passage) -> bool:
    """Whether the last sentence is a headline and a summary run together: it says what the lead says."""
    last = body.sentences[-1] if body.sentences else None
    if last is None or last.first <= 2 * _LEAD or last.last - last.first < _SHORTEST_ECHO:
        return False
    heads = [body.text[start].isupper() for start in body.starts[last.first : last.first + _HEADING_WORDS]]
    if sum(heads) < _HEADING_CAPITALS:
        return False
    about, lead = stems(body.words[last.first : last.last]), stems(body.words[:_LEAD])
    return len(about) >= _ECHO_STEMS and len(about & lead) >= _ECHO_IN_LEAD * len(about)
