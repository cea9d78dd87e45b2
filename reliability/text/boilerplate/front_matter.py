"""The block of fields at the top of a Markdown file, in YAML, TOML or JSON: no prose."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reliability.records import Span

_FENCED = re.compile(
    r"\s{0,20}(---|\+\+\+)[ \t]*\r?\n(.*?)^(---|\.\.\.|\+\+\+)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_LINE = re.compile(r"[A-Za-z_][\w-]{0,40}:(?:[ \t].*)?|[ \t].*|- .*|#.*|")
_FIELD = re.compile(r"^([A-Za-z_][\w-]{0,40}):[ \t]+([^\s|>][^\r\n]*)", re.MULTILINE)
_LONGEST = 20_000
"""Code points within which a block must end."""
_MOST_LINES = 100
"""Lines of the longest block that is read line by line."""
_LONGEST_KEY = 40
"""Code points of the longest name of a field."""
_HEADER_NAME = re.compile(
    r"(?:title|headline|author|byline|date|published|publication date|source|publication|newspaper|outlet|url"
    r"|link|section|edition|page|id)[ \t]*:",
    re.IGNORECASE,
)
_HEADERS = re.compile(
    rf"[\ufeff\s]{{0,20}}(?:{_HEADER_NAME.pattern}[ \t]*\S[^\r\n]{{0,500}}\r?\n){{2,15}}[ \t]*\r?\n",
    re.IGNORECASE,
)
"""Lines such as `Title: …` and `Date: …` at the top of a text, at least two, with a blank line after them."""
_HEADER = re.compile(r"^[\ufeff \t]*([A-Za-z][A-Za-z ]{1,30}?)[ \t]*:[ \t]*(.*)", re.MULTILINE)
_LABELS = frozenset(
    ("title", "date", "author", "authors", "source", "url", "tags", "category", "categories", "published",
     "slug", "description", "draft", "layout")
)  # fmt: skip
"""Fields that generators of sites know (Hugo, Jekyll, Pelican), one of which every block has."""


def front_matter(text: str) -> Span:
    """Return the block with its fences; empty at 0 without one."""
    return _read(text[: _LONGEST + 1])[0] if _may_begin(text) else Span(0, 0)


def fields(text: str) -> Mapping[str, Any]:
    """The fields of the block at the top of `text`, as they are written there."""
    return _read(text[: _LONGEST + 1])[1] if _may_begin(text) else {}


def _may_begin(text: str) -> bool:
    begin = text[:40].lstrip("\ufeff \t\r\n")
    return begin.startswith(("---", "+++", "{")) or _HEADER_NAME.match(begin) is not None


@lru_cache(maxsize=4)
def _read(beginning: str) -> tuple[Span, Mapping[str, Any]]:
    none: tuple[Span, Mapping[str, Any]] = Span(0, 0), {}
    if beginning.lstrip().startswith("{"):
        return _json(beginning) or none
    if headers := _HEADERS.match(beginning, 0, _LONGEST):
        return Span(0, headers.end()), {
            name.lower(): value.strip() for name, value in _HEADER.findall(headers[0])
        }
    match = _FENCED.match(beginning, 0, _LONGEST)
    if not match or (match[1] == "+++") != (match[3] == "+++"):
        return none
    values = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    return none if values is None else (Span(0, match.end()), values)


def _json(beginning: str) -> tuple[Span, Mapping[str, Any]] | None:
    """An object that text follows, from the next line on."""
    start = len(beginning) - len(beginning.lstrip())
    try:
        values, end = json.JSONDecoder().raw_decode(beginning, start)
    except (ValueError, RecursionError):
        return None
    rest = beginning[end:].lstrip(" \t\r")
    is_block = rest.startswith("\n") and rest.strip() and _are_fields(values)
    return (Span(0, len(beginning) - len(rest) + 1), values) if is_block else None


def _toml(block: str) -> Mapping[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(block.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _yaml(block: str) -> Mapping[str, Any] | None:
    """Return the fields as strings; line by line if the block is not YAML, as with `title: Vote: yes`."""
    import yaml  # type: ignore[import-untyped]

    try:
        values = yaml.load(block, _plain_loader())  # noqa: S506 - makes strings, lists and dicts alone
    except (yaml.YAMLError, RecursionError, ValueError):
        values = None
    if _are_fields(values):
        return values  # type: ignore[no-any-return]
    lines = [line.rstrip("\r") for line in block.removesuffix("\n").split("\n")]
    if not block or len(lines) > _MOST_LINES or not all(_LINE.fullmatch(line) for line in lines):
        return None
    return {name: value.strip().strip("\"'") for name, value in _FIELD.findall(block)}


@lru_cache(maxsize=1)
def _plain_loader() -> Any:
    import yaml

    class Plain(yaml.BaseLoader):  # type: ignore[misc]
        """Without aliases, which can hold a text a million times."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            return super().compose_node(parent, index)

    return Plain


def _are_fields(values: object) -> bool:
    """Whether `values` has the names of fields, a usual one among them."""
    if not isinstance(values, dict) or not values:
        return False
    names = [name for name in values if isinstance(name, str) and 0 < len(name) <= _LONGEST_KEY]
    plain = [name for name in names if " " not in name]
    usual = any(name.lower() in _LABELS for name in plain)
    return len(names) == len(values) and (usual or len(plain) == len(values))
