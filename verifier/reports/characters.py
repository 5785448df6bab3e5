"""Which characters may a report show? All that a person can read and that every format allows.

A draft and a claim may hold anything. A character that XML 1.0 forbids (most control characters,
half of a surrogate pair) makes a whole report unreadable, and one that turns the direction of
writing turns the words of the report behind it as well. U+FFFD stands for them, so that a reader
sees that something stood there. The forms for programs that can write such characters (JSON) keep
them.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)
"""What is no ``Char`` of XML 1.0 (section 2.2), and the embeddings, overrides and isolates of the
bidirectional algorithm."""

_SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text as long as before, U+FFFD for each character that a report cannot hold."""
    return _FORBIDDEN.sub(REPLACEMENT, text)


def in_one_line(text: str) -> str:
    """The printable text with one space for each stretch of white space, line breaks included."""
    return _SPACES.sub(" ", printable(text)).strip()
