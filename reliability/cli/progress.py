"""A progress line on standard error, only when that is a terminal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

from reliability.cli.messages import say
from reliability.reports.printable import wrapped

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from reliability.ingest import Reading


class Progress:
    """Counts articles with their rate and the time that is left; drawn by rich, for terminals only."""

    def __init__(self, out: TextIO, *, drawn: bool) -> None:
        self._out = out
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._reading: Reading | None = None
        self._count, self._begun = 0, time.monotonic()
        if drawn:
            self._start()

    def of(self, reading: Reading) -> None:
        """Expect to read all of `reading`: the bytes read show how much is left."""
        if self._bar and self._task is not None:
            self._reading = reading
            self._bar.update(self._task, total=reading.size())

    def advance(self) -> None:
        """One article more."""
        if self._bar and self._task is not None:
            self._count += 1
            done = self._reading.done if self._reading else self._count
            rate = self._count / max(time.monotonic() - self._begun, 0.001)
            self._bar.update(self._task, completed=done, count=self._count, rate=rate)

    def say(self, message: str) -> None:
        """Write a message, above the bar if there is one."""
        if self._bar:
            console = self._bar.console
            console.print(wrapped(message, console.width), markup=False, highlight=False, soft_wrap=True)
        else:
            say(message)

    def close(self) -> None:
        """Remove the bar."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        rate = TextColumn("{task.fields[count]:,} articles, {task.fields[rate]:,.0f} a second")
        left = (TextColumn("left"), TimeRemainingColumn(compact=True))
        self._bar = Bar(
            BarColumn(16),
            rate,
            TimeElapsedColumn(),
            *left,
            console=Console(file=self._out),
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, count=0, rate=0.0)
        self._bar.start()
