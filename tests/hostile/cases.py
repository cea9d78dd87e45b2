"""Hostile files, each of a name, an ending and a size: small in the suite, in full by `full.py`.

`write` puts the case into a file; `expect` begins what must happen to the last of its articles (`nothing`: it has
none), `small_expect` the same at the small size where it differs.
"""
# ruff: noqa: E501

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

Content = bytes | Iterable[bytes]


class Case(NamedTuple):
    """A hostile file. `make(size)` gives its bytes; `size` counts what the name says."""

    name: str
    ending: str
    make: Callable[[int], Content]
    small: int
    full: int
    expect: str
    small_expect: str | None = None

    @property
    def id(self) -> str:
        """The name with its ending."""
        return f"{self.name} ({self.ending})"

    def write(self, path: Path, size: int) -> None:
        """Put the case into the file `path`."""
        content = self.make(size)
        with path.open("wb") as file:
            for piece in [content] if isinstance(content, bytes) else content:
                file.write(piece)


STORY = (
    "Officials said on Tuesday that the old bridge may be closed before the winter. “We simply do not know,” Maria "
    "Lopez, the mayor, told reporters. According to a report by the Transport Institute, 40 percent of crossings were "
    "unsafe last year.\n\nSome people believe the repair was a shameful disaster! The council, which met for six hours "
    "in the town hall, will vote on the plan in March. It is the third plan in two years, and the costs have grown "
    "with each of them.\n\nResidents of the northern bank have crossed by ferry since the spring. The boat leaves "
    "every twenty minutes and carries sixty passengers, but no cars. Shops near the landing report that they have "
    "lost half of their customers, and two of them have shut for good.\n\nAn engineer who examined the pillars for "
    "the city wrote that the steel has rusted from within. He expects the work to take eighteen months and to cost "
    "at least nine million, which the city does not have. The government in the capital has not yet answered.\n\n"
)
"""Some 150 words, enough to be scored."""
PAGE = "<html><head><title>Bridge</title></head><body><article>%s</article></body></html>"
MIB = 2**20


def after(story: str, piece: str) -> Callable[[int], Content]:
    """`story` and `size` times `piece`."""
    return lambda size: (story + piece * size).encode("utf-8", "surrogatepass")


def record(**fields: object) -> bytes:
    """A line of JSON."""
    return json.dumps(fields).encode() + b"\n"


def paragraphs(text: str) -> str:
    """`text` as the paragraphs of a page."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n") if paragraph)


def mebibytes(block: bytes) -> Callable[[int], Iterator[bytes]]:
    """`size` MiB of `block` over and over, written in pieces."""
    piece = (block * (MIB // len(block) + 1))[:MIB]
    return lambda size: repeat(piece, size)


def gzipped(content: bytes) -> bytes:
    """A gzip stream."""
    return gzip.compress(content, 9)


def gzip_bomb(size: int, begin: bytes = b"") -> Iterator[bytes]:
    """`begin` and `size` MiB of zeros as characters, a thousandth of it long."""
    yield gzip.compress(begin)
    yield from repeat(gzip.compress(b"0" * (16 * MIB), 9), -(-size // 16))


def zstd_bomb(size: int, begin: bytes = b"") -> Iterator[bytes]:
    """The same as Zstandard frames, some ten-thousandth of it long."""
    try:
        from compression import zstd
    except ImportError:
        from backports import zstd
    yield zstd.compress(begin)
    yield from repeat(zstd.compress(b"0" * (16 * MIB)), -(-size // 16))


def cut(content: bytes) -> bytes:
    """The first half of what is packed."""
    return content[: len(content) // 2]


def noise(size: int) -> bytes:
    """Bytes that do not compress, the same each time."""
    return random.Random(7).randbytes(size)


def entity_bomb(size: int) -> bytes:
    """Ten entities, each ten of the one before, told `size` times."""
    names = "abcdefghij"
    inside = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("z" + names, names, strict=False)
    )
    start = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY z "boom">{inside}]>'
    return (start + PAGE % (paragraphs(STORY) + "<p>&j;</p>" * size)).encode()


def warc_record(
    body: bytes, length: object = None, kind: str = "response", extra: bytes = b"", mime: str = "text/html"
) -> bytes:
    """A page in a web archive; `length` is what its header says."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\n\r\n".encode() + body
    said = len(http) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x>\r\nWARC-Target-URI: http://a.example/\r\n"
    )
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {said}\r\n"
    return head.encode() + extra + b"\r\n" + http + b"\r\n\r\n"


def warc(length: object) -> Callable[[int], bytes]:
    """Two records, the first of which says that it is `length` bytes long."""
    page = (PAGE % paragraphs(STORY)).encode()
    return lambda size: warc_record(page * size, length) + warc_record(page)


def parquet(**columns: object) -> bytes:
    """A Parquet file with these columns."""
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


def parquet_not_utf8(size: int) -> bytes:
    """A column of strings whose bytes are none."""
    whole = parquet(text=["qqqq" + STORY.replace("“", "'").replace("”", "'")] * size)
    return whole.replace(b"qqqq", b"\xff\xfe\xfd\xfc")


def parquet_wide(size: int) -> bytes:
    """64 rows, each the same text of `size` MiB: one page of a dictionary."""
    import pyarrow
    import pyarrow.parquet

    text = pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([0] * 64, pyarrow.int32()), pyarrow.array(["wide " * (size * MIB // 5)])
    )
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": text}), out, compression="zstd")
    return out.getvalue()


def parquet_bomb(size: int) -> bytes:
    """`size` rows of 16 MiB, plain and compressed to next to nothing, in one page."""
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    schema = pyarrow.schema({"text": pyarrow.large_string()})
    with pyarrow.parquet.ParquetWriter(
        out,
        schema,
        compression="zstd",
        use_dictionary=False,
        data_page_size=2**31 - 1,
        write_statistics=False,
    ) as file:
        value = "0" * (16 * MIB)
        rows = pyarrow.array([value] * size, pyarrow.large_string())
        file.write_table(pyarrow.table({"text": rows}, schema))
    return out.getvalue()


def csv_cell(block: bytes, *, closed: bool = False) -> Callable[[int], Iterator[bytes]]:
    """A mark that opens a cell, then `size` MiB of `block`; the mark is never closed, or closed before another row."""
    end = b'",a\n"' + STORY.encode() + b'",b\n' if closed else b""
    return lambda size: chain([b'text,source\n"' + STORY.encode()], mebibytes(block)(size), [end])


def nested(opening: str, closing: str, inside: str = "0") -> Callable[[int], bytes]:
    """`inside` within `size` of these."""
    return lambda size: (opening * size + inside + closing * size).encode()


def mixed(*encodings: str) -> Callable[[int], bytes]:
    """Paragraphs in one encoding after the other."""
    text = STORY.replace("Maria Lopez", "María López")
    return lambda size: b"".join(
        text.encode(encodings[number % len(encodings)], "replace") for number in range(size)
    )


def look_alike(size: int) -> bytes:
    """The story with Cyrillic letters for Latin ones, `size` times."""
    return (STORY.translate(str.maketrans("aeopcx", "аеорсх")) * size).encode()


def between(mark: str) -> Callable[[int], bytes]:
    """The story with `mark` after every letter, `size` times."""
    return lambda size: (mark.join(STORY) * size).encode("utf-8", "surrogatepass")


def attributes(piece: str) -> Callable[[int], bytes]:
    """A tag with `size` times `piece` in it, numbered."""

    def make(size: int) -> bytes:
        pieces = "".join(map(piece.format, range(size)))
        return (PAGE % (f"<div {pieces}>" + paragraphs(STORY) + "</div>")).encode()

    return make


def zipped(**members: bytes) -> bytes:
    """A ZIP archive; `__` in a name is a slash, `_dot_` a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def word(body: bytes, doctype: bytes = b"", **more: bytes) -> bytes:
    """A Word document with this `body`."""
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    document = doctype + f'<w:document xmlns:w="{WORDS}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return zipped(
        **{"[Content_Types]_dot_xml": types.encode(), "_rels___dot_rels": relation.encode()},
        word__document_dot_xml=document, **more,
    )  # fmt: skip


def word_story(body: str = "") -> bytes:
    """The story as paragraphs of a Word document, and `body`."""
    story = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in STORY.split("\n\n"))
    return (story + body).encode()


def pdf(content: bytes, *, filters: str = "", pages: int = 1) -> bytes:
    """A PDF whose page draws `content`."""
    kids = " ".join("3 0 R" for _ in range(pages))
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}{filters}>>stream\n".encode() + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )  # fmt: skip
    out = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(
        f"{start:010d} 00000 n \n".encode() for start in starts
    )
    return out + table + f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


def pdf_bomb(size: int) -> bytes:
    """A page whose drawing commands expand to `size` MiB of blanks."""
    return pdf(zlib.compress(b" " * (size * MIB), 9), filters="/Filter/FlateDecode")


def mail_nest(size: int) -> bytes:
    """A message in a message, `size` times."""
    head = b"".join(
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
        for n in range(size)
    )
    return b"From: a@b.example\n" + head + b"Content-Type: text/plain\n\n" + STORY.encode()


ENTITIES = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
RSS = b"<rss version='2.0'><channel><title>Feed</title>%s</channel></rss>"


CASES = (
    Case("empty", ".txt", lambda _: b"", 0, 0, "failed: it is empty"),
    Case("empty", ".jsonl", lambda _: b"", 0, 0, "nothing"),
    Case("empty", ".parquet", lambda _: b"", 0, 0, "failed: it is not valid Parquet"),
    Case("empty", ".warc.gz", lambda _: b"", 0, 0, "nothing"),
    Case("one byte", ".txt", lambda _: b"a", 1, 1, "declined: too_short"),
    Case("one byte", ".json", lambda _: b"{", 1, 1, "failed: it is not valid JSON"),
    Case("one byte", ".csv", lambda _: b'"', 1, 1, "failed: its header cannot be read"),
    Case("one byte", ".html", lambda _: b"<", 1, 1, "declined: too_short"),
    Case("one byte", ".gz", lambda _: b"\x1f", 1, 1, "failed: it is cut short"),
    Case("NUL bytes", ".txt", lambda size: STORY.encode() + bytes(size), 1000, MIB, "failed: it holds NUL bytes"),
    Case("NUL characters in JSON", ".jsonl", lambda n: record(text=STORY + "\0" * n), 1000, MIB, "scored"),
    Case("NUL bytes", ".html", lambda n: (PAGE % (paragraphs(STORY) + "\0" * n)).encode(), 1000, MIB, "scored"),
    Case("lone surrogates", ".jsonl", lambda n: record(text=STORY + "\ud800 \udc00" * n), 1000, 300_000, "scored"),
    Case("lone surrogates, as bytes", ".txt", after(STORY, "\ud800"), 100, 300_000, "failed: it is broken UTF-8"),
    Case("Windows-1252", ".txt", mixed("windows-1252"), 1, 100, "scored"),
    Case("UTF-16 without a mark", ".txt", mixed("utf-16-le"), 1, 100, "scored"),
    Case("mixed encodings", ".txt", mixed("utf-8", "windows-1252"), 2, 100, "failed: it is broken UTF-8"),
    Case("mixed encodings", ".jsonl", lambda n: record(text=STORY) + b'{"text": "\xe9\xff\x81"}\n' * n,
         2, 1000, "failed: "),
    Case("another alphabet, undeclared", ".txt", lambda n: ("Это новость. " * n).encode("koi8-r"), 99, 10_000,
         "failed: its encoding is unknown"),
    Case("right-to-left and zero-width", ".txt", between("\u202e\u200b\u200f"), 1, 100, "scored: "),
    Case("right-to-left letters", ".txt", after("", "قال مسؤولون اليوم. "), 99, 50_000, "declined: "),
    Case("combining marks by the thousand", ".txt", between("\u0301" * 1000), 1, 1, "declined"),
    Case("combining marks, one letter", ".txt", after(STORY + "a", "\u0301"), 10_000, 1_000_000, "scored"),
    Case("homoglyphs", ".txt", look_alike, 1, 100, "scored"),
    Case("one line of 50 MB", ".txt", mebibytes(b"word "), 3, 50, "declined: too_long"),
    Case("one line of 50 MB", ".jsonl", lambda n: record(text="word " * (n * MIB // 5)), 3, 50, "declined: too_long"),
    Case("one line of 50 MB", ".csv", lambda n: b"text\n" + b"word " * (n * MIB // 5), 3, 50, "declined: too_long"),
    Case("one line of 50 MB", ".html", lambda n: b"<p>" + b"word " * (n * MIB // 5), 20, 50, "failed: the page is larger"),
    Case("a line of 100 MB", ".jsonl", lambda n: record(text="word " * (n * MIB // 5)), 66, 100, "failed: record 1: line 1 cannot be read: it is longer"),
    Case("a word of a million letters", ".txt", after(STORY, "a"), 10_000, 1_000_000, "scored"),
    Case("a million capitals", ".txt", after(STORY, "A"), 10_000, 1_000_000, "scored"),
    Case("a million hyphens", ".txt", after(STORY, "a-"), 10_000, 500_000, "scored"),
    Case("a million quotation marks, straight", ".txt", after(STORY, '"'), 10_000, 1_000_000, "scored"),
    Case("a million quotation marks, opening", ".txt", after(STORY, "“"), 10_000, 1_000_000, "scored"),
    Case("a million quotation marks, spaced", ".txt", after(STORY, ' "a'), 5_000, 500_000, "declined: "),
    Case("a million apostrophes", ".txt", after(STORY, "'"), 10_000, 1_000_000, "scored"),
    Case("100,000 emoji", ".txt", after(STORY, "😀"), 5_000, 100_000, "scored"),
    Case("100,000 joined emoji", ".txt", after(STORY, "👩\u200d👩\u200d👧 "), 2_000, 100_000, "scored"),
    Case("HTML 100,000 deep", ".html", lambda n: (PAGE % ("<div>" * n + paragraphs(STORY))).encode(), 3_000, 100_000,
         "failed: the page is larger than", "failed: no article"),
    Case("JSON 100,000 deep", ".json", nested("[", "]"), 20_000, 100_000, "failed: it is not valid JSON: it is nested"),
    Case("JSON 100,000 deep, in a field", ".jsonl",
         lambda n: record(text=STORY)[:-2] + b', "x": ' + nested('{"a":', "}")(n) + b"}\n", 20_000, 100_000,
         "failed: record 1: line 1 is not valid JSON: it is nested"),
    Case("CSV with unbalanced quotation marks", ".csv", lambda n: b"text\n" + b'"a "b\n' * n, 99, 10_000, "failed"),
    Case("CSV with a cell of 2 GB", ".csv", csv_cell(b"no end in sight "), 1, 2048,
         "failed: record", "failed: record 1: a quotation mark on line 2"),
    Case("CSV with a cell of 66 MiB on many lines", ".csv", csv_cell(b"no end, " * 200 + b"\n"), 1, 66,
         "failed: record 1: a quotation mark on line 2"),
    Case("CSV with a row after a cell of 66 MiB", ".csv", csv_cell(b"no end, " * 200 + b"\n", closed=True), 1, 66, "scored"),
    Case("CSV with 100,000 columns", ".csv", lambda n: b"text" + b",a" * n + b"\n" + b"," * n + b"\n", 999, 100_000,
         "failed"),
    Case("Parquet: text is a number", ".parquet", lambda n: parquet(text=[1] * n), 9, 1000, "failed"),
    Case("Parquet: text is a list", ".parquet", lambda n: parquet(text=[[STORY]] * n), 9, 1000, "scored"),
    Case("Parquet: text is a record", ".parquet", lambda n: parquet(text=[{"a": STORY}] * n), 9, 1000, "failed"),
    Case("Parquet: text is empty", ".parquet", lambda n: parquet(text=[None] * n), 9, 1000, "failed"),
    Case("Parquet: bytes instead of text", ".parquet", lambda n: parquet(text=[noise(500)] * n), 9, 1000, "failed"),
    Case("Parquet: strings that are not UTF-8", ".parquet", parquet_not_utf8, 9, 1000, "failed"),
    Case("Parquet: 64 cells of one long text", ".parquet", parquet_wide, 3, 60, "declined: too_long (x64)"),
    Case("Parquet: a page of 240 MiB", ".parquet", parquet_bomb, 1, 15, "declined: too_long"),
    Case("Parquet: a page of 320 MiB", ".parquet", parquet_bomb, 1, 20, "failed: a page of it expands",
         "declined: too_long"),
    Case("Parquet cut short", ".parquet", lambda n: cut(parquet(text=[STORY] * n)), 9, 1000, "failed"),
    Case("gzip bomb", ".txt.gz", gzip_bomb, 3, 10_000, "failed: it", ""),
    Case("gzip bomb", ".jsonl.gz", gzip_bomb, 3, 10_000, "failed: it", ""),
    Case("gzip bomb", ".csv.gz", lambda n: gzip_bomb(n, b"text\n"), 3, 10_000, "failed", ""),
    Case("gzip bomb", ".warc.gz", lambda n: gzip_bomb(n, b"WARC/1.0\r\nA: "), 2, 10_000, "failed"),
    Case("zstd bomb", ".txt.zst", zstd_bomb, 3, 10_000, "failed: it", ""),
    Case("zstd bomb", ".jsonl.zst", zstd_bomb, 3, 10_000, "failed: it", ""),
    Case("zstd bomb", ".html.zst", zstd_bomb, 3, 10_000, "failed: it", ""),
    Case("gzip cut short", ".jsonl.gz", lambda n: cut(gzipped(record(text=STORY + noise(n).hex()))), 9999, MIB, "failed"),
    Case("zstd cut short", ".jsonl.zst", lambda n: cut(b"".join(zstd_bomb(0, noise(n)))), 9999, MIB, "failed"),
    Case("WARC cut short", ".warc", lambda n: cut(warc_record(STORY.encode() * n)), 9, 1000, "failed: it ends inside"),
    Case("WARC cut short", ".warc.gz", lambda n: cut(gzipped(warc_record(noise(n)))), 9, MIB, "failed"),
    Case("XML entity bomb", ".xhtml", entity_bomb, 1, 1000, "scored"),
    Case("WARC: a length too great", ".warc", warc(10**18), 1, 100, "failed: it ends inside"),
    Case("WARC: a length too small", ".warc", warc(50), 1, 100, "failed: a record's length is not"),
    Case("WARC: a length below zero", ".warc", warc(-5), 1, 100, "failed: it cannot be read as WARC"),
    Case("WARC: a length that is no number", ".warc", warc("many"), 1, 100, "failed: it cannot be read as WARC"),
    Case("WARC: a header without end", ".warc",
         lambda n: repeat_after(b"WARC/1.0\r\nX: ", b"a" * MIB, n), 2, 1000, "failed: a header of it"),
    Case("WARC: headers without number", ".warc", lambda n: repeat_after(b"WARC/1.0\r\n", b"X: a\r\n" * 99999, n),
         2, 1000, "failed: a header of it"),
    Case("HTML: quoted < in 199,000 attributes", ".html", attributes('a{}="<" '), 999, 199_000, "failed: the page is larger than",
         "scored"),
    Case("HTML: quoted > in 500,000 attributes", ".html", attributes('a{}=">" '), 999, 500_000, "failed: a tag of the page",
         "scored"),
    Case("HTML: 100,000 attributes", ".html", attributes("a{}=b "), 999, 100_000, "failed: a tag of the page", "scored"),
    Case("HTML: 50,000 tags", ".html", lambda n: (PAGE % ("<p>a" * n + paragraphs(STORY))).encode(), 999, 49_900,
         "", "scored"),
    Case("every byte", ".txt", lambda n: bytes(range(256)) * n, 1, 1000, "failed"),
    Case("noise", ".txt", noise, 9999, MIB, "failed"),
    Case("noise", ".parquet", lambda n: b"PAR1" + noise(n) + b"PAR1", 9999, MIB, "failed"),
    Case("noise", ".warc", noise, 9999, MIB, "failed"),
    Case("noise", ".pdf", lambda n: b"%PDF-1.7\n" + noise(n), 9999, MIB, "failed"),
    Case("noise", ".rtf", lambda n: b"{\\rtf1 " + noise(n), 9999, MIB, ""),
    Case("noise", ".docx", lambda n: b"PK\x03\x04" + noise(n), 9999, MIB, "failed: it is not a Word document"),
    Case("zip bomb", ".docx", lambda n: word(word_story(), more=b" " * (n * MIB)), 16, 1000,
         "failed: it expands like a decompression bomb"),
    Case("zip bomb", ".epub", lambda n: zipped(mimetype=b"application/epub+zip", more=b" " * (n * MIB)), 16, 1000,
         "failed: it expands like a decompression bomb"),
    Case("macros and links outside", ".docx", lambda _: word(word_story(), word__vbaProject_dot_bin=b"Sub AutoOpen()"), 0, 0,
         "scored"),
    Case("entities", ".docx", lambda _: word(b"<w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p>", ENTITIES), 0, 0,
         "failed: it declares entities"),
    Case("deep nesting", ".docx", lambda n: word(b"<w:sdt>" * n + b"</w:sdt>" * n), 999, 200_000,
         "failed: it expands like a decompression bomb", "failed: its markup is nested more than"),
    Case("deep nesting", ".rtf", lambda n: b"{\\rtf1 " + b"{" * n + STORY.encode("cp1252") + b"}" * n, 5000, 2_000_000,
         "failed: its groups are nested more than"),
    Case("one paragraph", ".rtf", lambda n: b"{\\rtf1 " + b"word " * n + b"}", 9999, 4_000_000, ""),
    Case("embedded object", ".rtf", lambda n: b"{\\rtf1 {\\object\\objdata " + b"4f4c45" * n + b"}" + STORY.encode("cp1252") + b"}",
         9999, 4_000_000, "scored"),
    Case("page that expands", ".pdf", pdf_bomb, 17, 1000, "failed"),
    Case("pages without number", ".pdf", lambda n: pdf(b"", pages=n), 9, 100_000, "failed"),
    Case("script and launch action", ".pdf", lambda _: pdf(b"BT /F1 10 Tf (" + b"word " * 120 + b") Tj ET")
         .replace(b"/Catalog", b"/Catalog/OpenAction<</S/Launch/F(calc)>>"), 0, 0, ""),
    Case("entities", ".rss", lambda _: ENTITIES + RSS % b"<item><description>&b;&x;</description></item>", 0, 0,
         "failed: it declares entities"),
    Case("entries without number", ".rss", lambda n: RSS % (b"<item><title>a</title></item>" * n), 99, 20_000,
         "failed: record"),
    Case("deep nesting", ".rss", lambda n: RSS % (b"<item>" + b"<a>" * n + b"</a>" * n + b"</item>"), 999, 100_000, "failed"),
    Case("entities", ".xml", lambda _: ENTITIES + b"<articles><article><p>&b;&x;</p></article></articles>", 0, 0,
         "failed: it declares entities"),
    Case("deep nesting", ".xml", lambda n: b"<articles><article>" + b"<p>" * n + b"a" + b"</p>" * n + b"</article></articles>",
         999, 10_000, ""),
    Case("a folded header without end", "", lambda n: b"AA:" + b" a\r\n" * n + b"\1", 999, MIB, "declined: too_long",
         "failed"),
    Case("message in message", ".eml", mail_nest, 50, 20_000, ""),
    Case("header without end", ".eml", lambda n: b"MIME-Version: 1.0\nSubject: " + b"a" * n, 9999, 16 * MIB, "failed"),
    Case("messages without number", ".mbox", lambda n: b"From a@b Mon Jan  5 10:00:00 2026\nSubject: a\n\na\n\n" * n, 9, 20_000,
         "declined: too_short"),
    Case("captions without end", ".vtt", lambda n: b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + b"<v a>" * n, 9999, MIB, ""),
    Case("words broken at every line", ".txt", lambda n: (STORY + "govern-\r\n\r\nment " * n).encode(), 999, 80_000, "scored"),
    Case("lines set apart by blank lines", ".txt", lambda n: (STORY + "and so it goes on and on\n\n" * n).encode(), 999, 60_000, "scored"),
    Case("labels of speakers without end", ".txt", lambda n: (STORY + "ANN ROE: Yes.\n\nBEA LOE: No.\n\n" * n).encode(), 99, 40_000, ""),
    Case("records without end in one JSON", ".json", lambda n: b"{}\n\n" * n, 99, 100_000, "failed"),
    Case("articles that are all alike", ".jsonl", lambda n: record(text=STORY + "the end " * 20) * n, 9, 2_000, "scored"),
    Case("dates in figures in every record", ".jsonl", lambda n: record(text=STORY, date="01/02/2026") * n, 9, 2_000, "scored"),
    Case("delimiters without end", ".csv", lambda n: b"text" + b";,|\t" * n + b"\n" + b"a;,|\t" * n, 999, 200_000, ""),
    Case("escapes without end", ".csv", lambda n: b'id,text\n1,"' + b'\\"' * n, 999, 1_000_000, "failed"),
    Case("quotation marks in every cell", ".tsv", lambda n: b"id\ttext\n" + b'1\t"a" "b\n' * n, 99, 5_000, ""),
    Case("JSON with 300,000 lists", ".json", lambda n: b'{"a": [' + b'{"b": [{"c": 1}]},' * n + b"0]}", 99, 300_000, "failed"),
    Case("paths through 300,000 fields", ".jsonl", lambda n: record(text=STORY, more={f"f{i}": {"x": [i]} for i in range(n)}), 99, 300_000, "scored"),
    Case("a page of 50,000 links", ".html", lambda n: (PAGE % (paragraphs(STORY) + "<a href='//a.example/b'>c</a> " * n)).encode(), 99, 40_000, ""),
    Case("labels without end", ".txt", lambda n: b"_" * 60 + b"\n\nFull text: a\n" + b"Any label: b\n" * n + b"_" * 60 + b"\nDatabase: c\n", 99, 100_000, ""),
    Case("pages without end", ".txt", lambda n: b"Title\nSection: a\nBody\n" + b"Page 1 of 2\nTitle\n" * n + b"End of Document\n", 99, 100_000, ""),
    Case("counts without articles", ".txt", lambda n: b"1 of 9 DOCUMENTS\nLENGTH: 1\nBODY:\n" * n, 99, 100_000, "failed: record"),
    Case("cells without number", ".html", lambda n: b"<div class='article enArticle'><table>" + b"<tr><td>HD</td><td>a</td></tr>" * n,
         99, 100_000, "failed"),
)  # fmt: skip


def repeat_after(start: bytes, piece: bytes, size: int) -> Iterator[bytes]:
    """`start`, then `size` times `piece`."""
    yield start
    yield from repeat(piece, size)
