"""Article → Document: words, sentences, quotations, boilerplate, with offsets; no opinions."""

from reliability.text.boilerplate.recurring import recurring
from reliability.text.document import read
from reliability.text.length import LONGEST
from reliability.text.segmentation.passage import passage

__all__ = ["LONGEST", "passage", "read", "recurring"]
