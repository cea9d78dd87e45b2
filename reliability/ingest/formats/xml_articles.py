"""XML with articles: SemEval's `<articles>`, Factiva's PPS response, NITF; other XML is declined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.safe_xml import local_name, parse_xml

ENDINGS = (".xml", ".nitf")
TEXT_LIKE = True
_ADVICE = "Convert it to JSON Lines or CSV with a column text, or write a reader for it (--reader)"


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the articles of a known kind of XML."""
    root = parse_xml(read_bounded(stream, options.max_bytes))
    kind = local_name(root)
    if kind not in _KINDS:
        problem = f"it is XML of an unknown kind: its outermost element is <{kind[:60]}>"
        raise UnreadableError(problem, _ADVICE)
    records = list(_KINDS[kind](root))
    if not records:
        yield Problem("it holds no articles", "Leave it out", code="no_text")
    is_one_article = kind == "nitf" and len(records) == 1
    for number, record in enumerate(records, 1):
        values = {key: value for key, value in record.items() if value}
        yield Row(values, 0 if is_one_article else number, named=False)


def _semeval(root: Any) -> Iterator[dict[str, object]]:
    """Read SemEval-2019 task 4 (hyperpartisan news): attributes for id, date and title, paragraphs inside."""
    for article in root.iter():
        if local_name(article) == "article":
            fields = {
                key: value
                for key, value in article.attrib.items()
                if key not in ("id", "title", "published-at")
            }
            yield {
                **fields,
                "id": article.get("id", ""),
                "title": article.get("title", ""),
                "published": article.get("published-at", ""),
                "text": _paragraphs(article),
            }


def _pps(root: Any) -> Iterator[dict[str, object]]:
    """Read Factiva's PPS response."""
    for article in root.iter():
        if local_name(article) == "article":
            parts = {local_name(part): part for part in article}
            paragraphs = (_paragraphs(parts.get(name)) for name in ("leadParagraph", "tailParagraphs"))
            yield {
                "id": _text_of(parts.get("accessionNo")),
                "title": _text_of(parts.get("headline")),
                "source": _text_of(parts.get("sourceName")),
                "published": _text_of(parts.get("publicationDate"))[:10],
                "byline": _text_of(parts.get("byline")),
                "text": "\n\n".join(filter(None, paragraphs)),
            }


def _nitf(root: Any) -> Iterator[dict[str, object]]:
    """Read News Industry Text Format: the block `full_text`, else all body content."""
    parts: dict[str, Any] = {}
    for element in root.iter():
        parts.setdefault(local_name(element), element)
    publication = parts.get("pubdata")
    stamp = _attribute(parts.get("date.issue"), "norm") or _attribute(publication, "date.publication")
    yield {
        "title": _text_of(parts.get("hl1")) or _text_of(parts.get("title")),
        "byline": _text_of(parts.get("byline")),
        "source": _attribute(publication, "name"),
        "published": _nitf_date(stamp),
        "url": _attribute(publication, "ex-ref"),
        "text": _paragraphs(_full_text(root, parts.get("body.content"))),
    }


def _full_text(root: Any, body: Any) -> Any:
    blocks = (element for element in root.iter() if local_name(element) == "block")
    return next((block for block in blocks if block.get("class") == "full_text"), body)


def _nitf_date(stamp: str) -> str:
    """Return the day of a date such as `20260105T120000Z`."""
    if len(stamp) >= 8 and stamp[:8].isdigit():
        return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    return stamp[:10]


def _attribute(element: Any, name: str) -> str:
    return str(element.get(name, "")) if element is not None else ""


def _text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _paragraphs(element: Any) -> str:
    """Return the paragraphs inside `element`, a blank line between them; its text where it has none."""
    if element is None:
        return ""
    paragraphs = [_text_of(part) for part in element.iter() if local_name(part) in ("p", "paragraph")]
    return "\n\n".join(filter(None, paragraphs)) or _text_of(element)


_KINDS: Mapping[str, Callable[[Any], Iterator[dict[str, object]]]] = {
    "articles": _semeval,
    "article": _semeval,
    "PPSResponse": _pps,
    "nitf": _nitf,
}
