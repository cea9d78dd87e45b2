"""Read files and records as articles."""

from reliability.ingest import data_frames
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.duplicates import Duplicates
from reliability.ingest.formats import use_readers
from reliability.ingest.near_duplicates import NearDuplicates
from reliability.ingest.options import Options, SourceFrom
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.reading import Reading, read
from reliability.ingest.records_in_memory import articles, records

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
    "data_frames",
    "decode",
    "read",
    "records",
    "use_readers",
]
