"""When is Ctrl-C heeded? While a command waits for work, never while it writes a piece of a report.

So a run that somebody stops ends in a report that is whole, as far as it goes.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from types import FrameType


@dataclass(slots=True)
class Interrupts:
    """Whether somebody has asked to stop, and whether that may be heeded now."""

    asked: bool = False
    heeding: bool = False

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Inside, Ctrl-C raises ``KeyboardInterrupt`` at once, also one from before."""
        if self.asked:
            raise KeyboardInterrupt
        self.heeding = True
        try:
            yield
        finally:
            self.heeding = False

    def ask(self, number: int, frame: FrameType | None) -> None:
        """What a signal calls."""
        self.asked = True
        if self.heeding:
            self.heeding = False  # a second one must not disturb what the first one ends
            raise KeyboardInterrupt


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """Takes Ctrl-C over until it is left; elsewhere than in the first thread nothing changes."""
    kept = Interrupts()
    before = signal.getsignal(signal.SIGINT)
    ours = current_thread() is main_thread() and before not in (signal.SIG_IGN, None)
    if ours:
        signal.signal(signal.SIGINT, kept.ask)
    try:
        yield kept
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)
