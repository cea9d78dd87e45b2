"""Read files and records as articles."""

from reliability.ingest import frames
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.formats import use_readers
from reliability.ingest.given_records import articles, records
from reliability.ingest.options import Options, SourceFrom
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.reading import Reading, read
from reliability.ingest.signatures import Repetitions, Signature, signature

__all__ = [
    "Options",
    "Problem",
    "Reading",
    "Repetitions",
    "Row",
    "Signature",
    "SourceFrom",
    "UnreadableError",
    "articles",
    "decode",
    "frames",
    "read",
    "records",
    "signature",
    "use_readers",
]
