"""Text of a web page that its reader does not see: it is left out, as far as the page itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

_LEAST_LEFT: Final = 600
"""Characters of paragraphs, some hundred words, that must be left: pages that hide all of themselves until
a script has run keep their text."""

_TOLD: Final = 100
"""Characters of hidden text among an article's paragraphs from which it is noted; menus do not count."""

_CUSTOMARY: Final = frozenset({".sr-only", ".visually-hidden", ".screen-reader-text"})
"""Classes that by wide custom (Bootstrap, WordPress) hide text from all but screen readers."""

_FOLDED = re.compile(
    r"collaps|read-?more|show-?more|expand|truncat|full-?(?:text|story|article)|remaining|folded",
    re.IGNORECASE,
)
_UNFOLD = re.compile(
    r"(?:(?:read|show|see|view)(?: the)? (?:more|full story|full article|rest|all)"
    r"|continue reading|expand|more)\W{0,4}"
)
_LEAST_FOLDED: Final = 2
"""Paragraphs of a folded part of an article."""

_NONE = r"display:none|visibility:hidden|font-size:0?\.?0*(?:[a-z%]|;|!|$)"
_STYLED = re.compile(
    rf"(?:^|[;{{])(?:{_NONE}|opacity:0?\.?0*(?:;|!|$)|font-size:1px|color:transparent|content-visibility:hidden"
    r"|(?:text-indent|left|top|right|bottom|margin-left|margin-top):-\d{3,}"
    r"|clip:rect\((?:0|1px)[,p]|clip-path:inset\((?:50|100)%|transform:scale\(0\)"
    r"|(?:max-)?(?:height|width):[01](?:px)?;(?:[^;]{1,60};){0,9}overflow:hidden"
    r"|overflow:hidden;(?:[^;]{1,60};){0,9}(?:max-)?(?:height|width):[01](?:px)?(?:;|$))"
)
_RULED = re.compile(rf"(?:^|;)(?:{_NONE})")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_SIMPLE = re.compile(r"[a-z0-9]{0,10}([.#])([\w-]{1,100})")
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)"})
_BRACE = re.compile(r"[{}]")
_LONGEST_SHEET: Final = 2_000_000


def drop_hidden(page: Any) -> bool:
    """Remove hidden elements from the parsed `page`; return whether some were among its paragraphs.

    Not shown: the attribute `hidden`, templates, styles that show nothing (no display, size 0, transparent,
    white on white, far off the page), written on the element or for its class or id in the page's own style
    sheets. External style sheets are not read.
    """
    away = [each for each in _outermost(page, set(_hidden(page))) if not _is_a_field(each)]
    if away and (rest := [each for each in away if _is_the_rest(each)]) and _has_a_button(page):
        away = [each for each in away if each not in rest]
    told = sum(len(element.text_content().strip()) for element in _among_paragraphs(away))
    if not away or _left(page, away) < _LEAST_LEFT:
        return False
    for element in away:
        element.drop_tree()
    return told >= _TOLD


def _among_paragraphs(away: Iterable[Any]) -> Iterator[Any]:
    """Return those inside a paragraph, or next to two."""
    paragraphs: dict[Any, int] = {}
    for element in away:
        parent = element.getparent()
        if parent not in paragraphs:
            paragraphs[parent] = sum(1 for _ in parent.iterchildren("p"))
        if (
            paragraphs[parent] > 1 + (element.tag == "p")
            or next(element.iterancestors("p"), None) is not None
        ):
            yield element


def _is_the_rest(element: Any) -> bool:
    """Whether an element is the part of an article that a button unfolds."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_FOLDED.search(names)) and sum(1 for _ in element.iter("p")) >= _LEAST_FOLDED


def _has_a_button(page: Any) -> bool:
    """Whether the page shows a control that unfolds text."""
    controls = page.iter("button", "a", "summary", "label", "span")
    return any(_UNFOLD.fullmatch(" ".join(each.text_content().lower().split())) for each in controls)


def _is_a_field(element: Any) -> bool:
    """Return whether an element gives a date or a name of the page (microdata), or is empty."""
    length = len(element.text_content().strip())
    return length == 0 or (length <= _TOLD and (element.tag == "time" or element.get("itemprop") is not None))


def _hidden(page: Any) -> Iterator[Any]:
    yield from page.xpath("//*[@hidden and not(@hidden='until-found')] | //template")
    yield from (each for each in page.xpath("//*[@style]") if _styled_away(each))
    for font in page.xpath("//font[@size='0' or @color]"):
        if font.get("size") == "0" or _unseen(_compact(font.get("color") or ""), font):
            yield font
    names = _ruled_away(page) | _CUSTOMARY
    for element in page.xpath("//*[@class or @id]"):
        own = {f".{name}" for name in (element.get("class") or "").split()}
        if not names.isdisjoint(own | {f"#{element.get('id')}"}):
            yield element


def _styled_away(element: Any) -> bool:
    style = _compact(element.get("style"))
    colour = _COLOUR.search(style)
    return bool(_STYLED.search(style)) or (colour is not None and _unseen(colour[1], element))


def _unseen(colour: str, element: Any) -> bool:
    """Return whether `colour` is the colour of the background: the nearest one given, or white."""
    if colour.startswith("rgba(") and colour.endswith((",0)", ",0.0)")):
        return True
    behind = "white"
    for each in (element, *element.iterancestors()):
        told = _BACKGROUND.search(_compact(each.get("style") or ""))
        if told or each.get("bgcolor"):
            behind = told[1] if told else _compact(each.get("bgcolor"))
            break
    return colour == behind or (colour in _WHITE and behind in _WHITE)


def _compact(style: str) -> str:
    return "".join(style.split()).lower()


def _ruled_away(page: Any) -> frozenset[str]:
    """Classes (`.x`) and ids (`#x`) that the page's own style sheets hide on every device."""
    sheets = (element.text_content() for element in page.iter("style"))
    return frozenset(name for sheet in sheets if len(sheet) <= _LONGEST_SHEET for name in _names(sheet))


def _names(sheet: str) -> Iterator[str]:
    depth, begun, selectors = 0, 0, ""
    for brace in _BRACE.finditer(sheet):
        piece, begun = sheet[begun : brace.start()], brace.end()
        if brace[0] == "{":
            depth, selectors = depth + 1, piece
        else:
            if depth == 1 and _RULED.search(_compact(piece)):
                for selector in selectors.split(","):
                    if simple := _SIMPLE.fullmatch(selector.strip()):
                        yield simple[1] + simple[2]
            depth = max(depth - 1, 0)


def _outermost(page: Any, found: set[Any]) -> list[Any]:
    """Those of `found` that lie in no other, without the page and its body."""
    inside = (element for element in page.iter() if element in found) if found else ()
    return [
        element
        for element in inside
        if element.tag not in ("html", "body") and not any(each in found for each in _above(element))
    ]


def _above(element: Any) -> Iterator[Any]:
    return (each for each in element.iterancestors() if each.tag not in ("html", "body"))


def _left(page: Any, away: Iterable[Any]) -> int:
    """Characters of the paragraphs outside of `away`."""
    gone = {paragraph for element in away for paragraph in element.iter("p")}
    return sum(len(paragraph.text_content()) for paragraph in page.iter("p") if paragraph not in gone)
