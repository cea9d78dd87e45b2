"""Stories as a folder of pages: one for each story, with its versions side by side, and an index.

Files have numbers for names, never anything from an article. The folder is whole or not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import isnan, nan
from pathlib import Path
from typing import Any, NamedTuple

from reliability.records import ArticleProfile, Part
from reliability.reports import marks, page, report_folder, views
from reliability.reports.article_parts import part_text
from reliability.reports.dots import dots
from reliability.reports.provenance import PACKAGE
from reliability.reports.report_folder import INDEX
from reliability.reports.source_page import ORDERS, MatrixRow, places
from reliability.stories import (
    Grouped,
    SharedQuotation,
    Story,
    Version,
    Voice,
    conflicts,
    contents,
    figures,
    shared_quotations,
    voices,
)
from reliability.stories.content_differences import ContentKind, by_source

FACTS = ("published", "words", "speakers", "quoted", "figures", "printed by")
"""Columns of the matrix after style and the dimensions."""
MOST_TEXTS = 12
"""Texts side by side; more would make a page slow to open."""
_MOST_LISTED = 40
"""Speakers in one list."""
_MOST_APART = 12
"""Names, figures or quotations of one kind listed for a source."""
_MOST_WORDS = 12
"""Loaded words listed for a source."""


class Headline(NamedTuple):
    """A source's headline with its marks; `heading` is what the text begins with where it has no title."""

    source: str
    published: str
    title: tuple[Any, ...]
    heading: str


class Wording(NamedTuple):
    """The loaded words of a source, each with how often it occurs."""

    source: str
    words: tuple[tuple[str, int], ...]


class Apart(NamedTuple):
    """What only this source has, and what all others have, by kind."""

    source: str
    only: Mapping[str, Sequence[str]]
    missing: Mapping[str, Sequence[str]]


class Text(NamedTuple):
    """A version's text with its marks."""

    source: str
    published: str
    link: str
    marked: views.MarkedText


def write(grouped: Grouped, folder: Path) -> None:
    """Write a page for each story and an index to `folder`.

    Raises
    ------
    InputError
        If `folder` is a file, or holds anything but an earlier report.
    """
    report_folder.check(folder)
    with report_folder.replaced(folder) as unfinished:
        (unfinished / "stories").mkdir()
        files = [f"stories/{number:05}.html" for number in range(1, len(grouped.stories) + 1)]
        for story, file in zip(grouped.stories, files, strict=True):
            report_folder.write_page(unfinished / file, story_page(story))
        html = page.render(
            "stories.html", stories=list(zip(grouped.stories, files, strict=True)),
            alone=len(grouped.alone), about=_ABOUT,
        )  # fmt: skip
        report_folder.write_page(unfinished / INDEX, html)


_ABOUT = {"version": PACKAGE}


def story_page(story: Story, index: str = f"../{INDEX}") -> str:
    """Return the page of one story; `index` is the address of the page that lists all of them, if any."""
    heard, rows = voices(story), _rows(story)
    return page.render(
        "story.html",
        story=story,
        rows=rows,
        orders=ORDERS if len(rows) > 1 else (),
        facts=FACTS,
        shared=[voice for voice in heard if len(voice.sources) > 1][:_MOST_LISTED],
        single=_single(heard),
        quotations=shared_quotations(story),
        introduced=_introduced,
        conflicts=conflicts(story),
        apart=_apart(story),
        headlines=[_headline(version) for version in story.originals],
        wordings=[_wording(version) for version in story.originals],
        texts=[_text(version) for version in story.originals[:MOST_TEXTS]],
        texts_left_out=max(0, len(story.originals) - MOST_TEXTS),
        switches=marks.switches(_counts(story.originals[:MOST_TEXTS])),
        about=_ABOUT,
        index=index,
    )


def _rows(story: Story) -> list[MatrixRow]:
    originals = story.originals
    drawn = [(_source(version), dots(version.score)) for version in originals]
    together = all(version.first_by_date for version in originals)
    return [
        MatrixRow(
            _source(version), "" if together or not version.first_by_date else "first by date",
            f"#t{number}", drawn[number - 1][1], place, _facts(version, story),
        )
        for number, (version, place) in enumerate(zip(originals, places(drawn), strict=True), 1)
    ]  # fmt: skip


def _facts(version: Version, story: Story) -> tuple[str, ...]:
    """The cells of `FACTS`."""
    profile = version.score.profile
    quoted = profile.values.get("sourcing_quoted_share", nan)
    printed = printed_by(version, story)
    return (
        _published(version),
        f"{profile.words:,}",
        str(len(profile.speakers)),
        "–" if isnan(quoted) else f"{100 * quoted:.0f} %",
        str(len(figures(version))),
        f"{len(printed)} sources: {', '.join(printed)}" if len(printed) > 1 else "1 source",
    )


def printed_by(version: Version, story: Story) -> list[str]:
    """Return the sources that print this text, by name."""
    copies = [_source(other) for other in story.versions if other.copy_of == version.score.profile.article.id]
    return sorted({_source(version), *(copies if version.copies else ())})


def _single(heard: Sequence[Voice]) -> Mapping[str, list[Voice]]:
    """Speakers heard in one source only, by source."""
    found: dict[str, list[Voice]] = {}
    for voice in heard:
        if len(voice.sources) == 1:
            found.setdefault(voice.sources[0], []).append(voice)
    return {source: found[source][:_MOST_LISTED] for source in sorted(found)}


def _apart(story: Story) -> list[Apart]:
    """What each source has alone, or lacks alone."""
    found = contents(story)
    only, missing = by_source(found.only), by_source(found.missing)
    return [
        Apart(source, _first(only.get(source, {})), _first(missing.get(source, {})))
        for source in story.sources
        if source in only or source in missing
    ]


def _first(listed: Mapping[ContentKind, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    return {kind: words[:_MOST_APART] for kind, words in listed.items()}


def _introduced(quotation: SharedQuotation) -> str:
    """How each source introduces the quotation."""
    return "; ".join(f"{use.source}: {use.cue or 'no verb'}" for use in quotation.uses)


def _headline(version: Version) -> Headline:
    title = views.marked_title(version.score.profile)
    heading = views.heading(version.score.profile.article)
    return Headline(_source(version), _published(version), title, heading)


def _wording(version: Version) -> Wording:
    profile = version.score.profile
    loaded = next(mark for mark in marks.MARKS if mark.kind == "loaded")
    places_of_words = sorted({passage[:3] for passage in loaded.passages(profile)})
    words = Counter(_passage(profile, *place) for place in places_of_words)
    return Wording(_source(version), tuple(words.most_common(_MOST_WORDS)))


def _passage(profile: ArticleProfile, part: Part, start: int, end: int) -> str:
    return " ".join(part_text(profile.article, part)[start:end].lower().split())


def _text(version: Version) -> Text:
    article = version.score.profile.article
    return Text(_source(version), _published(version), article.url, views.marked_text(version.score))


def _counts(versions: Sequence[Version]) -> Counter[str]:
    total: Counter[str] = Counter()
    for version in versions:
        total.update(marks.counts(version.score.profile))
    return total


def _source(version: Version) -> str:
    return version.score.profile.article.source


def _published(version: Version) -> str:
    """Date and time to the minute; a dash where none is known."""
    return version.score.profile.article.published[:16].replace("T", " ") or "–"
