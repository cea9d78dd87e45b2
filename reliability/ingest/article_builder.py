"""A record and its location → Article: text, id, source, date."""

from __future__ import annotations

from collections.abc import Mapping

from reliability.ingest.article_marks import marks
from reliability.ingest.cells import Held, first_line, one_line, string
from reliability.ingest.columns import columns, missing_text, shortened
from reliability.ingest.dates import Order, iso_date
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.file_location import FileLocation, visible
from reliability.ingest.fragments import holds_markup, is_page, read_fragment, unescaped
from reliability.ingest.identity import address, identity
from reliability.ingest.nested import flat
from reliability.ingest.options import Options
from reliability.ingest.page import Page
from reliability.ingest.pages import extract
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.teasers import fullest, is_teaser
from reliability.ingest.titles import clean_title
from reliability.records import Article, Failure
from reliability.text.segmentation.transcripts import is_transcript

_FIELDS, _FIELD_CHARACTERS = 64, 200
_OUR_NAMES = Options()
_NAME_IT = (
    "Rename the column that holds the text to `text`, or give its name with --text-column "
    "(content.rendered for a field inside a field)"
)


def build_item(row: Row | Problem, location: FileLocation, options: Options) -> Article | Failure:
    """Return the article in `row` of the file at `location`, or why there is none."""
    if isinstance(row, Problem):
        return build_failure(location, row.number, row.problem, row.advice, options, row.code)
    return build_article(row, location, options)


def build_article(row: Row, location: FileLocation, options: Options) -> Article | Failure:
    """Return the article in `row` of the file at `location`, or why there is none."""
    record = flat(row.record, options if row.named else _OUR_NAMES)
    held = columns(tuple(record), options if row.named else _OUR_NAMES)
    try:
        text, page = _text(record, held, options)
    except UnreadableError as error:
        who = identity(record, held, location, row.number, options)
        problem = visible(record_prefix(row.number) + error.problem)
        return Failure(who.id, who.source, location.path, problem, error.advice, error.code)
    who = identity(record, held, location, row.number, options, page)
    published = _published(record, held, page, _order(row, options))
    hidden = page.notes if page else ()
    spoken = ("transcript",) if is_transcript(text) else ()
    notes = (*row.notes, *hidden, *spoken, *who.notes, *(() if published is not None else ("date_unclear",)))
    url = address(record, held, page)
    title = first_line(record, held["title"]) or (one_line(page.title) if page else "")
    quotations, links = marks(text, page, location, url)
    return Article(
        text=text,
        id=who.id,
        source=who.source,
        domain=who.domain,
        title=clean_title(title, one_line(page.site) if page else "", who.source, who.domain),
        url=url,
        published=published or "",
        notes=notes,
        fields=_fields(record, held),
        quotations=quotations,
        links=links,
        metadata=page.metadata if page else None,
    )


def record_prefix(number: int) -> str:
    """The beginning of a message about record `number` of a file; empty where the file is one article."""
    return f"record {number:,}: " if number else ""


def build_failure(
    location: FileLocation, number: int, problem: str, advice: str, options: Options, code: str = "unreadable"
) -> Failure:
    """What is said of a record or file of which nothing is known but its location."""
    who = identity({}, columns((), options), location, number, options)
    return Failure(who.id, who.source, location.path, visible(record_prefix(number) + problem), advice, code)


def _text(record: Mapping[str, object], held: Held, options: Options) -> tuple[str, Page | None]:
    named = options.html_column is not None and bool(held["html"])
    if named and (page := _html(record, held)):  # who names a column of HTML has it read as HTML
        return page.text, page
    value = fullest([found for key in held["text"] if isinstance(found := record[key], str)])
    page = _html(record, held) if not value or is_teaser(value) else None
    if value and (page is None or len(page.text) <= len(value)):
        return _marked_up(_bounded(value, options), address(record, held, None))
    if page:
        return page.text, page
    raise UnreadableError(*_no_text(record, held, options), "no_text")


def _html(record: Mapping[str, object], held: Held) -> Page | None:
    """The page in the first field of HTML that holds something."""
    for key in held["html"]:
        value = record[key]
        if isinstance(value, str) and value.strip():
            url = address(record, held, None)
            fragment = not is_page(value) and holds_markup(value)
            return (read_fragment(value, url) if fragment else None) or extract(value, url)
    return None


def _marked_up(text: str, url: str) -> tuple[str, Page | None]:
    """`text` without the HTML it holds; as it is where it holds none."""
    if "<" not in text and "&" not in text:
        return text, None
    html = unescaped(text)
    if not holds_markup(html) and not is_page(html):
        return text, None
    page = extract(html, url) if is_page(html) else read_fragment(html, url)
    if page is None:
        return text, None
    notes = page.notes if "markup" in page.notes else ("markup", *page.notes)
    return page.text, page._replace(notes=notes)


def _bounded(text: str, options: Options) -> str:
    if len(text) > options.max_bytes:
        raise UnreadableError(
            f"its text is longer than {options.max_bytes:,} characters", "Split it into articles"
        )
    return text


def _no_text(record: Mapping[str, object], held: Held, options: Options) -> tuple[str, str]:
    problem = missing_text(tuple(record), options)
    if problem:
        return problem, _NAME_IT
    keys = (*held["text"], *held["html"])
    other = next((key for key in keys if not isinstance(record[key], str | None)), None)
    if other is not None:
        problem = f"the text is not a string ({other!r} is a {type(record[other]).__name__})"
        return problem, _NAME_IT
    return f"{shortened(keys)} is empty", "Leave it out or add its text"


def _order(row: Row, options: Options) -> Order:
    """Which of day and month comes first: as the caller says, else as the row's column does."""
    return "day" if options.day_first else "month" if options.month_first else row.date_order


def _published(record: Mapping[str, object], held: Held, page: Page | None, order: Order) -> str | None:
    unclear = False
    for key in held["published"]:
        found = iso_date(record[key], order)
        if found:
            return found
        unclear = unclear or found is None
    if page and (page.published or not unclear):
        return page.published
    return None if unclear else ""


def _fields(record: Mapping[str, object], held: Held) -> dict[str, str]:
    """The record's other fields as strings, bounded in number and length."""
    used = {key for what, keys in held.items() for key in (keys if what in ("text", "html") else keys[:1])}
    other = [key for key, value in record.items() if key not in used and value is not None]
    return {
        one_line(key, _FIELD_CHARACTERS): string(record[key], _FIELD_CHARACTERS) for key in other[:_FIELDS]
    }
