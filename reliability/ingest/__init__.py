"""Files and records → Article."""

from reliability.ingest.options import Options, SourceFrom
from reliability.ingest.reading import Reading, articles, read, records
from reliability.ingest.repeats import Duplicates

__all__ = ["Duplicates", "Options", "Reading", "SourceFrom", "articles", "read", "records"]
