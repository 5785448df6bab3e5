"""Which part of a Word file is its text, which its notes? Told by its relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from verifier.drafts.readers.packed import Packed
from verifier.drafts.readers.word_names import PREFIXES
from verifier.drafts.readers.xml_parts import Attributes, in_utf_8, walk
from verifier.errors import UnusableInput


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part has to do with another."""

    key: str
    kind: str
    """The last word of its type: "comments"."""
    target: str
    """The name of the other part."""


@dataclass(frozen=True, slots=True)
class WordParts:
    """A Word file, with the name of its text and what belongs to that."""

    packed: Packed
    main: str
    relationships: tuple[Relationship, ...]

    def named(self, kind: str) -> tuple[str, ...]:
        """The parts of that kind that are there."""
        return tuple(
            one.target
            for one in self.relationships
            if one.kind == kind and one.target in self.packed
        )

    def read(self, kind: str) -> bytes | None:
        """The first part of that kind in UTF-8, or ``None`` where the file has none."""
        names = self.named(kind)
        return in_utf_8(self.packed.read(names[0])) if names else None


def word_parts(packed: Packed) -> WordParts:
    """The parts of a Word file. Raises :class:`UnusableInput` for a packed file of another kind."""
    main = next((one for one in relationships(packed, "") if one.kind == "officeDocument"), None)
    if main is None or not _holds_text(packed, main.target):
        raise UnusableInput(
            f"{packed.name} is {packed.kind}, not a Word file; correct its name, or save it as "
            ".docx."
            if packed.kind != "a Word file"
            else f"{packed.name} is damaged: it names no text; open it in Word and save it anew."
        )
    return WordParts(packed, main.target, relationships(packed, main.target))


def relationships_name(part: str) -> str:
    """The part that holds the relationships of ``part``; those of the file itself for ``""``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(packed: Packed, part: str) -> tuple[Relationship, ...]:
    """What ``part`` has to do with other parts of the same file."""
    name = relationships_name(part)
    if name not in packed:
        return ()
    found = _Relationships(posixpath.dirname(part))
    walk(in_utf_8(packed.read(name)), PREFIXES, found, packed.name)
    return tuple(found.found)


class _Relationships:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: list[Relationship] = []

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        if name == "rel:Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            whole = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append(Relationship(attributes.get("Id", ""), kind, whole))

    def end(self, name: str, at: int) -> None:
        pass

    def text(self, letters: str, at: int, raw: bool) -> None:
        pass


def _holds_text(packed: Packed, part: str) -> bool:
    if part not in packed:
        return False
    head = in_utf_8(packed.read(part)[:4_000])
    return b":document" in head or b"<document" in head


class _Words:
    """The letters of a part by the comment, or another element, that holds them."""

    def __init__(self, holder: str, letters: str) -> None:
        self.holder, self.letters = holder, (letters,)
        self.found: dict[str, list[str]] = {}
        self.key: str | None = None
        self.reading = 0

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        if name == self.holder:
            self.key = attributes.get("id", "")
            self.found.setdefault(self.key, [])
        if name in self.letters:
            self.reading += 1

    def end(self, name: str, at: int) -> None:
        if name in self.letters:
            self.reading -= 1
        if name == self.holder:
            self.key = None
        elif name == "w:p" and self.key is not None:
            self.found[self.key].append(" ")

    def text(self, letters: str, at: int, raw: bool) -> None:
        if self.key is not None and self.reading:
            self.found[self.key].append(letters)


def words_by_key(data: bytes, holder: str, letters: str, name: str) -> Mapping[str, str]:
    """The words of each element called ``holder`` by its key: of each comment, of a whole part."""
    words = _Words(holder, letters)
    walk(data, PREFIXES, words, name)
    return {key: "".join(parts).strip() for key, parts in words.found.items()}
