"""In which letters is a page written? By its byte order mark, by what it says, or by trying."""

from __future__ import annotations

import codecs
import re

from knowledge.errors import UnusableFile
from knowledge.formats.letters import LEGACY, marked_encoding

LOOKED_AT = 4_096
"""Bytes at the beginning in which a page may name its encoding."""
CONTROL_SHARE = 0.01
"""A file with more control characters than this is no text."""
_NAMED = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([\w.:\-]{2,40})", re.IGNORECASE)
_PROLOG = re.compile(rb"<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}[\"']([\w.:\-]{2,40})")
_AS_ON_THE_WEB = {"iso8859-1": LEGACY, "ascii": LEGACY}
"""Browsers read these names as the code page of Windows, which holds them."""


def page_letters(data: bytes, name: str) -> str:
    """The letters of a page, line ends as they are, so that offsets count in the file's own.

    Raises :class:`~knowledge.errors.UnusableFile` for what is no text.
    """
    wanted = (marked_encoding(data), "utf-8", named_encoding(data), LEGACY)
    for encoding in dict.fromkeys(filter(None, wanted)):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, UnicodeError):
            continue
        controls = sum(map(text.count, _CONTROLS))
        if controls <= CONTROL_SHARE * len(text) and "\0" not in text:
            return text
        break
    raise UnusableFile(f"{name} is a binary file, not a web page; check what it holds.")


_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\r\f\v"]


def named_encoding(data: bytes) -> str:
    """The encoding that a page names, "" where Python knows none of that name for letters."""
    found = _NAMED.search(data, 0, LOOKED_AT) or _PROLOG.search(data, 0, LOOKED_AT)
    if found is None:
        return ""
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        b"a".decode(encoding)
    except (LookupError, UnicodeError):
        return ""
    return _AS_ON_THE_WEB.get(encoding, encoding)
