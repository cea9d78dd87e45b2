"""Read files and records as articles."""

from reliability.ingest import frames
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.duplicates import Duplicates
from reliability.ingest.formats import use_readers
from reliability.ingest.given_records import articles, records
from reliability.ingest.near_duplicates import NearDuplicates
from reliability.ingest.options import Options, SourceFrom
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.reading import Reading, read

__all__ = [
    "Duplicates",
    "NearDuplicates",
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
