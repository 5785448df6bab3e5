"""How is XML added to a part so that all the rest of it stays, letter by letter?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from verifier.drafts.readers.word_names import PREFIXES, STRICT, TRANSITIONAL
from verifier.drafts.readers.xml_parts import Attributes, tag_end, walk
from verifier.showing import shown

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_LETTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(rb"<([^\s/>]+)")


@dataclass(frozen=True, slots=True, order=True)
class Insertion:
    """XML that comes in at a byte. At the same byte the lower ``rank`` comes first."""

    at: int
    rank: int
    xml: bytes


def letters(words: str) -> str:
    """The words with a space for each character that no XML may hold; as long as before."""
    return _NO_LETTER.sub(" ", shown(words))


def inserted(data: bytes, insertions: Iterable[Insertion]) -> bytes:
    """The part with all of them in it."""
    pieces: list[bytes] = []
    copied = 0
    for insertion in sorted(insertions):
        pieces += (data[copied : insertion.at], insertion.xml)
        copied = insertion.at
    return b"".join((*pieces, data[copied:]))


def tag_name(data: bytes, at: int) -> bytes:
    """The name in the tag that begins at ``at``, as it is written there."""
    found = _NAME.match(data, at)
    return found.group(1) if found else b""


@dataclass(frozen=True, slots=True)
class Root:
    """The outermost element of a part."""

    start: int
    end: int
    tag: bytes


class _Outermost:
    def __init__(self) -> None:
        self.depth = 0
        self.start_at = self.end_at = 0

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        if not self.depth:
            self.start_at = at
        self.depth += 1

    def end(self, name: str, at: int) -> None:
        self.depth -= 1
        if not self.depth:
            self.end_at = at

    def text(self, letters: str, at: int, raw: bool) -> None:
        pass


def root_of(data: bytes, name: str) -> Root:
    """Where the outermost element of a part begins and where its end tag does."""
    found = _Outermost()
    walk(data, PREFIXES, found, name)
    return Root(found.start_at, found.end_at, data[found.start_at : tag_end(data, found.start_at)])


def at_the_end(data: bytes, xml: bytes, name: str) -> bytes:
    """The part with ``xml`` as the last thing in its outermost element."""
    root = root_of(data, name)
    if not root.tag.endswith(b"/>"):
        return data[: root.end] + xml + data[root.end :]
    opened = root.tag[:-2] + b">" + xml + b"</" + tag_name(data, root.start) + b">"
    return data[: root.start] + opened + data[root.start + len(root.tag) :]


def word_namespace(root: Root) -> str:
    """The namespace of Word's elements in a part: that of its edition of the standard."""
    return STRICT if STRICT.encode() in root.tag else TRANSITIONAL


def declaration(root: Root, namespace: str) -> bytes:
    """What an element must say so that "w:" means Word's: nothing where its root has said it."""
    said = re.search(rb"""xmlns:w\s*=\s*["']%s["']""" % re.escape(namespace.encode()), root.tag)
    return b"" if said else b' xmlns:w="%s"' % namespace.encode()
