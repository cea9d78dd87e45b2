"""Article → Document: words, sentences, quotations, page furniture, with offsets; no opinions."""

from reliability.text.document import read
from reliability.text.passage import passage

__all__ = ["passage", "read"]
