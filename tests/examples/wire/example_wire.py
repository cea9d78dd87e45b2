"""Wire copy: articles parted by lines of `NNNN`, each headed by its title. An example of a reader."""

from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest import Options, Problem, Row, decode

ENDINGS = (".wire",)
TEXT_LIKE = True


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The articles, numbered from 1."""
    text, notes = decode(stream.read(), options.encoding)
    for number, part in enumerate(text.split("\nNNNN"), 1):
        title, _, body = part.strip().partition("\n")
        if body.strip():
            yield Row({"title": title, "text": body}, number, notes)
        elif title:
            yield Problem("it has a headline alone", "Leave it out", number, "no_text")
