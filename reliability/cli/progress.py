"""A progress line on standard error, only when that is a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Counts articles with their rate; drawn by rich, which is imported for terminals only."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        if out.isatty():
            self._start()

    def advance(self) -> None:
        """One article more."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task)

    def say(self, line: str) -> None:
        """Print `line` above the bar."""
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=self._out)

    def close(self) -> None:
        """Remove the bar."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        rate = TextColumn("{task.completed:,.0f} articles, {task.speed:,.0f} a second", justify="left")
        self._bar = Bar(
            SpinnerColumn(), rate, TimeElapsedColumn(), console=Console(file=self._out), transient=True
        )
        self._task = self._bar.add_task("", total=None)
        self._bar.start()
