"""Read files and records as articles."""

from reliability.ingest import data_frames
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.formats import use_readers
from reliability.ingest.options import Options, SourceFrom
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.reading import Reading, read
from reliability.ingest.records_in_memory import articles, records
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
    "data_frames",
    "decode",
    "read",
    "records",
    "signature",
    "use_readers",
]
