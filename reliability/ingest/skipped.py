"""Files in folders that were not read: how many of each ending, and whether they may hold articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

_MOST_PATHS = 100_000  # paths, some 10 MB
_SHOWN_ENDINGS = 8
"""Endings named in the summary; the others are counted together."""
WITHOUT_ENDING = "without extension"
HARMLESS = frozenset({
    ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".ico", ".bmp", ".tif", ".tiff", ".avif", ".heic",
    ".css", ".scss", ".less", ".js", ".mjs", ".ts", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot",
    ".mp3", ".mp4", ".m4a", ".m4v", ".mov", ".avi", ".webm", ".wav", ".ogg", ".flac", ".py", ".pyc", ".r",
    ".rb", ".sh", ".bat", ".exe", ".dll", ".so", ".swf", ".cfg", ".ini", ".toml", ".yaml", ".yml", ".lock",
    ".log", ".tmp", ".bak", ".torrent", ".sig", ".asc", ".md5", ".sha256", "sitemap", "image",
})  # fmt: skip
"""Endings of files that never hold articles: images, styles, scripts, fonts, sound, programs, settings."""


class Skipped(Counter[str]):
    """The number of skipped files by ending, with their `paths`."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    def add(self, ending: str, path: str) -> None:
        """Count the file at `path`."""
        self[ending or WITHOUT_ENDING] += 1
        if len(self.paths) < _MOST_PATHS:
            self.paths.append(path)

    @property
    def with_articles(self) -> int:
        """How many of the files may hold articles."""
        return sum(count for ending, count in self.items() if ending not in HARMLESS)

    def summary(self) -> str:
        """Return one line such as `17 files skipped: 9 .docx, 3 without extension`; empty where none was."""
        total = sum(self.values())
        if not total:
            return ""
        by_ending = [f"{count:,} {ending}" for ending, count in self.most_common(_SHOWN_ENDINGS)]
        if rest := total - sum(count for _, count in self.most_common(_SHOWN_ENDINGS)):
            by_ending.append(f"{rest:,} of other endings")
        return f"{total:,} file{'s' if total > 1 else ''} skipped: {', '.join(by_ending)}"

    def listed(self) -> Iterator[str]:
        """Yield the path of each skipped file, and how many more there are."""
        yield from self.paths
        if more := sum(self.values()) - len(self.paths):
            yield f"and {more:,} more"
