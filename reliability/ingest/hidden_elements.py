"""Leave out the text of a web page that is hidden from its reader, as far as the page itself shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

_LEAST_VISIBLE: Final = 600
"""Characters of paragraphs, some hundred words, that must be left: pages that hide all of themselves until
a script has run keep their text."""

_NOTED: Final = 100
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
"""Characters of a style sheet inside a page that is read."""


def drop_hidden(page: Any) -> bool:
    """Remove hidden elements from the parsed `page`; return whether some were among its paragraphs.

    Not shown: the attribute `hidden`, templates, styles that show nothing (no display, size 0, transparent,
    white on white, far off the page), written on the element or for its class or id in the page's own style
    sheets. External style sheets are not read.
    """
    hidden = [element for element in _outermost(page, set(_hidden(page))) if not _is_microdata(element)]
    if hidden and (folded := [element for element in hidden if _is_folded(element)]) and _can_unfold(page):
        hidden = [element for element in hidden if element not in folded]
    characters = sum(len(element.text_content().strip()) for element in _among_paragraphs(hidden))
    if not hidden or _visible_characters(page, hidden) < _LEAST_VISIBLE:
        return False
    for element in hidden:
        element.drop_tree()
    return characters >= _NOTED


def _among_paragraphs(hidden: Iterable[Any]) -> Iterator[Any]:
    """Yield the elements inside a paragraph, or next to two."""
    paragraphs: dict[Any, int] = {}
    for element in hidden:
        parent = element.getparent()
        if parent not in paragraphs:
            paragraphs[parent] = sum(1 for _ in parent.iterchildren("p"))
        if (
            paragraphs[parent] > 1 + (element.tag == "p")
            or next(element.iterancestors("p"), None) is not None
        ):
            yield element


def _is_folded(element: Any) -> bool:
    """Whether an element is the part of an article that a button unfolds."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_FOLDED.search(names)) and sum(1 for _ in element.iter("p")) >= _LEAST_FOLDED


def _can_unfold(page: Any) -> bool:
    """Whether the page shows a control that unfolds text."""
    controls = page.iter("button", "a", "summary", "label", "span")
    return any(_UNFOLD.fullmatch(" ".join(control.text_content().lower().split())) for control in controls)


def _is_microdata(element: Any) -> bool:
    """Whether an element gives a date or a name of the page, or is empty."""
    length = len(element.text_content().strip())
    return length == 0 or (
        length <= _NOTED and (element.tag == "time" or element.get("itemprop") is not None)
    )


def _hidden(page: Any) -> Iterator[Any]:
    yield from page.xpath("//*[@hidden and not(@hidden='until-found')] | //template")
    yield from filter(_is_hidden_by_style, page.xpath("//*[@style]"))
    for font in page.xpath("//font[@size='0' or @color]"):
        if font.get("size") == "0" or _is_invisible(_compact(font.get("color") or ""), font):
            yield font
    names = _hiding_names(page) | _CUSTOMARY
    for element in page.xpath("//*[@class or @id]"):
        class_selectors = {f".{name}" for name in (element.get("class") or "").split()}
        if not names.isdisjoint(class_selectors | {f"#{element.get('id')}"}):
            yield element


def _is_hidden_by_style(element: Any) -> bool:
    style = _compact(element.get("style"))
    colour = _COLOUR.search(style)
    return bool(_STYLED.search(style)) or (colour is not None and _is_invisible(colour[1], element))


def _is_invisible(colour: str, element: Any) -> bool:
    """Whether `colour` is that of the background: the nearest one given, or white."""
    if colour.startswith("rgba(") and colour.endswith((",0)", ",0.0)")):
        return True
    background = next(filter(None, map(_background, (element, *element.iterancestors()))), "white")
    return colour == background or (colour in _WHITE and background in _WHITE)


def _background(element: Any) -> str:
    style = _BACKGROUND.search(_compact(element.get("style") or ""))
    return style[1] if style else _compact(element.get("bgcolor") or "")


def _compact(style: str) -> str:
    return "".join(style.split()).lower()


def _hiding_names(page: Any) -> frozenset[str]:
    """Return the classes (`.x`) and ids (`#x`) that the page's own style sheets hide on every device."""
    sheets = (element.text_content() for element in page.iter("style"))
    return frozenset(
        name for sheet in sheets if len(sheet) <= _LONGEST_SHEET for name in _hiding_selectors(sheet)
    )


def _hiding_selectors(sheet: str) -> Iterator[str]:
    depth, start, selectors = 0, 0, ""
    for brace in _BRACE.finditer(sheet):
        piece, start = sheet[start : brace.start()], brace.end()
        if brace[0] == "{":
            depth, selectors = depth + 1, piece
        else:
            if depth == 1 and _RULED.search(_compact(piece)):
                for selector in selectors.split(","):
                    if simple := _SIMPLE.fullmatch(selector.strip()):
                        yield simple[1] + simple[2]
            depth = max(depth - 1, 0)


def _outermost(page: Any, elements: set[Any]) -> list[Any]:
    """Return those of `elements` that lie in no other, without the page and its body."""
    inside = (element for element in page.iter() if element in elements) if elements else ()
    return [
        element
        for element in inside
        if element.tag not in ("html", "body") and elements.isdisjoint(_ancestors(element))
    ]


def _ancestors(element: Any) -> Iterator[Any]:
    return (above for above in element.iterancestors() if above.tag not in ("html", "body"))


def _visible_characters(page: Any, hidden: Iterable[Any]) -> int:
    """Count the characters of the paragraphs outside of `hidden`."""
    gone = {paragraph for element in hidden for paragraph in element.iter("p")}
    return sum(len(paragraph.text_content()) for paragraph in page.iter("p") if paragraph not in gone)
