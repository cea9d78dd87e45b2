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
from reliability.ingest.contents import read_contents
from reliability.ingest.decoding import UnreadableError, decode, decode_page
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.rendering import rendered

ENDINGS = (".eml", ".mbox", ".mhtml", ".mht", ".emlx")
TEXT_LIKE = True
_MAILBOX = re.compile(rb"From [^\n]{0,200}\r?\n")
_BEGINS = re.compile(rb"From \S[^\n]{0,200}\d{4}[^\n]{0,40}\r?\n")
_MOST_PARTS = 1000
_SAVED = ("multipart/related", "text/html")
"""Types of a saved page: with its images, or alone as Internet Explorer saved it."""
_LEAST_SHARE = 0.5
"""The plain text of a newsletter is taken where it has at least this share of the words of its HTML."""
_ADDRESS = re.compile(r"[<\[(]?https?://[^\s<>\])]+[>\])]?")
_BODILESS = "it holds no message: its header has no text after it"


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The message's article; the articles of an export file; or one article per message of a mailbox."""
    data = read_contents(stream, options.max_bytes)
    if not data.strip():
        yield Problem("it is empty", "Leave it out or add its text", code="no_text")
    elif _MAILBOX.match(data):
        yield from _mailbox(data, options)
    else:
        yield from _rows(data, options)


def _mailbox(data: bytes, options: Options) -> Iterator[Row | Problem]:
    number = 0
    for message in _messages(data):
        try:
            rows = list(_rows(message, options))
        except UnreadableError as error:
            rows = [Problem(error.problem, error.advice, code=error.code)]
        for row in rows:
            number += 1
            yield row._replace(number=number)


def _messages(data: bytes) -> Iterator[bytes]:
    begun: list[bytes] = []
    blank = True
    for line in data.splitlines(keepends=True):
        if blank and _BEGINS.match(line):
            if begun:
                yield b"".join(begun)
            begun = []
        else:
            begun.append(line[1:] if line.startswith(b">From ") else line)
        blank = not line.strip()
    if begun:
        yield b"".join(begun)


def _rows(data: bytes, options: Options) -> Iterator[Row | Problem]:
    message = _parsed(data)
    pages, texts = _bodies(message, options)
    for split, bodies in ((exports.split_html, pages), (exports.split, texts)):
        for body in bodies:
            if (articles := split(body, options)) is not None:
                yield from articles
                return
    if pages and message.get_content_type() in _SAVED and _is_saved_page(message):
        yield Row({"html": pages[0], "url": _location(message), **_dated(message)}, named=False)
        return
    text = _newsletter(pages, texts)
    if text:
        yield Row(
            {
                "text": text,
                "title": _header(message, "Subject"),
                "source": _sender(message),
                **_dated(message),
            },
            named=False,
        )
    else:
        yield Problem(_BODILESS, "Leave it out", code="no_text")


def _parsed(data: bytes) -> EmailMessage:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip(b"\r\n"))
    except Exception as error:  # its own errors on hostile headers are of any kind
        problem = f"the message could not be read ({type(error).__name__})"
        raise UnreadableError(problem, "Save it again, or as text") from error
    return message


def _bodies(message: EmailMessage, options: Options) -> tuple[list[str], list[str]]:
    """Its parts in HTML and in plain text, attached ones included."""
    pages: list[str] = []
    texts: list[str] = []
    for number, part in enumerate(_parts(message)):
        if number == _MOST_PARTS:
            raise UnreadableError(f"it has more than {_MOST_PARTS:,} parts", "Save it as text")
        kind = part.get_content_type()
        if kind in ("text/html", "application/xhtml+xml"):
            pages.append(decode_page(_payload(part), options.encoding, _charset(part)).text)
        elif kind == "text/plain":
            texts.append(_decoded(_payload(part), _charset(part)))
    return pages, texts


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts, without recursion: messages can be nested thousands of times."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart():
            inner = part.get_payload()
            waiting[:0] = (
                [each for each in inner if isinstance(each, EmailMessage)] if isinstance(inner, list) else []
            )
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


def _decoded(data: bytes, charset: str) -> str:
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
    """The address of a saved page: its own, or that of its first part in HTML."""
    own = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    parts = (part for part in _parts(message) if part.get_content_type() == "text/html")
    found = own or next((_header(part, "Content-Location") for part in parts), "")
    return found if found.startswith(("http://", "https://")) else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except Exception:
        return ""


def _dated(message: EmailMessage) -> dict[str, object]:
    date = _header(message, "Date")
    return {"published": date} if date else {}


def _sender(message: EmailMessage) -> str:
    """The sender's name, or the domain of the address."""
    name, address = parseaddr(_header(message, "From"))
    return name or address.rpartition("@")[2]


def _newsletter(pages: list[str], texts: list[str]) -> str:
    shown = next(filter(None, map(rendered, pages)), "")
    plain = next((text for text in texts if text.strip()), "")
    without_addresses = _ADDRESS.sub(" ", plain)
    enough = len(without_addresses.split()) >= _LEAST_SHARE * len(shown.split())
    return without_addresses.replace("\r\n", "\n").strip() if plain and enough else shown
