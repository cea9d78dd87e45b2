"""What is fuzzed: bytes in, an `AssertionError` (or any other exception) where a promise is broken."""

from __future__ import annotations

import math
import os
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from reliability import ingest, pipeline, scoring, text
from reliability.errors import LexiconError, ModelError
from reliability.extractors import Extractor, extractors
from reliability.ingest import exports
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.formats import formats
from reliability.ingest.page_extraction import extract
from reliability.lexicons import lexicon
from reliability.records import NOTES, Article, Document, Failure, Passage, Span
from reliability.reports import page, printable, spreadsheet
from reliability.scoring import model_file

Target = Callable[[bytes], None]
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))


def reader(ending: str, data: bytes) -> None:
    """Any bytes in a file give articles and failures, each told in one line."""
    path = _FOLDER / f"{os.getpid()}{ending}"
    path.write_bytes(data)
    for item in ingest.read([path]):
        assert item.id
        assert item.source
        if isinstance(item, Failure):
            assert item.problem
            assert item.advice
            assert item.code in NOTES
            assert str(item).isprintable(), str(item)
        else:
            assert item.text
            assert set(item.notes) <= NOTES.keys()
            for span in (*item.quotations, *(item.links or ())):
                assert 0 <= span[0] < span[1] <= len(item.text)


def export_file(name: str, data: bytes) -> None:
    """Any text or page, read by one layout of export files, gives rows and problems or the reason why not."""
    options = ingest.Options(format_in=name)
    for split in (exports.split, exports.split_html):
        with suppress(UnreadableError):
            rows = split(_text(data), options)
            assert rows is None or all(isinstance(row, ingest.Row | ingest.Problem) for row in rows)


def cleaner(data: bytes) -> None:
    """Any page gives an article or the reason why there is none."""
    with suppress(UnreadableError):
        found = extract(_text(data))
        assert found.text.strip()


def text_layer(data: bytes) -> None:
    """Every offset of a document lies inside its part, in order, and says what it should."""
    check_document(_document(data))


def extractor(of: Extractor, data: bytes) -> None:
    """The declared measures, finite or NaN; evidence inside its part."""
    check_findings(of, _document(data))


def whole_pipeline(data: bytes) -> None:
    """A score adds up, and its page holds no markup of the article's."""
    title, body = _title_and_text(data)
    score = pipeline.score(Article(body, id="a", source=title[:20], title=title), scoring.load())
    if score.status == "scored":
        assert 0 <= score.reliability <= 100
        assert math.isclose(score.baseline + sum(score.contributions.values()), score.reliability)
    shown = page.article_page(score, [measure for each in extractors() for measure in each.measures], {})
    assert "\x1b" not in shown


def word_list(data: bytes) -> None:
    """Any file is a word list or is refused with the reason."""
    with suppress(LexiconError, UnicodeDecodeError):
        lexicon.parse("fuzzed", data.decode("utf-8"))


def model(data: bytes) -> None:
    """Any file is a model or is refused with the reason."""
    with suppress(ModelError):
        model_file.parse(data, "fuzzed")


def cells(data: bytes) -> None:
    """Text made safe for spreadsheets comes back, and text made safe for terminals moves nothing."""
    found = _text(data)
    assert spreadsheet.unescaped(spreadsheet.escaped(found)) == found
    assert not spreadsheet.escaped(found).startswith(("=", "+", "-", "@", "\t", "\r"))
    shown = printable.printable(found)
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(character) for character in shown}
    assert "\u202e" not in shown


def check_document(document: Document) -> None:
    """Every offset of `document` lies inside its part and in order."""
    for passage in (document.title, document.body):
        check_passage(passage)
    length = len(document.article.text)
    for spans in (document.paragraphs, document.quotations, document.boilerplate, document.repeats):
        check_spans(spans, length)


def check_passage(passage: Passage) -> None:
    """Words and sentences lie inside `passage` and in order."""
    count, length = len(passage.words), len(passage.text)
    assert len(passage.plain) == length
    assert len(passage.starts) == len(passage.ends) == len(passage.quoted) == count
    assert all(0 <= a < b <= length for a, b in zip(passage.starts, passage.ends, strict=True))
    assert all(a <= b for a, b in zip(passage.ends, passage.starts[1:], strict=False))
    assert all(0 <= s.start < s.end <= length for s in passage.sentences)
    assert all(0 <= s.first <= s.last <= count for s in passage.sentences)
    assert 0 <= passage.writer_words <= count


def check_spans(spans: Iterable[Span], length: int) -> None:
    """`spans` lie inside the text."""
    for span in spans:
        assert 0 <= span.start < span.end <= length


def check_findings(of: Extractor, document: Document) -> None:
    """What the extractor contract demands."""
    found = of.extract(document)
    names = {measure.name for measure in of.measures}
    assert found.values.keys() == names
    assert all(math.isnan(value) or math.isfinite(value) for value in found.values.values())
    lengths = {"title": len(document.article.title), "text": len(document.article.text)}
    for each in found.evidence:
        assert each.measure in names
        assert 0 <= each.start < each.end <= lengths[each.part]
    for each in found.attributions:
        for spans in (each.cue, each.source, each.content):
            check_spans(spans, lengths["text"])


def _text(data: bytes) -> str:
    """Surrogates included: JSON can hold them."""
    return (
        data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace")
        if _valid(data)
        else (data.decode("utf-8", "replace"))
    )


def _valid(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _title_and_text(data: bytes) -> tuple[str, str]:
    title, _, body = _text(data).partition("\0")
    return (title, body) if body else ("", title)


def _document(data: bytes) -> Document:
    title, body = _title_and_text(data)
    lines = frozenset(body.splitlines()[:1]) if data[-1:] == b"\n" else frozenset()
    return text.read(Article(body, title=title), lines)


def endings() -> set[str]:
    """One ending a format, and JSON Lines compressed each way."""
    return {each.endings[0] for each in formats().values()} | {".jsonl.gz", ".jsonl.zst"}


def targets() -> Mapping[str, Target]:
    """Every target by name."""
    return {
        **{f"reader{ending}": partial(reader, ending) for ending in sorted(endings())},
        **{f"export.{name}": partial(export_file, name) for name in exports.NAMES},
        "cleaner": cleaner,
        "text": text_layer,
        **{f"extractor.{each.family}": partial(extractor, each) for each in extractors()},
        "pipeline": whole_pipeline,
        "lexicon": word_list,
        "model": model,
        "cells": cells,
    }
