"""When would a spreadsheet program run a cell instead of showing it? Then an apostrophe guards it.

A text from outside that begins with "=" or the like becomes a formula in a spreadsheet, which can
call programs and send away what the sheet holds. The apostrophe makes it text again, and reading
takes off exactly what writing put on.
"""

from __future__ import annotations

import re

_RUN = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Openings that are run, in their wide forms too, behind any apostrophes that are there already."""

_GUARDED = re.compile(r"'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a program would run it."""
    return f"'{text}" if _RUN.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if _GUARDED.match(text) else text
