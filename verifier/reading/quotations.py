"""Which words stand in quotation marks? Stretches with their marks, also ones left open."""

from __future__ import annotations

import re

from verifier.reading.reading import Span

_MARK = re.compile(r"[\"“”]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?])[’'](?!\w)|``|''")
_OPENERS = {"“": "”", "‘": "’", "``": "''", '"': '"', "'": "'"}
_SINGLES = ("‘", "’", "'")


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of ``text``, marks included, outermost ones only.

    A quotation that is not closed runs to the end: the next sentence goes on with it. A closing
    mark without an opening one closes a quotation that began before the text.
    """
    found: list[Span] = []
    opened: int | None = None
    closing = ""
    for match in _MARK.finditer(text):
        mark = match.group()
        if opened is None:
            if mark in ("”", "''") and not found:
                found.append(Span(0, match.end()))
            elif mark in _OPENERS and not _is_apostrophe(text, match):
                opened, closing = match.start(), _OPENERS[mark]
            elif mark == '"':
                opened, closing = match.start(), '"'
        elif mark == closing:
            found.append(Span(opened, match.end()))
            opened = None
    if opened is not None and closing not in _SINGLES:
        found.append(Span(opened, len(text)))
    return tuple(found)


def _is_apostrophe(text: str, match: re.Match[str]) -> bool:
    """A single mark that opens nothing: "the '90s", "workers' rights"."""
    if match.group() not in _SINGLES:
        return False
    return text[match.end() : match.end() + 1].isdigit() or (
        match.group() not in text[match.end() :] and "’" not in text[match.end() :]
    )
