"""How is a PDF read? By pypdf, which is loaded only in the process that reads it."""

from __future__ import annotations

from verifier.drafts.readers.manuscript import Manuscript
from verifier.errors import UnusableInput
from verifier.settings import Settings

LOOKED_AT = 1_024
"""Bytes at the beginning within which a PDF must say that it is one."""


def read_pdf(data: bytes, name: str, settings: Settings) -> Manuscript:
    """The text layer of a PDF, in the order of reading.

    Scripts in it are never run. Raises :class:`~verifier.errors.UnusableInput` for a file that is
    no PDF, is protected by a password, has no text layer at all or is over the limits.
    """
    if b"%PDF-" not in data[:LOOKED_AT]:
        raise UnusableInput(f"{name} is no PDF, whatever its name says; check what it holds.")
    from verifier.drafts.readers.pdf_document import manuscript_of

    return manuscript_of(data, name, settings)
