"""How does a report look where it is shown? Passed in by the door, which knows its terminal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """Width in columns, whether colours and bold may be used, and whether every point is told.

    ``piped``: no terminal shows it, so the lines of a review that tools look for (its counts, and
    file, line and verdict of a sentence) are not wrapped.
    """

    width: int = 80
    colour: bool = False
    why: bool = False
    piped: bool = False
