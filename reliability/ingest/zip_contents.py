"""Members of a ZIP archive (.docx, .epub), read within bounds."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import BinaryIO

from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import UnreadableError

_MOST_EXPANSION = 200
"""Times its size that an archive may expand: XML of real documents compresses 5 to 30 times."""
_MOST_MEMBERS = 10_000
"""Members of an archive, at most."""


class Archive:
    """A ZIP archive whose members expand within bounds; `kind` names it in messages."""

    def __init__(self, stream: BinaryIO, most_bytes: int, kind: str) -> None:
        data = read_bounded(stream, most_bytes)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            raise UnreadableError(
                f"it is not {kind}, or it is damaged", "Save it again, or as text"
            ) from error
        self.data: bytes = data
        self._kind = kind
        self._check_sizes(most_bytes)

    def _check_sizes(self, most_bytes: int) -> None:
        members = self._zip.infolist()
        expanded = sum(member.file_size for member in members)
        if len(members) > _MOST_MEMBERS or expanded > max(2**20, _MOST_EXPANSION * len(self.data)):
            raise UnreadableError(
                "it expands like a decompression bomb", "Expand it yourself if you trust it"
            )
        parts = (member for member in members if member.filename.endswith(("ml", ".opf", ".rels")))
        if any(member.file_size > most_bytes for member in parts):
            raise UnreadableError(
                f"a part of it is larger than {most_bytes:,} bytes", "Split it into articles"
            )
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableError("it is protected with a password", "Save it without one")

    @property
    def names(self) -> list[str]:
        """The names of the members."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        """Return the contents of the member `name`."""
        try:
            size = self._zip.getinfo(name).file_size
            with self._zip.open(name) as member:
                return member.read(size + 1)[:size]
        except KeyError as error:
            raise UnreadableError(f"it is not {self._kind}: {name} is missing", "Save it again") from error
        except Exception as error:  # each compression has its own for what is broken
            raise UnreadableError(f"its part {name} is damaged", "Save it again") from error
