"""Stories as a folder of pages: one for each story, with its versions side by side, and an index.

Files have numbers for names, never anything from an article. The folder is complete or absent.
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
_MOST_DIFFERENCES = 12
"""Names, figures or quotations of one kind listed for a source."""
_MOST_WORDS = 12
"""Loaded words listed for a source."""


class Headline(NamedTuple):
    """A source's headline with its marks; `heading` is the headline in the text if there is no title."""

    source: str
    published: str
    title: tuple[Any, ...]
    heading: str


class Wording(NamedTuple):
    """The loaded words of a source, each with how often it occurs."""

    source: str
    words: tuple[tuple[str, int], ...]


class SourceDifference(NamedTuple):
    """The content that only this source has, and that only this one lacks, by kind."""

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
        single=_in_one_source(heard),
        quotations=shared_quotations(story),
        introduced=_introduced,
        conflicts=conflicts(story),
        apart=_differences(story),
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
    same_date = all(version.first_by_date for version in originals)
    return [
        MatrixRow(
            _source(version), "" if same_date or not version.first_by_date else "first by date",
            f"#t{number}", drawn[number - 1][1], place, _facts(version, story),
        )
        for number, (version, place) in enumerate(zip(originals, places(drawn), strict=True), 1)
    ]  # fmt: skip


def _facts(version: Version, story: Story) -> tuple[str, ...]:
    """Return the cells of `FACTS`."""
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
    article = version.score.profile.article.id
    copies = [_source(copy) for copy in story.versions if copy.copy_of == article]
    return sorted({_source(version), *(copies if version.copies else ())})


def _in_one_source(heard: Sequence[Voice]) -> Mapping[str, list[Voice]]:
    """Return the speakers that only one source quotes, by source."""
    by_source: dict[str, list[Voice]] = {}
    for voice in heard:
        if len(voice.sources) == 1:
            by_source.setdefault(voice.sources[0], []).append(voice)
    return {source: by_source[source][:_MOST_LISTED] for source in sorted(by_source)}


def _differences(story: Story) -> list[SourceDifference]:
    """Return the content that only one source has, or only one lacks."""
    compared = contents(story)
    only, missing = by_source(compared.only), by_source(compared.missing)
    return [
        SourceDifference(source, _shortened(only.get(source, {})), _shortened(missing.get(source, {})))
        for source in story.sources
        if source in only or source in missing
    ]


def _shortened(listed: Mapping[ContentKind, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    return {kind: words[:_MOST_DIFFERENCES] for kind, words in listed.items()}


def _introduced(quotation: SharedQuotation) -> str:
    """Say how each source introduces the quotation."""
    return "; ".join(f"{use.source}: {use.cue or 'no verb'}" for use in quotation.uses)


def _headline(version: Version) -> Headline:
    title = views.marked_title(version.score.profile)
    heading = views.heading(version.score.profile.article)
    return Headline(_source(version), _published(version), title, heading)


def _wording(version: Version) -> Wording:
    profile = version.score.profile
    loaded = next(mark for mark in marks.MARKS if mark.kind == "loaded")
    positions = sorted({passage[:3] for passage in loaded.passages(profile)})
    words = Counter(_passage(profile, *position) for position in positions)
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
    """Return date and time to the minute; a dash if they are unknown."""
    return version.score.profile.article.published[:16].replace("T", " ") or "–"
