"""What kind of file is it? Told from what it holds; the name decides only between texts.

A file that is not what its name says is refused: a picture named ``notes.txt`` is no article, and a
page that tells of an error, saved as ``claims.csv``, is no table.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from io import BytesIO
from types import MappingProxyType
from urllib.parse import urlsplit

from knowledge.errors import UnusableFile

LOOKED_AT = 4_096
"""Bytes at the beginning that tell what a file holds."""


class Kind(StrEnum):
    """What ingest can read."""

    TEXT = "text"
    """An article as plain text or Markdown."""
    WEB_PAGE = "html"
    FEED = "feed"
    CLAIM_REVIEW = "claimreview"
    SPREADSHEET = "spreadsheet"
    JSON_LINES = "jsonl"


CALLED = {
    Kind.TEXT: "a text",
    Kind.WEB_PAGE: "a web page",
    Kind.FEED: "a feed",
    Kind.CLAIM_REVIEW: "a list of fact-checks",
    Kind.SPREADSHEET: "a table",
    Kind.JSON_LINES: "JSON Lines",
}
"""What a sentence calls each kind."""

ENDINGS: Mapping[str, Kind] = MappingProxyType(
    {
        ".txt": Kind.TEXT,
        ".text": Kind.TEXT,
        ".md": Kind.TEXT,
        ".markdown": Kind.TEXT,
        ".html": Kind.WEB_PAGE,
        ".htm": Kind.WEB_PAGE,
        ".xhtml": Kind.WEB_PAGE,
        ".rss": Kind.FEED,
        ".atom": Kind.FEED,
        ".xml": Kind.FEED,
        ".rdf": Kind.FEED,
        ".json": Kind.CLAIM_REVIEW,
        ".jsonld": Kind.CLAIM_REVIEW,
        ".csv": Kind.SPREADSHEET,
        ".tsv": Kind.SPREADSHEET,
        ".xlsx": Kind.SPREADSHEET,
        ".xlsm": Kind.SPREADSHEET,
        ".jsonl": Kind.JSON_LINES,
        ".ndjson": Kind.JSON_LINES,
    }
)
"""The endings that are looked for in folders, and the kind that each promises."""

DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".ods", ".rtf", ".xls", ".epub", ".eml", ".msg")
"""Endings of what may well hold claims and cannot be read: found in a folder, it is told."""

_SIGNATURES = (
    (b"%PDF", "a PDF; save its text as plain text"),
    (b"{\\rtf", "an RTF file; save it as plain text"),
    (b"SQLite format 3\x00", "a database; name it with --kb, or export what it holds"),
    (b"\x89PNG", "an image; give its text"),
    (b"\xff\xd8\xff", "an image; give its text"),
    (b"GIF8", "an image; give its text"),
    (b"RIFF", "a film, a sound or an image; give its text"),
    (b"ID3", "a sound; give its text"),
    (b"OggS", "a sound; give its text"),
    (b"\x1f\x8b", "a compressed file; unpack it"),
    (b"BZh", "a compressed file; unpack it"),
    (b"\xfd7zXZ", "a compressed file; unpack it"),
    (b"7z\xbc\xaf", "a compressed file; unpack it"),
    (b"Rar!", "a compressed file; unpack it"),
    (b"\x7fELF", "a program; give a text"),
    (b"MZ\x90", "a program; give a text"),
)
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PACKED = (
    ("word/", "a Word document; save it as plain text"),
    ("ppt/", "a presentation; save its text as plain text"),
    ("content.xml", "an OpenDocument file; save it as plain text, or a table as XLSX or CSV"),
    ("OEBPS/", "a book; save its text as plain text"),
)
_FEEDS = ("<rss", "<feed", "<rdf:rdf")
_PAGES = ("<!doctype html", "<html", "<head", "<body", "<article", "<main")
_ANY_TAG = re.compile(rb"<[a-zA-Z]")


def promised_by(name: str) -> Kind | None:
    """The kind that the ending of a name promises; of an address, that of its path."""
    if "://" in name:
        try:
            name = urlsplit(name).path
        except ValueError:
            return None
    lowered = name.lower()
    return next((kind for ending, kind in ENDINGS.items() if lowered.endswith(ending)), None)


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of the file ``name`` with that content.

    Raises :class:`~knowledge.errors.UnusableFile` for what cannot be read, and for a file that is
    not what its name says.
    """
    promised = promised_by(name)
    held = _packed(name, data) or _held(data)
    if promised is None or held is promised:
        return held or Kind.TEXT
    if held is None:
        if promised is Kind.WEB_PAGE and _ANY_TAG.search(data):
            return promised  # a piece of a page
        if promised in (Kind.TEXT, Kind.SPREADSHEET):
            return promised
        raise UnusableFile(f"{name} is not {CALLED[promised]}; check what it holds.")
    if held in (Kind.CLAIM_REVIEW, Kind.JSON_LINES):
        if promised is Kind.JSON_LINES and _first_line(data).endswith(b"}"):
            return promised
        if promised in (Kind.CLAIM_REVIEW, Kind.JSON_LINES):
            return held
        if promised in (Kind.TEXT, Kind.SPREADSHEET):
            return promised  # a text may begin with a bracket
    raise UnusableFile(
        f"{name} is {CALLED[held]}, not {CALLED[promised]}; correct its name, or say what it is "
        f"with --format {held}."
    )


def refuse_unreadable(name: str, data: bytes) -> None:
    """Raises for what no format can be, by its first bytes."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnusableFile(f"{name} is {what} first.")
    if data.startswith(_ZIP):
        inside = _names(data)
        if not inside and promised_by(name) is Kind.SPREADSHEET:
            return  # its reader says what is wrong with the workbook
        for beginning, what in _PACKED:
            if any(part.startswith(beginning) for part in inside):
                raise UnusableFile(f"{name} is {what} first.")
        if not any(part.startswith("xl/") for part in inside):
            raise UnusableFile(f"{name} is a zip file or damaged; unpack it first.")


def _packed(name: str, data: bytes) -> Kind | None:
    """A workbook, also an old one, which its reader refuses with its own sentence."""
    refuse_unreadable(name, data)
    if data.startswith(_OLD_OFFICE) and promised_by(name) is not Kind.SPREADSHEET:
        if not name.lower().endswith(".xls"):
            raise UnusableFile(f"{name} is an old Office file; save it as plain text first.")
        return Kind.SPREADSHEET
    return Kind.SPREADSHEET if data.startswith((_ZIP, _OLD_OFFICE)) else None


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return parts.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return []


def _held(data: bytes) -> Kind | None:
    """The kind that the beginning shows; ``None`` for prose and tables."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    head = data[:LOOKED_AT].decode(encoding, "replace").lstrip().lower()
    if head.startswith("<"):
        if any(mark in head for mark in _FEEDS):
            return Kind.FEED
        return Kind.WEB_PAGE if any(mark in head for mark in _PAGES) else None
    if head.startswith("{"):
        return Kind.JSON_LINES if _holds_lines(data) else Kind.CLAIM_REVIEW
    listed = head.startswith("[") and head[1:].lstrip().startswith("{")
    return Kind.CLAIM_REVIEW if listed else None


def _holds_lines(data: bytes) -> bool:
    """Whether the first line is an object by itself, and more follows or it is a claim of ours."""
    first = _first_line(data)
    rest = data[data.find(first) + len(first) :].lstrip()
    return first.endswith(b"}") and (rest.startswith(b"{") or b'"statement"' in first)


def _first_line(data: bytes) -> bytes:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0].rstrip()
