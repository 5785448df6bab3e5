"""May a packed document (Word, OpenDocument) be unpacked, and what do its parts hold?

Nothing is unpacked before the list of parts has been looked at: a file of 200 KB may ask for 200 MB
of memory. Parts are unpacked one at a time, in memory, and counted while they are.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType

from verifier.errors import UnusableInput
from verifier.settings import Settings

PARTS_LIMIT = 10_000
"""Parts of one document; one with a thousand pictures has some two thousand."""
PART_LIMIT = 40_000_000
"""Bytes of one part that is read: the XML of a thick book has some twenty million."""
UNPACKED_LIMIT = 1_000_000_000
"""Bytes of all parts together, pictures and films included, which are never unpacked."""
RATIO_LIMIT = 250
"""Times that a part may grow: the XML of documents grows five to eighty times, bombs a thousand."""
SMALL = 5_000_000
"""Bytes below which a part may grow as it likes."""

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"<", "a web page or another text"),
)
_FOLDERS = (
    ("word/", "a Word file"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "a book"),
    ("Index/", "a Pages, Numbers or Keynote file"),
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Packed:
    """A packed document whose list of parts was found harmless."""

    data: bytes
    name: str
    """What sentences call it."""
    parts: Mapping[str, zipfile.ZipInfo]
    """By their name in small letters: names of parts are alike whatever their capitals."""

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.parts

    def read(self, part: str) -> bytes:
        """What a part holds. Raises :class:`UnusableInput` for one that is missing, damaged or more
        than the limit."""
        info = self.parts.get(part.lower())
        if info is None:
            raise damaged(self.name, f"its part {part} is missing")
        grows = info.file_size > SMALL and info.file_size > RATIO_LIMIT * info.compress_size
        if info.file_size > PART_LIMIT or grows:
            raise too_large(self.name, info.file_size)
        try:
            with zipfile.ZipFile(BytesIO(self.data)) as archive, archive.open(info) as packed:
                held = packed.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise damaged(self.name, f"its part {part} cannot be unpacked") from error
        if len(held) > PART_LIMIT:
            raise too_large(self.name, len(held))
        return held

    @property
    def kind(self) -> str:
        """What it is, told by its parts: "an Excel workbook"."""
        for folder, kind in _FOLDERS:
            if any(info.filename.startswith(folder) for info in self.parts.values()):
                return kind
        return "a zip file"


def open_packed(data: bytes, name: str, settings: Settings, kind: str) -> Packed:
    """The document, when nothing in its list of parts speaks against it.

    ``kind`` is what it should be: "a Word file". Raises :class:`UnusableInput` with one sentence.
    """
    if len(data) > settings.document_size_limit:
        raise UnusableInput(
            f"{name} is larger than {settings.document_size_limit:,} bytes, the limit for one "
            "document; take its pictures out, or split it."
        )
    _refuse_others(data, name, kind)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise damaged(name, "its list of parts cannot be read") from error
    _refuse_unsafe(infos, name)
    return Packed(data, name, MappingProxyType({i.filename.lower(): i for i in infos}))


def damaged(name: str, why: str) -> UnusableInput:
    """The refusal of a file that is not whole."""
    return UnusableInput(
        f"{name} is damaged: {why}; open it where it was written and save it anew."
    )


def too_large(name: str, size: int) -> UnusableInput:
    """The refusal of a file that unpacks to more than a text needs."""
    return UnusableInput(
        f"{name} unpacks to {size:,} bytes or more, which no text needs; "
        "save its text as a new file, or split it."
    )


def _refuse_others(data: bytes, name: str, kind: str) -> None:
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED_PACKAGE in data:
            raise UnusableInput(f"{name} is under a password; save it without one.")
        raise UnusableInput(f"{name} is an old Office file (such as .doc); save it as .docx first.")
    if data.startswith(_ZIP):
        return
    other = next((what for begin, what in _OTHERS if data.lstrip()[:8].startswith(begin)), "")
    if not data.strip():
        raise UnusableInput(f"{name} is empty; give {kind} with text in it.")
    said = f"is {other}, not {kind}" if other else f"is not {kind}"
    raise UnusableInput(f"{name} {said}; correct its name, or save it as what it is called.")


def _refuse_unsafe(infos: Iterable[zipfile.ZipInfo], name: str) -> None:
    seen: set[str] = set()
    unpacked = 0
    for count, info in enumerate(infos, start=1):
        if count > PARTS_LIMIT:
            raise UnusableInput(
                f"{name} has more than {PARTS_LIMIT:,} parts; save its text as a new file."
            )
        if info.flag_bits & 0x1:
            raise UnusableInput(f"{name} is under a password; save it without one.")
        if info.compress_type not in _METHODS:
            raise damaged(name, "it is packed in a way that documents are not")
        if _leads_out(info.orig_filename):
            raise damaged(name, "a part of it has a name that leads out of the file")
        if info.filename.lower() in seen:
            raise damaged(name, f"it holds two parts called {info.filename[:80]}")
        seen.add(info.filename.lower())
        unpacked += info.file_size
        if unpacked > UNPACKED_LIMIT:
            raise too_large(name, unpacked)


def _leads_out(part: str) -> bool:
    return (
        part.startswith("/")
        or any(sign in part for sign in ("\\", "\0", ":"))
        or ".." in part.split("/")
    )
