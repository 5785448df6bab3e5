"""Which printed lines make a paragraph, and which are headings?

Told by the space between lines, their size and weight, where they begin and how they end; a
paragraph goes on in the next column and on the next page where its last line does not end it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from verifier.drafts.readers.pdf_lines import PrintedLine

OTHER_SIZE = 0.12
"""Difference of size from which two lines are no part of one paragraph."""
LARGER = 1.15
"""A line this much larger than the text is a heading."""
LONGEST_HEADING = 200
WIDER_SPACE = 1.3
"""Space between lines, against the usual one, from which a paragraph ends."""
INDENTED = 0.9
"""Widths of a letter by which the first line of a paragraph is set in."""
SHORT = 0.6
"""A line this short, against the full ones, was not broken because it was full."""
NEARLY_FULL = 0.8

_FINAL = re.compile(r"[.!?…:][\"”’')\]»]*(?:\[?\d{1,3}\]?)?$")
_BULLET = re.compile(r"[•‣▪·◦●○]\s?\S")
_MAYBE_BULLET = re.compile(r"(?:[-–—*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A printed line with its place in the text that is written down."""

    printed: PrintedLine
    page: int
    """Counted from 1."""
    start: int
    """The offset of its first letter."""

    @property
    def text(self) -> str:
        """Its letters."""
        return self.printed.text

    @property
    def end(self) -> int:
        """The offset behind its last letter."""
        return self.start + len(self.printed.text)


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """The lines of one paragraph or heading, never none."""

    lines: tuple[PlacedLine, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines of the text are like."""

    size: float
    space: float
    """Points from one base line to the next, for letters of that size."""
    full: float
    """Characters of a full line."""


def printed_paragraphs(lines: Sequence[PlacedLine]) -> Iterator[PrintedParagraph]:
    """The paragraphs of a text in their order."""
    if not lines:
        return
    usual = _usual(lines)
    current = [lines[0]]
    for before, line, following in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if _is_set_in(line, following) or not _goes_on(current, before, line, usual):
            yield _paragraph(current, usual)
            current = []
        current.append(line)
    yield _paragraph(current, usual)


def _usual(lines: Sequence[PlacedLine]) -> _Usual:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.printed.size] += len(line.text)
    size = weights.most_common(1)[0][0]
    body = [line for line in lines if line.printed.size == size]
    spaces = [
        before.printed.y - line.printed.y
        for before, line in pairwise(body)
        if before.page == line.page and 0 < before.printed.y - line.printed.y < 3 * size
    ]
    lengths = sorted(len(line.text) for line in body)
    return _Usual(size, median(spaces) if spaces else 1.2 * size, lengths[len(lengths) * 9 // 10])


def _goes_on(
    current: Sequence[PlacedLine], before: PlacedLine, line: PlacedLine, usual: _Usual
) -> bool:
    """Whether ``line`` belongs to the paragraph ``current``, whose last line is ``before``."""
    last, this = before.printed, line.printed
    if abs(last.size - this.size) > OTHER_SIZE * max(last.size, this.size):
        return False
    ended = _FINAL.search(last.text) is not None
    small = this.text[0].islower()
    if _BULLET.match(this.text) or (last.bold != this.bold and not small):
        return False
    if _MAYBE_BULLET.match(this.text) and (ended or len(last.text) < SHORT * usual.full):
        return False
    down = last.y - this.y
    if before.page != line.page or down < -this.size:
        return not ended
    if down <= 0.3 * this.size:
        # beside each other: the cells of a table, or a line that was printed in parts
        return small
    usual_space = usual.space * this.size / usual.size
    if down > WIDER_SPACE * usual_space:
        return small and not ended and down < 2 * usual_space
    if ended and len(last.text) < NEARLY_FULL * usual.full:
        return False
    if not small and len(last.text) < SHORT * usual.full:
        return False
    set_in = this.x - last.x > INDENTED * this.size
    return not (set_in and len(current) > 1 and ended)


def _is_set_in(line: PlacedLine, following: PlacedLine | None) -> bool:
    """Whether a line begins further to the right than the one below it, as first lines do."""
    if following is None or following.page != line.page or line.text[0].islower():
        return False
    this, below = line.printed, following.printed
    near = 0 < this.y - below.y < 2 * this.size and this.size == below.size
    return near and INDENTED * this.size / 2 < this.x - below.x < 6 * this.size


def _paragraph(lines: Sequence[PlacedLine], usual: _Usual) -> PrintedParagraph:
    length = sum(len(line.text) for line in lines)
    large = all(line.printed.size >= LARGER * usual.size for line in lines)
    bold = all(line.printed.bold for line in lines)
    bare = _FINAL.search(lines[-1].text) is None
    heading = length <= LONGEST_HEADING and (large or (bold and bare))
    return PrintedParagraph(tuple(lines), heading)
