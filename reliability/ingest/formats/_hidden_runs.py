"""Remove the hidden text of Word documents, which mammoth would read."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from reliability.ingest.zip_contents import Archive

_BODY: Final = "word/document.xml"
_FALSE: Final = ("0", "false", "off")


def without_hidden_runs(archive: Archive) -> bytes | None:
    """Return the document without its hidden runs of text; None if it has none. Its parts must be safe."""
    body = archive.read(_BODY) if _BODY in archive.names else b""
    if b"vanish" not in body:
        return None
    from lxml import etree

    try:
        root = etree.fromstring(
            body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except etree.XMLSyntaxError:
        return None
    hidden = [run for run in root.iter("{*}r") if _is_hidden(run)]
    for run in hidden:
        run.getparent().remove(run)
    return _rewritten(archive, etree.tostring(root)) if hidden else None


def _is_hidden(run: Any) -> bool:
    marks = run.findall("{*}rPr/{*}vanish")
    has_text = any(True for _ in run.iterchildren("{*}t"))
    return has_text and any(
        _FALSE.count(next(iter(mark.attrib.values()), "1").lower()) == 0 for mark in marks
    )


def _rewritten(archive: Archive, body: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as document:
        for name in archive.names:
            document.writestr(name, body if name == _BODY else archive.read(name))
    return out.getvalue()
