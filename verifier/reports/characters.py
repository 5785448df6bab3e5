"""Which characters may a report show? All that a person can read and that every format allows.

A draft and a claim may hold anything. A character that XML 1.0 forbids (most control characters,
half of a surrogate pair) makes a whole report unreadable; U+FFFD stands for it, so that a reader
sees that something stood there. The forms for programs that can write such characters (JSON) keep
them.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no ``Char`` of XML 1.0 (section 2.2)."""

_SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text as long as before, U+FFFD for each character that a report cannot hold."""
    return _FORBIDDEN.sub(REPLACEMENT, text)


def in_one_line(text: str) -> str:
    """The printable text with one space for each stretch of white space, line breaks included."""
    return _SPACES.sub(" ", printable(text)).strip()
