"""Article → Document: words, sentences, quotations, boilerplate, with offsets; no opinions."""

from reliability.text.document import read
from reliability.text.length import LONGEST
from reliability.text.passage import passage
from reliability.text.recurring import recurring

__all__ = ["LONGEST", "passage", "read", "recurring"]
