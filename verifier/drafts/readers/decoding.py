"""Which letters does a file hold? From bytes to text, or one sentence why there is none."""

from __future__ import annotations

from knowledge.formats.letters import LEGACY, marked_encoding
from knowledge.formats.page_letters import named_encoding
from verifier.errors import UnusableInput
from verifier.settings import Settings

WEB_PAGES = (".html", ".htm", ".xhtml")
"""Endings of files that may say themselves how their letters are written."""
CONTROL_SHARE = 0.01
"""A file with more control characters than this is no text."""

_AS_TEXT = "save it as plain text first"
_SIGNATURES = (
    (b"%PDF", "a PDF", "let its name end in .pdf"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file", "let its name end in .docx or .odt"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as .docx or as plain text first"),
    (b"{\\rtf", "an RTF file", _AS_TEXT),
    (b"SQLite format 3\x00", "a database", _AS_TEXT),
    (b"\x89PNG", "an image", "give its text"),
    (b"\xff\xd8\xff", "an image", "give its text"),
)


def decode(data: bytes, name: str, settings: Settings) -> str:
    """The text in ``data``, line ends as they are, so that offsets count in the file's own letters.

    Raises :class:`~verifier.errors.UnusableInput` for a binary file and for one over the limits;
    ``name`` is what the sentence calls it.
    """
    if len(data) > settings.file_size_limit:
        raise UnusableInput(
            f"{name} is larger than {settings.file_size_limit:,} bytes, the limit for one file; "
            "split it."
        )
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            raise UnusableInput(f"{name} is {kind}, not a text; {advice}.")
    text = _letters(data, name)
    controls = sum(c < " " and c not in "\t\n\r\f\v" for c in text)
    if controls > CONTROL_SHARE * len(text) or "\0" in text:
        raise UnusableInput(f"{name} is a binary file, not a text; give a text file.")
    if len(text) > settings.article_length_limit:
        raise UnusableInput(
            f"{name} has {len(text):,} characters; the limit is "
            f"{settings.article_length_limit:,}, so split it."
        )
    return text


def _letters(data: bytes, name: str) -> str:
    named = named_encoding(data) if name.lower().endswith(WEB_PAGES) else ""
    for candidate in filter(None, (marked_encoding(data) or "utf-8", named, LEGACY)):
        try:
            return data.decode(candidate)
        except UnicodeError:
            continue
    raise UnusableInput(f"{name} is not a text in UTF-8 or Windows-1252; save it as UTF-8 first.")
