"""Bytes → text, strictly: a text is decoded correctly or reported as unreadable."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reliability.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with UTF-16's mark
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CUT_SHORT = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a"))
_NOT_ASCII = bytes(range(128, 256))
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{1,40})")
_NOT_FOR_TEXTS = {"undefined", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7"}
_SAMPLE = 4096
"""Bytes at the beginning by which an encoding is recognised."""
_MOSTLY, _HARDLY = 0.4, 0.05
"""Shares of NUL among every second byte of UTF-16 in Latin script, and among the other bytes."""
_TEXT_PER_CONTROL = 200
"""Bytes of text for each control character, at least; files that are no text have more of these."""
BROKEN = "\U0001d245\U0001d200"
"""Replaces bytes of a page that cannot be decoded: two signs of ancient Greek notation that no page has in
this order and which trafilatura, unlike noncharacters, leaves where they are."""
SAVE_AS_UTF8 = "Save it again as UTF-8, or name its encoding with --encoding"


class Decoded(NamedTuple):
    """A text without its byte order mark, line ends unchanged, and notes about it."""

    text: str
    notes: tuple[str, ...] = ()


class UnreadableError(InputError):
    """A file or record cannot be read; `problem` and `advice` are separate."""

    problem: str
    advice: str
    code: str

    def __init__(self, problem: str, advice: str, code: str = "unreadable") -> None:
        super().__init__(f"{problem}. {advice}")
        self.problem, self.advice, self.code = problem, advice, code


def unicode_encoding(beginning: bytes) -> str:
    """Return the encoding that a byte order mark, or UTF-16's pattern of NUL bytes, shows; else empty."""
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            return encoding
    sample = beginning[:_SAMPLE]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if half and odd > _MOSTLY * half and even < _HARDLY * half:
        return "utf-16-le"
    if half and even > _MOSTLY * half and odd < _HARDLY * half:
        return "utf-16-be"
    return ""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return `data` as text: by `encoding` if given, by its mark, as UTF-8, else as Windows-1252 with a note.

    Raises `UnreadableError` for binary data and for broken UTF-8: a text that is UTF-8 in one place is not
    Windows-1252 in another.
    """
    chosen = encoding or unicode_encoding(data)
    return Decoded(_decode_strictly(data, chosen)) if chosen else decode_bytewise(data)


def decode_bytewise(data: bytes) -> Decoded:
    """Return `data` as UTF-8, else as Windows-1252 with a note; raises as `decode` does."""
    if 0 in data:
        raise UnreadableError(
            "it holds NUL bytes, so it is not text", "Give it the file extension of its format"
        )
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Decoded(_decode_windows_1252(data, error.start), ("encoding_guessed",))


def _count(data: bytes, characters: bytes) -> int:
    return len(data) - len(data.translate(None, characters))


def decode_page(data: bytes, encoding: str | None = None, declared: str = "") -> Decoded:
    """Decode a web page as browsers do: broken bytes become `BROKEN`, and the rest is read.

    Mark, UTF-8, the page's own declaration and the one it was sent with (`declared`) are tried in this
    order, Windows-1252 last.
    """
    chosen = encoding or unicode_encoding(data)
    if not chosen:
        try:
            return Decoded(data.decode("utf-8"))
        except UnicodeDecodeError:
            chosen = "utf-8" if _UTF8_CHARACTER.search(data) else _declared_encoding(data, declared)
    notes = () if chosen else ("encoding_guessed",)
    text = data.decode(chosen or "windows-1252", errors="replace").replace("\ufffd", BROKEN)
    return Decoded(text.removeprefix("\ufeff"), notes)


def _declared_encoding(data: bytes, default: str) -> str:
    match = _CHARSET.search(data[:_SAMPLE])
    name = match[1].decode("ascii") if match else default
    if name.lower() in {"", "utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii"}:  # browsers: Windows-1252
        return ""
    return name if is_encoding(name) else ""


def is_encoding(name: str) -> bool:
    """Whether Python knows a text encoding of this name, other than those made for source code and hosts."""
    try:
        b" ".decode(name)
    except LookupError:
        return False
    except ValueError:  # a known encoding, for which one space is not enough
        pass
    return codecs.lookup(name).name not in _NOT_FOR_TEXTS


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        place = f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableError(f"it is not valid {encoding}{place}", SAVE_AS_UTF8) from error
    return text.removeprefix("\ufeff")


def _decode_windows_1252(data: bytes, first_broken: int) -> str:
    if _UTF8_CHARACTER.search(data) or _CUT_SHORT.search(data[-3:]):
        raise UnreadableError(f"it is broken UTF-8 at byte {first_broken:,}", SAVE_AS_UTF8)
    if _count(data, _NOT_ASCII) > 8 + len(data) // 4:  # a language of another script
        raise UnreadableError("its encoding is unknown: it has hardly any Latin letters", SAVE_AS_UTF8)
    if _count(data, _CONTROL) > len(data) // _TEXT_PER_CONTROL:
        raise UnreadableError(
            "it holds control characters, so it is not text", "Give it the file extension of its format"
        )
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"its encoding is neither UTF-8, UTF-16 nor Windows-1252 (byte {error.start:,})", SAVE_AS_UTF8
        ) from error
