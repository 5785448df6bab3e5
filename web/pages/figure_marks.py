"""By which shape is a speaker known, and where does the speaker's name stand? At the line's end.

Names are pushed apart so that none covers another; a thin line leads from the last figure to each.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 4.5
"""Half the width of a mark."""

LINE_HEIGHT = 15.0
BETWEEN = 4.0
"""Room between two names."""

_OUTLINES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    ((0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
    ((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2),
     (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
    ((-0.6, -1.1), (0.6, -1.1), (1.2, 0), (0.6, 1.1), (-0.6, 1.1), (-1.2, 0)),
    ((-1.2, -1), (1.2, -1), (-1.2, 1), (1.2, 1)),
)  # fmt: skip
"""Square, triangle, diamond, triangle downwards, cross, hexagon, hourglass, after a circle."""

SHAPES = 1 + len(_OUTLINES)
"""So many speakers have a filled shape of their own; the next ones have the same shapes hollow."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a speaker beside the drawing."""

    lines: tuple[str, ...]
    x: float
    y: float
    """The baseline of its first line."""


def outline(shape: int, x: float, y: float) -> str:
    """The path of a shape around a point."""
    if shape % SHAPES == 0:
        r = SIZE
        return f"M{x - r:.1f},{y:.1f}a{r:g},{r:g} 0 1 0 {2 * r:g},0a{r:g},{r:g} 0 1 0 {-2 * r:g},0Z"
    corners = _OUTLINES[shape % SHAPES - 1]
    points = (f"{x + SIZE * dx:.1f},{y + SIZE * dy:.1f}" for dx, dy in corners)
    return f"M{'L'.join(points)}Z"


def is_hollow(shape: int) -> bool:
    """Whether the shape is drawn hollow, for it was taken already."""
    return (shape // SHAPES) % 2 == 1


def wrapped(name: str, characters: int, lines: int = 3) -> tuple[str, ...]:
    """The name in short lines; what does not fit is left out and marked so."""
    found = textwrap.wrap(name, characters, max_lines=lines, placeholder="…")
    return tuple(found) or ("…",)


def labels(
    wanted: Sequence[tuple[tuple[str, ...], float]], x: float, top: float, bottom: float
) -> tuple[Label, ...]:
    """The labels in the order in which they are given, each as near to its height as there is room.

    ``wanted`` are the lines of each and the height at which it should stand.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n][1])
    starts: dict[int, float] = {}
    free = top
    for n in order:
        lines, y = wanted[n]
        starts[n] = max(free, y - height(lines) / 2)
        free = starts[n] + height(lines) + BETWEEN
    limit = bottom
    for n in reversed(order):
        starts[n] = min(starts[n], limit - height(wanted[n][0]))
        limit = starts[n] - BETWEEN
    return tuple(
        Label(lines, x, round(starts[n] + LINE_HEIGHT * 0.8, 1))
        for n, (lines, _) in enumerate(wanted)
    )


def height(lines: Sequence[str]) -> float:
    """The height of a label."""
    return LINE_HEIGHT * len(lines)


def room_for(wanted: Sequence[Sequence[str]]) -> float:
    """The height that all labels need together."""
    return sum(height(lines) + BETWEEN for lines in wanted)


def fanned_out(xs: Sequence[float], apart: float, low: float, high: float) -> tuple[float, ...]:
    """Places beside each other for those that would cover one another, around their middle.

    None is left of ``low`` or right of ``high``; where so many do not fit, they stand closer.

    >>> fanned_out([10, 10, 50], apart=8, low=0, high=100)
    (6.0, 14.0, 50.0)
    """
    order = sorted(range(len(xs)), key=lambda n: xs[n])
    groups: list[list[int]] = []
    for n in order:
        if groups and xs[n] - xs[groups[-1][0]] < apart:
            groups[-1].append(n)
        else:
            groups.append([n])
    placed = list(map(float, xs))
    for group in groups:
        gaps = len(group) - 1
        step = min(apart, (high - low) / gaps) if gaps else 0.0
        middle = sum(xs[n] for n in group) / len(group)
        first = min(max(middle - gaps / 2 * step, low), high - gaps * step)
        for at, n in enumerate(group):
            placed[n] = round(first + at * step, 1)
    return tuple(placed)
