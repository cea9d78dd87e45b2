"""XML with articles: SemEval's `<articles>`, Factiva's PPS response, NITF; other XML is declined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from reliability.ingest.contents import read_contents
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.safe_xml import local_name, parse_xml

ENDINGS = (".xml", ".nitf")
TEXT_LIKE = True
_ADVICE = "Convert it to JSON Lines or CSV with a column text, or write a reader for it (--reader)"


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The articles of a known kind of XML."""
    root = parse_xml(read_contents(stream, options.max_bytes))
    kind = local_name(root)
    if kind not in _KINDS:
        problem = f"it is XML of an unknown kind: its outermost element is <{kind[:60]}>"
        raise UnreadableError(problem, _ADVICE)
    rows = list(_KINDS[kind](root))
    if not rows:
        yield Problem("it holds no articles", "Leave it out", code="no_text")
    for number, record in enumerate(rows, 1):
        yield Row(
            {key: value for key, value in record.items() if value},
            number if len(rows) > 1 or kind != "nitf" else 0,
            named=False,
        )


def _semeval(root: Any) -> Iterator[dict[str, object]]:
    """SemEval-2019 task 4 (hyperpartisan news): attributes for id, date and title, paragraphs inside."""
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
    """Factiva's PPS response."""
    for article in root.iter():
        if local_name(article) == "article":
            parts = {local_name(part): part for part in article}
            yield {
                "id": _said(parts.get("accessionNo")),
                "title": _said(parts.get("headline")),
                "source": _said(parts.get("sourceName")),
                "published": _said(parts.get("publicationDate"))[:10],
                "byline": _said(parts.get("byline")),
                "text": "\n\n".join(
                    filter(
                        None, (_paragraphs(parts.get(name)) for name in ("leadParagraph", "tailParagraphs"))
                    )
                ),
            }


def _nitf(root: Any) -> Iterator[dict[str, object]]:
    """News Industry Text Format: the block `full_text`, else all body content."""
    parts: dict[str, Any] = {}
    for element in root.iter():
        parts.setdefault(local_name(element), element)
    blocks = [each for each in root.iter() if local_name(each) == "block"]
    full = [each for each in blocks if each.get("class") == "full_text"]
    body = full[0] if full else parts.get("body.content")
    date = parts.get("date.issue")
    publication = parts.get("pubdata")
    url = publication.get("ex-ref", "") if publication is not None else ""
    stamp = (date.get("norm", "") if date is not None else "") or (
        publication.get("date.publication", "") if publication is not None else ""
    )
    yield {
        "title": _said(parts.get("hl1")) or _said(parts.get("title")),
        "byline": _said(parts.get("byline")),
        "source": publication.get("name", "") if publication is not None else "",
        "published": f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
        if stamp[:8].isdigit() and len(stamp) >= 8
        else stamp[:10],
        "url": url,
        "text": _paragraphs(body),
    }


def _said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _paragraphs(element: Any) -> str:
    """The paragraphs inside `element`, a blank line between them; its text where it has none."""
    if element is None:
        return ""
    inside = [_said(each) for each in element.iter() if local_name(each) in ("p", "paragraph")]
    return "\n\n".join(filter(None, inside)) or _said(element)


_KINDS: Mapping[str, Callable[[Any], Iterator[dict[str, object]]]] = {
    "articles": _semeval,
    "article": _semeval,
    "PPSResponse": _pps,
    "nitf": _nitf,
}
