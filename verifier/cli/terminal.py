"""What can the terminal show? Columns, colours and progress, asked once by each command."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from verifier.reports.style import Style

WIDEST = 80
"""Text is set to this many columns even where the terminal is wider: long lines read badly."""


def style(*, why: bool, plain: bool = False) -> Style:
    """How reports look on standard output; a pipe or file gets 80 columns and no colour."""
    terminal = sys.stdout is not None and sys.stdout.isatty() and not plain
    width = min(WIDEST, shutil.get_terminal_size().columns) if terminal else WIDEST
    colourless = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Style(
        width=max(40, width), colour=terminal and not colourless, why=why, piped=not terminal
    )


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error while somebody looks; what it gives is called once for each step."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    with bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)


@contextmanager
def busy(doing: str) -> Iterator[None]:
    """A sign on standard error that work goes on whose end cannot be told, while somebody looks."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(doing):
        yield
