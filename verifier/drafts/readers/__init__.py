"""Which files can be read? One module a file type, listed here by the ending of the name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.readers.markdown import read_markdown
from verifier.drafts.readers.plain_text import read_plain_text

READERS: Mapping[str, Callable[[str], Manuscript]] = MappingProxyType(
    {
        ".txt": read_plain_text,
        ".text": read_plain_text,
        ".md": read_markdown,
        ".markdown": read_markdown,
    }
)
"""The endings that are looked for in folders, and how the text of such a file is read."""


def read_manuscript(text: str, name: str) -> Manuscript:
    """The prose of a text whose file is called ``name``; an unknown ending is read as plain text.

    >>> read_manuscript("# Tolls\\n\\nForty died.", "notes.md").headings
    ('Tolls',)
    """
    lowered = name.lower()
    for ending, reader in READERS.items():
        if lowered.endswith(ending):
            return reader(text)
    return read_plain_text(text)
