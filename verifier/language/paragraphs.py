"""Where does a paragraph begin and end? At a blank line, and at a line break that ends a thought.

Text that was wrapped at a fixed width has breaks within its sentences; those are no ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a caption ...: ``text[start:end]`` without white space around it."""

    start: int
    end: int


WRAPPED_LINE = 45
"""A line shorter than this was not broken because it was full."""

WRAP_WIDTH = 110
"""Wrapped text has no line longer than this."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FINAL = re.compile(r"[.!?…:][\"”’')\]»]*$")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[A-Z]|Mrs?|Ms|Dr|St|Gen|Sen|Rep|Gov|Prof|Lt|Col)\.$")
_LISTED = re.compile(r"(?:[•*‣▪·#]|[-–—]\s|\d{1,2}[.)]\s)")


def split_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of ``text``, in their order."""
    return tuple(block for piece in _between_blank_lines(text) for block in _unwrapped(text, piece))


def _between_blank_lines(text: str) -> Iterator[list[Block]]:
    lines: list[Block] = []
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if lines and _blank_between(text, last_end, start):
            yield lines
            lines = []
        lines.append(Block(start, end))
        last_end = end
    if lines:
        yield lines


def _blank_between(text: str, end: int, start: int) -> bool:
    gap = text[end:start].replace("\r\n", "\n")
    return sum(c in "\n\r\x0b\x0c\x85\u2028\u2029" for c in gap) > 1 or "\u2029" in gap


def _unwrapped(text: str, lines: list[Block]) -> Iterator[Block]:
    """The lines of one stretch without blank lines, joined where they were only wrapped."""
    wrapped = len(lines) > 1 and max(line.end - line.start for line in lines) <= WRAP_WIDTH
    start, end = lines[0].start, lines[0].end
    for before, line in pairwise(lines):
        if _goes_on(text, before, line, wrapped):
            end = line.end
            continue
        yield Block(start, end)
        start, end = line.start, line.end
    yield Block(start, end)


def _goes_on(text: str, before: Block, line: Block, wrapped: bool) -> bool:
    if _LISTED.match(text, line.start, line.end) and not text[line.start].isdigit():
        return False
    if text[line.start].islower() and text[before.end - 1] not in ".!?":
        return True
    if not wrapped or before.end - before.start < WRAPPED_LINE:
        return False
    last = text[max(before.start, before.end - 12) : before.end]
    return not _FINAL.search(last) or bool(_ABBREVIATED.search(last))
