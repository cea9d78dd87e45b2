"""Exit statuses."""

from __future__ import annotations

OK = 0
"""Nothing failed."""
FAILED = 1
"""Nothing could be scored."""
USAGE = 2
"""Wrong usage, a missing path included."""
PARTLY = 3
"""Some inputs failed."""
INTERRUPTED = 130
"""Ctrl-C, as shells count it."""
