"""Which files can be read? One module a file type, listed here by the ending of the name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from verifier.drafts.readers.decoding import decode
from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.readers.markdown import read_markdown
from verifier.drafts.readers.open_document import read_open_document
from verifier.drafts.readers.plain_text import read_plain_text
from verifier.drafts.readers.word import read_word
from verifier.settings import Settings

TEXT_READERS: Mapping[str, Callable[[str], Manuscript]] = MappingProxyType(
    {
        ".txt": read_plain_text,
        ".text": read_plain_text,
        ".md": read_markdown,
        ".markdown": read_markdown,
    }
)
"""How a file that is a text is read, by the ending of its name."""

READERS: Mapping[str, Callable[[bytes, str, Settings], Manuscript]] = MappingProxyType(
    {
        ".docx": read_word,
        ".odt": read_open_document,
    }
)
"""How a file that is no text is read: its bytes, its name and the limits. Raises
:class:`~verifier.errors.UnusableInput` for a file that is not what its name says."""

ENDINGS = (*TEXT_READERS, *READERS)
"""The endings that are looked for in folders."""


def read_draft(data: bytes, name: str, settings: Settings) -> Manuscript:
    """The prose of a file called ``name``; an unknown ending is read as plain text.

    Raises :class:`~verifier.errors.UnusableInput` with what to do for a file that cannot be read.
    """
    reader = _fitting(READERS, name)
    if reader is not None:
        return reader(data, name, settings)
    return read_manuscript(decode(data, name, settings), name)


def read_manuscript(text: str, name: str) -> Manuscript:
    """The prose of a text whose file is called ``name``; an unknown ending is read as plain text.

    >>> read_manuscript("# Tolls\\n\\nForty died.", "notes.md").headings
    ('Tolls',)
    """
    return (_fitting(TEXT_READERS, name) or read_plain_text)(text)


_Reader = TypeVar("_Reader")


def _fitting(readers: Mapping[str, _Reader], name: str) -> _Reader | None:
    lowered = name.lower()
    return next((reader for ending, reader in readers.items() if lowered.endswith(ending)), None)
