"""Captions (WebVTT, SubRip): the spoken words without times; each turn begins with its speaker."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import decode
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".vtt", ".srt")
TEXT_LIKE = True
_TIME = re.compile(
    r"[ \t]*(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})[ \t]*-->"
    r"[ \t]*(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})[^\n]*"
)
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,60})?[ \t]+([^>]{1,100})>")
_TAG = re.compile(r"<[^>]{0,200}>|\{\\[^}]{0,60}\}")
_CHANGE = re.compile(r"(?:>>+|&gt;&gt;(?:&gt;)?|^[-–—])[ \t]*")
_LABEL = re.compile(r"[A-Z][\w .'’#-]{1,40}:(?: |$)")
_PAUSE = 3.0
"""Seconds without words after which a paragraph begins."""


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the file's transcript as one article."""
    text, notes = decode(read_bounded(stream, options.max_bytes), options.encoding)
    transcript = _transcript(text.replace("\r\n", "\n").replace("\r", "\n"))
    if transcript:
        yield Row({"text": transcript}, notes=notes, named=False)
    else:
        yield Problem("it holds no captions", "Leave it out or add its text", code="no_text")


def _transcript(text: str) -> str:
    """Return the words; a paragraph begins with another speaker, and after a pause."""
    paragraphs: list[list[str]] = []
    last_words, speaker, last_end = "", "", 0.0
    for start, end, line in _lines(text):
        voice = _VOICE.search(line)
        words = " ".join(html.unescape(_TAG.sub("", line)).split())
        if not words or words == last_words:  # captions that roll repeat the line above
            last_end = end
            continue
        new_voice = voice is not None and voice[1].strip() != speaker
        if (
            new_voice
            or _CHANGE.match(words)
            or _LABEL.match(words)
            or start - last_end > _PAUSE
            or not paragraphs
        ):
            paragraphs.append([])
        if voice and new_voice:
            speaker = voice[1].strip()
            paragraphs[-1].append(f"{speaker}:")
        paragraphs[-1].append(_CHANGE.sub("", words))
        last_words, last_end = words, end
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _lines(text: str) -> Iterator[tuple[float, float, str]]:
    """Yield each line of each caption, with the caption's start and end in seconds."""
    times: tuple[float, float] | None = None
    for line in text.split("\n"):
        match = _TIME.match(line)
        if match:
            times = _seconds(*match.groups()[:4]), _seconds(*match.groups()[4:])
        elif not line.strip():
            times = None
        elif times:
            yield *times, line


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds) + int(thousandths) / 1000
