"""Which files can be read? One module a file type, listed here by the ending of the name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from verifier.drafts.readers.decoding import decode
from verifier.drafts.readers.html import read_html
from verifier.drafts.readers.json_lines import read_json_lines
from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.readers.markdown import read_markdown
from verifier.drafts.readers.open_document import read_open_document
from verifier.drafts.readers.pdf import read_pdf
from verifier.drafts.readers.plain_text import read_plain_text
from verifier.drafts.readers.table import read_csv
from verifier.drafts.readers.word import read_word
from verifier.errors import UnusableInput
from verifier.settings import Settings

TEXT_READERS: Mapping[str, Callable[[str], Manuscript]] = MappingProxyType(
    {
        ".txt": read_plain_text,
        ".text": read_plain_text,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".csv": read_csv,
        ".tsv": read_csv,
        ".jsonl": read_json_lines,
        ".ndjson": read_json_lines,
    }
)
"""How a file that is a text is read, by the ending of its name."""

READERS: Mapping[str, Callable[[bytes, str, Settings], Manuscript]] = MappingProxyType(
    {
        ".docx": read_word,
        ".odt": read_open_document,
        ".pdf": read_pdf,
    }
)
"""How a file that is no text is read: its bytes, its name and the limits. Raises
:class:`~verifier.errors.UnusableInput` for a file that is not what its name says. Such files may be
hostile: :func:`read_draft` calls these in another process."""

ENDINGS = (*TEXT_READERS, *READERS)
"""The endings that are looked for in folders."""


def read_draft(data: bytes, name: str, settings: Settings) -> Manuscript:
    """The prose of a file called ``name``; an unknown ending is read as plain text.

    Raises :class:`~verifier.errors.UnusableInput` with what to do for a file that cannot be read.
    """
    ending = _ending(READERS, name)
    manuscript = (
        _of_document(data, name, ending, settings)
        if ending
        else _of_text(decode(data, name, settings), name, settings)
    )
    if len(manuscript.passages) > settings.sentence_limit:
        raise UnusableInput(
            f"{name} has {len(manuscript.passages):,} paragraphs; the limit is "
            f"{settings.sentence_limit:,}, so split it."
        )
    return manuscript


def _of_document(data: bytes, name: str, ending: str, settings: Settings) -> Manuscript:
    if len(data) > settings.document_size_limit:
        raise UnusableInput(
            f"{name} is larger than {settings.document_size_limit:,} bytes, the limit for one "
            "document; save it without its pictures, or its text as plain text."
        )
    # not at the top: the process that reads apart begins with this package
    from verifier.drafts.apart.reading import read_apart

    return read_apart(data, name, ending, settings)


def _of_text(text: str, name: str, settings: Settings) -> Manuscript:
    ending = _ending(TEXT_READERS, name)
    try:
        if len(text) > settings.reading_here_limit and ending:
            from verifier.drafts.apart.reading import read_apart

            return read_apart(text.encode("utf-8"), name, ending, settings)
        return read_manuscript(text, name)
    except UnusableInput as error:
        # the readers of texts do not know what the file is called
        told = str(error)
        raise UnusableInput(told if told.startswith(name) else f"{name}: {told}") from error


def size_limit(name: str, settings: Settings) -> int:
    """Bytes that a file called ``name`` may have.

    >>> size_limit("draft.txt", Settings()) < size_limit("draft.pdf", Settings())
    True
    """
    return settings.document_size_limit if _ending(READERS, name) else settings.file_size_limit


def read_manuscript(text: str, name: str) -> Manuscript:
    """The prose of a text whose file is called ``name``; an unknown ending is read as plain text.

    Raises :class:`~verifier.errors.UnusableInput` for a table that holds no statements.

    >>> read_manuscript("# Tolls\\n\\nForty died.", "notes.md").headings
    ('Tolls',)
    """
    return TEXT_READERS.get(_ending(TEXT_READERS, name), read_plain_text)(text)


def _ending(readers: Mapping[str, object], name: str) -> str:
    """The ending of the name that has a reader there, "" where none has."""
    lowered = name.lower()
    return next((ending for ending in readers if lowered.endswith(ending)), "")
