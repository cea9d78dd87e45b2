"""Mail (.eml, .mbox) and pages that browsers saved with their images (.mhtml).

A message is an article of its sender, or an export file of a database; a saved page is read like any page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import BinaryIO

from reliability.ingest import exports
from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import UnreadableError, decode, decode_page
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.rendering import html_to_text

ENDINGS = (".eml", ".mbox", ".mhtml", ".mht", ".emlx")
TEXT_LIKE = True
_MAILBOX = re.compile(rb"From [^\n]{0,200}\r?\n")
_FROM_LINE = re.compile(rb"From \S[^\n]{0,200}\d{4}[^\n]{0,40}\r?\n")
_MOST_PARTS = 1000
"""Parts of a message that are decoded; saved pages have one per image."""
_PAGE_TYPES = ("multipart/related", "text/html")
"""Types of a saved page: with its images, or alone as Internet Explorer saved it."""
_LEAST_SHARE = 0.5
"""The plain text of a newsletter is taken where it has at least this share of the words of its HTML."""
_ADDRESS = re.compile(r"[<\[(]?https?://[^\s<>\])]+[>\])]?")
_BODILESS = "it holds no message: its header has no text after it"


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the message's article, those of an export file, or one article per message of a mailbox."""
    data = read_bounded(stream, options.max_bytes)
    if not data.strip():
        yield Problem("it is empty", "Leave it out or add its text", code="no_text")
    elif _MAILBOX.match(data):
        yield from _mailbox(data, options)
    else:
        yield from _message_rows(data, options)


def _mailbox(data: bytes, options: Options) -> Iterator[Row | Problem]:
    number = 0
    for message in _split_mailbox(data):
        try:
            rows = list(_message_rows(message, options))
        except UnreadableError as error:
            rows = [Problem(error.problem, error.advice, code=error.code)]
        for row in rows:
            number += 1
            yield row._replace(number=number)


def _split_mailbox(data: bytes) -> Iterator[bytes]:
    message: list[bytes] = []
    after_blank = True
    for line in data.splitlines(keepends=True):
        if after_blank and _FROM_LINE.match(line):
            if message:
                yield b"".join(message)
            message = []
        else:
            message.append(line[1:] if line.startswith(b">From ") else line)
        after_blank = not line.strip()
    if message:
        yield b"".join(message)


def _message_rows(data: bytes, options: Options) -> Iterator[Row | Problem]:
    message = _parse(data)
    pages, texts = _bodies(message, options)
    articles = _export_rows(pages, texts, options)
    if articles is not None:
        yield from articles
    elif pages and message.get_content_type() in _PAGE_TYPES and _is_saved_page(message):
        yield Row({"html": pages[0], "url": _location(message), **_date(message)}, named=False)
    elif text := _newsletter(pages, texts):
        title, source = _header(message, "Subject"), _sender(message)
        yield Row({"text": text, "title": title, "source": source, **_date(message)}, named=False)
    else:
        yield Problem(_BODILESS, "Leave it out", code="no_text")


def _export_rows(pages: list[str], texts: list[str], options: Options) -> Iterator[Row | Problem] | None:
    """Return the articles of the first part that is an export file; None if none is."""
    for split, bodies in ((exports.split_html, pages), (exports.split, texts)):
        for body in bodies:
            if (articles := split(body, options)) is not None:
                return articles
    return None


def _parse(data: bytes) -> EmailMessage:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip(b"\r\n"))
    except Exception as error:  # its own errors on hostile headers are of any kind
        problem = f"the message could not be read ({type(error).__name__})"
        raise UnreadableError(problem, "Save it again, or as text") from error
    return message


def _bodies(message: EmailMessage, options: Options) -> tuple[list[str], list[str]]:
    """Return its parts in HTML and in plain text, including attachments."""
    pages: list[str] = []
    texts: list[str] = []
    for number, part in enumerate(_parts(message)):
        if number == _MOST_PARTS:
            raise UnreadableError(f"it has more than {_MOST_PARTS:,} parts", "Save it as text")
        kind = part.get_content_type()
        if kind in ("text/html", "application/xhtml+xml"):
            pages.append(decode_page(_payload(part), options.encoding, _charset(part)).text)
        elif kind == "text/plain":
            texts.append(_decode_part(_payload(part), _charset(part)))
    return pages, texts


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts, without recursion: messages can be nested thousands of times."""
    queue = [message]
    while queue:
        part = queue.pop(0)
        if part.is_multipart():
            inner = part.get_payload()
            parts = inner if isinstance(inner, list) else []
            queue[:0] = [part for part in parts if isinstance(part, EmailMessage)]
        else:
            yield part


def _payload(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception as error:  # of any kind where the encoding is broken
        raise UnreadableError("a part of it is damaged", "Save it again") from error
    return payload if isinstance(payload, bytes) else b""


def _charset(part: EmailMessage) -> str:
    try:
        return str(part.get_content_charset() or "")
    except Exception:
        return ""


def _decode_part(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeError):
        return decode(data).text


def _is_saved_page(message: EmailMessage) -> bool:
    return (
        bool(_header(message, "Snapshot-Content-Location"))
        or "saved by" in _header(message, "From").lower()
        or (not _header(message, "To") and bool(_location(message)))
    )


def _location(message: EmailMessage) -> str:
    """Return the address of a saved page: its own, or that of its first part in HTML."""
    stated_url = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    parts = (part for part in _parts(message) if part.get_content_type() == "text/html")
    location = stated_url or next((_header(part, "Content-Location") for part in parts), "")
    return location if location.startswith(("http://", "https://")) else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except Exception:
        return ""


def _date(message: EmailMessage) -> dict[str, object]:
    date = _header(message, "Date")
    return {"published": date} if date else {}


def _sender(message: EmailMessage) -> str:
    """Return the sender's name, or the domain of the address."""
    name, address = parseaddr(_header(message, "From"))
    return name or address.rpartition("@")[2]


def _newsletter(pages: list[str], texts: list[str]) -> str:
    """Return the plain text, or the text of the HTML where that has many more words."""
    from_html = next(filter(None, map(html_to_text, pages)), "")
    plain = _ADDRESS.sub(" ", next((text for text in texts if text.strip()), ""))
    enough = len(plain.split()) >= _LEAST_SHARE * len(from_html.split())
    return plain.replace("\r\n", "\n").strip() if plain and enough else from_html
