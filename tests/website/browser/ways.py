"""On which way does somebody go through the application? What such a walk has at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.website.browser.newsroom import Newsroom
from tests.website.browser.visitor import Visitor


@dataclass(frozen=True)
class Walk:
    """Somebody in a browser, in a newsroom, with a folder for files to send."""

    browser: Visitor
    room: Newsroom
    folder: Path
    script: bool = True
    """Whether pages may run their scripts."""

    @property
    def address(self) -> str:
        return self.room.address

    def to(self, path: str) -> None:
        """Goes to an address of the application."""
        self.browser.open(self.address + path)


Way = Callable[[Walk], Iterator[None]]
