"""The table `[source-aliases]` of `reliability.toml`, and what `compare` says of names that it could join."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reliability.errors import InputError

if TYPE_CHECKING:
    from reliability.records import SourceProfile

_NAMED = 3
"""Groups of names that are listed."""
_EXAMPLE = '"The Times" = ["Times", "thetimes.example"]'


def read(path: Path, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each spelling with the name that replaces it; raise `InputError` for anything but lists."""
    taken: dict[str, str] = {}
    for name, listed in table.items():
        if not isinstance(listed, list) or not all(isinstance(spelling, str) for spelling in listed):
            raise InputError(f"{path}: [source-aliases] {name} takes a list of names, as in {_EXAMPLE}.")
        for spelling in listed:
            if taken.setdefault(spelling, name) != name:
                both = f"{taken[spelling]!r} and {name!r}"
                raise InputError(f"{path}: [source-aliases] {spelling!r} belongs to both {both}. Keep one.")
            yield spelling, name


def lines(profiles: Sequence[SourceProfile]) -> Iterator[str]:
    """Yield a line for each group of sources whose names may be spellings of one."""
    from reliability.ingest.source_names import spellings

    articles: dict[str, int] = {}
    for profile in profiles:
        articles[profile.source] = articles.get(profile.source, 0) + profile.articles
    groups = spellings(articles)
    for group in groups[:_NAMED]:
        yield _advice(sorted(group, key=lambda name: (-articles[name], name)))
    if len(groups) > _NAMED:
        yield f"{len(groups) - _NAMED:,} more groups of sources have similar names."


def _advice(names: Sequence[str]) -> str:
    first, *others = (json.dumps(name, ensure_ascii=False) for name in names)
    return (
        f"{len(names)} sources have similar names: {', '.join(names)}. They are compared separately. If they "
        f"are one source, add to reliability.toml: [source-aliases] {first} = [{', '.join(others)}]"
    )
