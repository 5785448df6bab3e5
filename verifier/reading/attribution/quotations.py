"""Which words stand in quotation marks? Stretches with their marks, also ones left open.

Curly and straight marks are read, and the pairs of single ones that wire texts write. Where a
straight mark looks the same at both ends, the spaces around it tell which end it is.
"""

from __future__ import annotations

import re

from verifier.reading.reading import Span

_MARK = re.compile(r"``|''|[\"“”«»]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?])[’'](?!\w)")
_CLOSES = {"“": "”", "«": "»", "``": "''", "‘": "’"}
_STRAIGHT = frozenset({'"', "''"})
_ONLY_CLOSING = frozenset({"”", "»", "''", '"'})
_BEFORE_OPENING = " \t\n\xa0([{—–-/:“‘"


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of ``text``, marks included, outermost ones only.

    A quotation that is not closed runs to the end: the next sentence goes on with it. A closing
    mark without an opening one closes a quotation that began before the text. Single marks count
    only where both ends are there.
    """
    found: list[Span] = []
    opened: int | None = None
    closing = ""
    for match in _MARK.finditer(text):
        mark = match.group()
        if opened is not None:
            if mark == closing or (mark in _STRAIGHT and closing == mark):
                found.append(Span(opened, match.end()))
                opened = None
            continue
        if mark in _STRAIGHT:
            if _may_open(text, match):
                opened, closing = match.start(), mark
            elif not found:
                found.append(Span(0, match.end()))
        elif mark in _CLOSES and mark != "‘":
            opened, closing = match.start(), _CLOSES[mark]
        elif mark in ("‘", "'"):
            end = _end_of_single(text, match.end())
            if end:
                opened, closing = match.start(), text[end - 1]
        elif mark in _ONLY_CLOSING and not found:
            found.append(Span(0, match.end()))
    if opened is not None and closing not in ("’", "'"):
        found.append(Span(opened, len(text)))
    return tuple(found)


def _may_open(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if not after or after.isspace():
        return False
    return not before or before in _BEFORE_OPENING


_SINGLE_END = re.compile(r"(?<=[\w.,!?])[’'](?!\w)")
_LONGEST_SINGLE = 400


def _end_of_single(text: str, position: int) -> int:
    """Where a quotation in single marks ends; 0 for an apostrophe ("the '90s", "rock 'n' roll")."""
    if text[position : position + 1].isdigit():
        return 0
    match = _SINGLE_END.search(text, position, position + _LONGEST_SINGLE)
    return match.end() if match else 0
