"""In which encoding is a file written? What its byte order mark says, if it has one."""

from __future__ import annotations

import codecs

LEGACY = "cp1252"
"""What an English text that is no UTF-8 is written in: the Western code page of Windows."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked_encoding(data: bytes) -> str:
    """The encoding that the byte order mark names, "" where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
