"""What stands in an XML part of a document, and at which byte? Told element by element.

Entities and document types are refused, for they may hide or multiply anything; office programs
write none. The part is parsed in one go: expat takes quadratic time on a huge tag given in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from verifier.drafts.readers.packed import damaged
from verifier.errors import UnusableInput

DEEPEST = 500
"""Elements within each other; a table in a text box in a table has about sixty."""

ELEMENTS_LIMIT = 2_000_000
"""Elements of one part; a novel with a run for every word has six hundred thousand."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")

Attributes = Mapping[str, str]


class Listener(Protocol):
    """What is told of a part. Names are "w:p" by the prefixes asked for, or "?:name"."""

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        """An element begins; its tag stands at byte ``at``."""

    def end(self, name: str, at: int) -> None:
        """An element ends: its end tag begins at byte ``at``, an empty element ended there."""

    def text(self, letters: str, at: int, raw: bool) -> None:
        """Letters that stand side by side from byte ``at``, or one that is written as an entity;
        ``raw`` within CDATA."""


def in_utf_8(data: bytes) -> bytes:
    """A part in UTF-8, which nearly all are; one in UTF-16 is written anew."""
    if not data.startswith(_UTF_16):
        return data
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le"
    if data.startswith(b"\x00<"):
        encoding = "utf-16-be"
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return _DECLARATION.sub(declared, data.decode(encoding, "replace"), count=1).encode()


def walk(data: bytes, prefixes: Mapping[str, str], listener: Listener, name: str) -> None:
    """Tells ``listener`` what stands in a part in UTF-8. ``prefixes`` are by namespace.

    Attributes have plain names where their namespace is the element's or none, as
    "w:val" in "w:pStyle" is "val". Raises :class:`UnusableInput` for a damaged or hostile part;
    ``name`` is what its sentence calls the file.
    """
    parser = expat.ParserCreate("UTF-8", " ")
    parser.buffer_text = False
    short: dict[str, str] = {}
    depth = elements = 0
    raw = False

    def shortened(written: str) -> str:
        known = short.get(written)
        if known is None:
            space, _, local = written.rpartition(" ")
            known = short[written] = f"{prefixes.get(space, '?')}:{local}"
        return known

    def start(written: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if elements > ELEMENTS_LIMIT:
            raise UnusableInput(
                f"{name} has more than {ELEMENTS_LIMIT:,} elements in one part; split it."
            )
        if depth > DEEPEST:
            raise UnusableInput(
                f"{name} has more than {DEEPEST} elements within each other; "
                "save its text as a new file."
            )
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        listener.start(shortened(written), plain, parser.CurrentByteIndex)

    def end(written: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(shortened(written), parser.CurrentByteIndex)

    def text(letters: str) -> None:
        listener.text(letters, parser.CurrentByteIndex, raw)

    def cdata(begins: bool) -> None:
        nonlocal raw
        raw = begins

    def refuse(*_: object) -> None:
        raise UnusableInput(
            f"{name} defines entities or a document type of its own, which may hide anything; "
            "save its text as a new file."
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartCdataSectionHandler = lambda: cdata(True)
    parser.EndCdataSectionHandler = lambda: cdata(False)
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise damaged(name, f"its XML breaks off in line {error.lineno}") from error


def tag_end(data: bytes, at: int) -> int:
    """The byte behind the tag that begins at ``at``."""
    found = _TAG.match(data, at)
    return found.end() if found else len(data)


def element_end(data: bytes, start: int, end: int) -> int:
    """The byte behind an element whose tag begins at ``start`` and of which ``end`` was told."""
    opened = tag_end(data, start)
    return opened if data[opened - 2 : opened] == b"/>" else tag_end(data, end)


def letter_end(data: bytes, at: int, letter: str, raw: bool) -> int:
    """The byte behind a letter of text that begins at ``at``, entity or not."""
    if not raw and data[at : at + 1] == b"&":
        return data.index(b";", at) + 1
    if data[at : at + 2] == b"\r\n":
        return at + 2
    return at + len(letter.encode())
