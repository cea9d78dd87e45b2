"""A record and its location → Article: text, id, source, date."""

from __future__ import annotations

from dataclasses import replace

from reliability.ingest.article_marks import find_marks
from reliability.ingest.cells import as_text, one_line
from reliability.ingest.column_names import find_columns, list_names, missing_text
from reliability.ingest.dates import Order, iso_date
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.file_location import FileLocation, visible
from reliability.ingest.fragments import holds_markup, is_page, read_fragment, unescape_tags
from reliability.ingest.identity import Identity, LocatedRecord, address, identify
from reliability.ingest.nested_records import flatten
from reliability.ingest.options import Options
from reliability.ingest.page_article import PageArticle
from reliability.ingest.page_extraction import extract
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.teasers import fullest, is_teaser
from reliability.ingest.titles import clean_title
from reliability.records import Article, Failure
from reliability.text.segmentation.transcripts import is_transcript

_MOST_FIELDS, _FIELD_CHARACTERS = 64, 200
"""Other fields that are kept with an article, and characters of each: wide records take little memory."""
_OUR_NAMES = Options()
_NAME_IT = (
    "Rename the column that holds the text to `text`, or give its name with --text-column "
    "(content.rendered for a field inside a field)"
)


def build_item(row: Row | Problem, location: FileLocation, options: Options) -> Article | Failure:
    """Return the article in `row` of the file at `location`, or why there is none."""
    if isinstance(row, Problem):
        return build_failure(row, location, options)
    return build_article(row, location, options)


def build_article(row: Row, location: FileLocation, options: Options) -> Article | Failure:
    """Return the article in `row` of the file at `location`, or why there is none."""
    record = _located(row, location, options)
    try:
        text, page = _text(record, options)
    except UnreadableError as error:
        return _failure(record, Problem(error.problem, error.advice, row.number, error.code), options)
    identity = identify(record, options, page)
    published = _published(record, page, _order(row, options))
    article = _article(record, identity, text, page)
    undated = ("date_unclear",) if published is None else ()
    notes = (*row.notes, *article.notes, *identity.notes, *undated)
    return replace(article, published=published or "", notes=notes)


def build_failure(problem: Problem, location: FileLocation, options: Options) -> Failure:
    """Return the failure of a record or file of which only the location is known."""
    record = LocatedRecord({}, find_columns((), options), location, problem.number)
    return _failure(record, problem, options)


def _failure(record: LocatedRecord, problem: Problem, options: Options) -> Failure:
    identity = identify(record, options)
    place = f"record {problem.number:,}: " if problem.number else ""
    message = visible(place + problem.problem)
    return Failure(identity.id, identity.source, record.location.path, message, problem.advice, problem.code)


def _article(record: LocatedRecord, identity: Identity, text: str, page: PageArticle | None) -> Article:
    url = address(record, page)
    quotations, links = find_marks(text, page, record.location, url)
    return Article(
        text=text,
        id=identity.id,
        source=identity.source,
        domain=identity.domain,
        title=_title(record, page, identity),
        url=url,
        notes=_notes(text, page),
        fields=_fields(record),
        quotations=quotations,
        links=links,
        metadata=page.metadata if page else None,
    )


def _located(row: Row, location: FileLocation, options: Options) -> LocatedRecord:
    names = options if row.named else _OUR_NAMES
    values = flatten(row.record, names)
    return LocatedRecord(values, find_columns(tuple(values), names), location, row.number)


def _notes(text: str, page: PageArticle | None) -> tuple[str, ...]:
    return (*(page.notes if page else ()), *(("transcript",) if is_transcript(text) else ()))


def _title(record: LocatedRecord, page: PageArticle | None, identity: Identity) -> str:
    title = record.first_line("title") or (one_line(page.title) if page else "")
    return clean_title(title, one_line(page.site) if page else "", identity.source, identity.domain)


def _text(record: LocatedRecord, options: Options) -> tuple[str, PageArticle | None]:
    html_named = options.html_column is not None and bool(record.columns["html"])
    if html_named and (page := _html(record)):  # a column that the caller names is preferred
        return page.text, page
    cells = (record.values[key] for key in record.columns["text"])
    text = fullest([cell for cell in cells if isinstance(cell, str)])
    page = _html(record) if not text or is_teaser(text) else None
    if text and (page is None or len(page.text) <= len(text)):
        return _without_markup(_bounded(text, options), address(record))
    if page:
        return page.text, page
    raise UnreadableError(*_no_text(record, options), "no_text")


def _html(record: LocatedRecord) -> PageArticle | None:
    """Return the article in the first column of HTML that is not empty."""
    for key in record.columns["html"]:
        html = record.values[key]
        if isinstance(html, str) and html.strip():
            url = address(record)
            is_fragment = not is_page(html) and holds_markup(html)
            return (read_fragment(html, url) if is_fragment else None) or extract(html, url)
    return None


def _without_markup(text: str, url: str) -> tuple[str, PageArticle | None]:
    """Return `text` without the HTML it holds; unchanged where it holds none."""
    if "<" not in text and "&" not in text:
        return text, None
    html = unescape_tags(text)
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


def _no_text(record: LocatedRecord, options: Options) -> tuple[str, str]:
    """Return why the record has no text, and advice."""
    problem = missing_text(tuple(record.values), options)
    if problem:
        return problem, _NAME_IT
    keys = (*record.columns["text"], *record.columns["html"])
    not_string = next((key for key in keys if not isinstance(record.values[key], str | None)), None)
    if not_string is not None:
        kind = type(record.values[not_string]).__name__
        return f"the text is not a string ({not_string!r} is of type {kind})", _NAME_IT
    return f"{list_names(keys)} is empty", "Leave it out or add its text"


def _order(row: Row, options: Options) -> Order:
    """Return which of day and month comes first: as the caller says, else as the row's column does."""
    return "day" if options.day_first else "month" if options.month_first else row.date_order


def _published(record: LocatedRecord, page: PageArticle | None, order: Order) -> str | None:
    """Return the date; None if there is one that is unclear."""
    unclear = False
    for key in record.columns["published"]:
        date = iso_date(record.values[key], order)
        if date:
            return date
        unclear = unclear or date is None
    if page and (page.published or not unclear):
        return page.published
    return None if unclear else ""


def _fields(record: LocatedRecord) -> dict[str, str]:
    """Return the record's other fields as strings, bounded in number and length."""
    used = {
        key
        for content, keys in record.columns.items()
        for key in (keys if content in ("text", "html") else keys[:1])
    }
    others = [key for key, value in record.values.items() if key not in used and value is not None]
    return {
        one_line(key, _FIELD_CHARACTERS): as_text(record.values[key], _FIELD_CHARACTERS)
        for key in others[:_MOST_FIELDS]
    }
