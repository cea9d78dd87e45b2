"""Files and records → Article."""

from reliability.ingest import frames
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.formats import use_readers
from reliability.ingest.options import Options, SourceFrom
from reliability.ingest.reading import Reading, articles, read, records
from reliability.ingest.repeats import Duplicates
from reliability.ingest.rows import Problem, Row

__all__ = [
    "Duplicates",
    "Options",
    "Problem",
    "Reading",
    "Row",
    "SourceFrom",
    "UnreadableError",
    "articles",
    "decode",
    "frames",
    "read",
    "records",
    "use_readers",
]
