"""How far has a long piece of work come? A bar with its counts, where somebody looks and waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

WAIT = 1.0
"""Seconds of work before a bar is shown: what is done by then needs none."""


class CountingBar:
    """A bar on standard error with counts beside it; nothing in a pipe or for a second's work."""

    def __init__(
        self, doing: str, total: float, *, terminal: bool | None = None, wait: float = WAIT
    ) -> None:
        if terminal is None:
            terminal = sys.stderr is not None and sys.stderr.isatty()
        self._doing, self._total, self._terminal, self._wait = doing, total, terminal, wait
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def update(self, done: float, *, rated: str = "", **counts: int) -> None:
        """Shows how much is done of the total, and the counts by their names.

        Of the count that ``rated`` names it also shows how many there are in a second.
        """
        if not self._terminal or time.monotonic() - self._began < self._wait:
            return
        if self._bar is None:
            self._make()
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        if rated:
            rate = counts[rated] / (time.monotonic() - self._began)
            told += f", {rate:.1f} {rated} a second"
        self._bar.update(self._task, completed=done, told=told)

    def write(self, write: Callable[[str], object], text: str) -> None:
        """Writes a line by ``write`` without disturbing the bar."""
        if self._bar is not None:
            self._bar.stop()
        write(text)
        if self._bar is not None:
            self._bar.start()

    def _make(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[told]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task(self._doing, total=self._total, told="")
        self._bar.start()
