"""Which words are marked? Those that a point looked at, on both sides of the comparison.

Points may look at overlapping words (a figure within the phrase that it counts). The text is cut
where marks begin and end; each piece takes the mark that weighs most, and among equals the one of
the shorter words, which tells more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verifier.report import Assertion, Bearing, Mark, Point
from web.pages.contexts import Passage, Stretch

ABOUT_THE_WHOLE = frozenset({"wording", "roles", "polarity", "standing"})
"""Comparisons that look at most of a sentence: where they agree, marking it all would hide the
figures, dates, names and places that a reader wants to find."""

_WEIGHT = {Bearing.DISAGREES: 2, Bearing.NEAR: 1, Bearing.AGREES: 0}


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to mark: offsets in the text, and what the comparison came to."""

    start: int
    end: int
    bearing: Bearing
    comparison: str


def statement_marks(points: Iterable[Point], text: str) -> tuple[Marked, ...]:
    """The words of the statement that weigh. A mark that does not fit the text is left out."""
    return _marks(((point, point.statement) for point in points), text)


def claim_marks(points: Iterable[Point], text: str) -> tuple[Marked, ...]:
    """The words of the quote that weigh."""
    return _marks(((point, point.claim) for point in points), text)


def _marks(pairs: Iterable[tuple[Point, Mark | None]], text: str) -> tuple[Marked, ...]:
    return tuple(
        Marked(mark.start, mark.end, point.bearing, point.comparison)
        for point, mark in pairs
        if mark is not None
        and point.bearing in _WEIGHT
        and not (point.bearing is Bearing.AGREES and point.comparison in ABOUT_THE_WHOLE)
        and 0 <= mark.start < mark.end <= len(text)
        and text[mark.start : mark.end] == mark.text
    )


def cut(
    text: str, marks: Sequence[Marked], start: int = 0, end: int | None = None
) -> tuple[Stretch, ...]:
    """``text[start:end]`` as stretches; their texts joined are that piece again."""
    end = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    ends = {position for mark in inside for position in (mark.start, mark.end)}
    cuts = sorted({start, end, *(position for position in ends if start < position < end)})
    stretches: list[Stretch] = []
    last: Marked | None = None
    for first, after in pairwise(cuts):
        mark = _strongest([m for m in inside if m.start <= first and after <= m.end])
        piece = text[first:after]
        if stretches and mark == last:
            piece = stretches.pop().text + piece
        stretches.append(Stretch(piece, mark.bearing, mark.comparison) if mark else Stretch(piece))
        last = mark
    return tuple(stretches)


def _strongest(marks: Sequence[Marked]) -> Marked | None:
    return max(
        marks, key=lambda m: (_WEIGHT[m.bearing], m.start - m.end, m.comparison), default=None
    )


def passages(
    statement: str, assertions: Sequence[Assertion], marks: Sequence[Marked]
) -> tuple[Passage, ...]:
    """The statement cut into its assertions and the words between; joined, it is whole again.

    Words that two assertions share stand with the first.
    """
    parts: list[Passage] = []
    position = 0
    in_order = sorted(enumerate(assertions, start=1), key=lambda pair: pair[1].start)
    for number, assertion in in_order:
        start = max(position, assertion.start)
        end = min(len(statement), assertion.end)
        if start >= end:
            continue
        if position < start:
            parts.append(Passage(cut(statement, marks, position, start)))
        parts.append(Passage(cut(statement, marks, start, end), assertion.verdict, number))
        position = end
    if position < len(statement):
        parts.append(Passage(cut(statement, marks, position, len(statement))))
    return tuple(parts)
