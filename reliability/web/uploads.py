"""Forms with files, parsed in memory: no upload is written to a disk, and no name is used as a path."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from reliability.ingest.decoding import UnreadableError
from reliability.ingest.files_in_memory import NamedBytes
from reliability.ingest.skipped import HARMLESS
from reliability.ingest.zip_contents import Archive
from reliability.web.problems import invalid

_MOST_FILES = 10_000
"""Files of a form."""
_MOST_PART_BYTES = 2**40
"""Bytes of one part: practically unlimited, since the body as a whole is bounded."""


class _InMemory(MultiPartParser):
    spool_max_size = _MOST_PART_BYTES  # more would go to a temporary file


class SubmittedForm(NamedTuple):
    """A submitted form: texts by the name of the field, in order, and the files."""

    texts: Mapping[str, Sequence[str]]
    files: Sequence[NamedBytes]

    def text(self, name: str, number: int = 0) -> str:
        """Return the text of that field, or of its n-th if the form has several; empty if it is absent."""
        values = self.texts.get(name, ())
        return values[number].strip() if number < len(values) else ""


def parse(body: bytes, content_type: str) -> SubmittedForm:
    """Return the form in a multipart body; raises `RefusedError` for anything else."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    async def parsed() -> SubmittedForm:
        headers = Headers({"content-type": content_type})
        parser = _InMemory(headers, stream(), max_part_size=_MOST_PART_BYTES, max_files=_MOST_FILES)
        texts: dict[str, list[str]] = {}
        files: list[NamedBytes] = []
        for name, value in (await parser.parse()).multi_items():
            if not isinstance(value, UploadFile):
                texts.setdefault(name, []).append(value)
            elif value.filename:
                files.append(NamedBytes(value.filename, await value.read()))
        return SubmittedForm(texts, files)

    if not body and "boundary" in content_type:
        return SubmittedForm({}, ())
    try:
        return asyncio.run(parsed())
    except (MultiPartException, KeyError, UnicodeError, ValueError):
        raise invalid("The form cannot be read. Send it as multipart/form-data.") from None


def unpacked(files: Sequence[NamedBytes], most: int) -> Iterator[NamedBytes]:
    """Yield the files, those of ZIP archives in their place; raises `RefusedError` for a harmful archive."""
    for file in files:
        if file.name.lower().endswith(".zip"):
            yield from _unzipped(file, most)
        else:
            yield file


def _unzipped(file: NamedBytes, most: int) -> Iterator[NamedBytes]:
    """Yield the members of an archive; raises `RefusedError` beyond `most` bytes."""
    try:
        archive = Archive(BytesIO(file.data), most, "a ZIP archive")
        for name in sorted(filter(_is_article_file, archive.names)):
            data = archive.read(name)
            most -= len(data)
            if most < 0:
                raise invalid(f"{file.name[:200]}: it expands to too much. Send fewer files at a time.")
            yield NamedBytes(name, data)
    except UnreadableError as error:
        raise invalid(f"{file.name[:200]}: {error.problem}. {error.advice}.") from None


def _is_article_file(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    return not (name.endswith("/") or hidden or path.suffix.lower() in HARMLESS)


def below_their_folder(files: Sequence[NamedBytes]) -> list[NamedBytes]:
    """Return `files` named from the folder that holds them all, so that its folders name the sources.

    If all of them are directly in it, it names the source.
    """
    names = [file.name.replace("\\", "/").split("/") for file in files]
    depth = _shared_depth([name[:-1] for name in names])
    flat = all(len(name) == depth + 1 for name in names)
    dropped = max(depth - 1, 0) if flat else depth
    return [file._replace(name="/".join(name[dropped:])) for file, name in zip(files, names, strict=True)]


def _shared_depth(folders: Sequence[Sequence[str]]) -> int:
    """Return the number of folders that all of these paths begin with."""
    levels = list(zip(*folders, strict=False))
    return next((depth for depth, level in enumerate(levels) if len(set(level)) > 1), len(levels))
