"""Boilerplate recognised by its form: bylines, dates, buttons, credits, breadcrumbs, and stray lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reliability.records import Sentence, Span
from reliability.text.boilerplate.front_matter import front_matter
from reliability.text.boilerplate.run_together import button_rows, caption
from reliability.text.segmentation.layout import Layout
from reliability.text.word_lists import words as listed

_BUTTONS = listed("page_words", "button")
_DATES = listed("page_words", "date")
_BESIDE = listed("page_words", "beside")
_CREDITS = listed("page_words", "credit")

SHORT = 25
"""Words of the longest line that may be a heading, a headline or a label; headlines of 4,700 articles have
at most 25 in 99 of 100 cases."""

LONGEST_CAPTION = 70
"""Words of the longest caption that is left out because it ends with a credit."""

_LONGEST_BYLINE, _BYLINE_CAPITALS = 15, 0.6
"""Words of a byline, at most, and the share of its longer words with a capital: it is made of names."""

_LONGEST_ADDRESS = 8
"""Words of a line with an address or an account, at most; longer ones are sentences about it."""

_CREDIT_WORDS, _CREDIT_LENGTH = 8, 120
"""Words, and code points, at the end of a caption in which its credit begins."""

_QUESTION = 15
"""Words of the longest heading that is a question."""

_FAQ = frozenset(("faq", "faqs"))
_ASKED = _FAQ | {"frequently"}

_AGENCY = (
    r"(?:EPA|AFP|AP|PA|UPI|Reuters|REUTERS|Getty(?:\s+Images)?|Shutterstock|Bloomberg|Flickr|Alamy|Xinhua)"
)
_NAME = r"[A-Z][\w.'-]+(?:\s{1,2}[A-Z][\w.'-]+){0,3}"
_CREDIT = re.compile(
    rf"(?:\(|\b)(?:{_AGENCY}(?:-[A-Z]+)?\s{{0,2}}[/|–]\s{{0,2}}{_NAME}"
    rf"|{_NAME}\s{{0,2}}[/|]\s{{0,2}}(?:The\s)?{_AGENCY}[^.]{{0,30}}"
    r"|(?:Photo|Image|Picture|Photograph|Credit|Illustration|Screenshot)s?(?:\s{1,2}[Cc]redit)?"
    r"(?:\s?:\s?|\s{1,2}(?:by|via|courtesy\sof)\s)[^.]{2,60}"
    r"|(?:AP|File|AFP|Courtesy|REUTERS|Reuters|Handout)\s{1,2}[Pp](?:hoto|hotograph|ool)s?\b[^.]{0,40}"
    r"|(?:via\s{1,2})?(?:Getty\s{1,2}Images|Shutterstock|Wikimedia\s{1,2}Commons)[^.]{0,20})\.?[)\]]*$"
)
_IN_BRACKETS = re.compile(
    r"[(\[](?:[^()\[\]]{0,80}\b(?:Photos?|PHOTO|Images?|Getty|Screenshot|Shutterstock)\b"
    rf"|{_NAME}\s?/\s?{_AGENCY}|{_AGENCY}\s?/\s?)[^()\[\]]{{0,60}}[)\]]"
)
_TWEET = re.compile(
    r"[—–-](?:(?<=—)|(?<!\S[–-])[–-]?)\s{0,2}(?:[^@—\n]|\n(?!\s*\n)){1,60}\(@\w{1,20}\)"
    r"(?:\s{1,2}[A-Z][a-z]+\s{1,2}\d{1,2},\s{1,2}\d{4})?"
)
_PREFIX = re.compile(
    r"\s*+(?:date|published|updated):? ?\d{4}-\d\d-\d\d(?:[T ][\d:.Z+]+)?[ |:–—-]*", re.IGNORECASE
)
_CRUMBS = re.compile(r"\s*+(?:[\w&'., -]{1,40}[»›>]\s{0,3}){1,6}")


def by_form(page: Layout) -> Iterator[Span]:
    """Boilerplate of `page` that its form gives away."""
    tests = _tests(page)
    for unit in page.paragraphs:
        if unit.last - unit.first <= SHORT and not page.ended(unit):
            words = frozenset(page.words(unit))
            if any(test(page, unit, words) for test in tests):
                yield Span(unit.start, unit.end)
    if page.has(_CREDITS):
        yield from _credits(page)
    if "(@" in page.base:
        yield from (Span(*match.span()) for match in _TWEET.finditer(page.base))
    yield from button_rows(page, SHORT)
    yield from _beginning(page)
    if page.has(_ASKED):
        yield from _questions(page)


def _questions(page: Layout) -> Iterator[Span]:
    """The headings below "Frequently asked questions": short paragraphs that are one question each."""
    below = False
    for unit in page.paragraphs:
        words = page.words(unit)
        short = len(words) <= _QUESTION
        asked = words[:3] == ("frequently", "asked", "questions") or bool(_FAQ.intersection(words[:1]))
        below = below or (short and asked)
        if below and short and page.base[unit.end - 1] == "?":
            yield Span(unit.start, unit.end)


def _beginning(page: Layout) -> Iterator[Span]:
    """Fields, a date or crumbs at the very beginning."""
    if fields := front_matter(page.text).end:
        yield Span(0, fields)
    if date := _PREFIX.match(page.base):
        yield Span(*date.span())
    if crumbs := _CRUMBS.match(page.text):
        unit = page.paragraphs[0]
        line = unit.last - unit.first <= SHORT and not page.ended(unit)
        yield Span(unit.start, unit.end) if line else Span(*crumbs.span())


Test = Callable[[Layout, Sentence, frozenset[str]], bool]


def _tests(page: Layout) -> list[Test]:
    """The tests that can find something in `page`."""
    tests: list[Test] = []
    text = page.text
    if page.has(_BUTTONS):
        tests.append(_is_buttons)
    if page.has(_DATES):
        tests.append(_is_date)
    if "by" in page.positions:
        tests.append(_is_byline)
    if "»" in text or "›" in text or (">" in text and " > " in text):
        tests.append(_is_crumbs)
    if "@" in text or "©" in text:
        tests.append(_is_address)
    return tests


def _is_buttons(_page: Layout, _unit: Sentence, words: frozenset[str]) -> bool:
    return _only(words, _BUTTONS)


def _is_date(page: Layout, unit: Sentence, words: frozenset[str]) -> bool:
    return _only(words, _DATES) or bool(_PREFIX.fullmatch(page.base, unit.start, unit.end))


def _only(words: frozenset[str], kind: frozenset[str]) -> bool:
    """Whether `words` hold one of `kind` and besides only small words of the page and numbers."""
    return bool(words & kind) and all(word[0].isdigit() for word in words - kind - _BESIDE)


def _is_byline(page: Layout, unit: Sentence, _words: frozenset[str]) -> bool:
    return (
        page.tokens.words[unit.first : unit.first + 1] == ("by",)
        and 1 < unit.last - unit.first <= _LONGEST_BYLINE
        and page.capitals(Sentence(unit.start, unit.end, unit.first + 1, unit.last)) > _BYLINE_CAPITALS
    )


def _is_address(page: Layout, unit: Sentence, _words: frozenset[str]) -> bool:
    return page.base[unit.start] == "©" or (
        unit.last - unit.first <= _LONGEST_ADDRESS and page.base.find("@", unit.start, unit.end) >= 0
    )


def _is_crumbs(page: Layout, unit: Sentence, _words: frozenset[str]) -> bool:
    line = page.text[unit.start : unit.end]
    return "«" not in line and "‹" not in line and any(sign in line for sign in ("»", "›", " > "))


def _credits(page: Layout) -> Iterator[Span]:
    """Captions that end with a credit, and credits in brackets."""
    for place in dict.fromkeys(page.holders(page.places(_CREDITS))):
        unit = page.paragraphs[place]
        if not _CREDITS.isdisjoint(page.tokens.words[max(unit.first, unit.last - _CREDIT_WORDS) : unit.last]):
            credit = _CREDIT.search(page.base, max(unit.start, unit.end - _CREDIT_LENGTH), unit.end)
            if credit:
                whole = unit.last - unit.first <= LONGEST_CAPTION
                yield Span(unit.start, unit.end) if whole else Span(*credit.span())
    for match in _IN_BRACKETS.finditer(page.base):
        yield caption(page, Span(*match.span()), LONGEST_CAPTION)
