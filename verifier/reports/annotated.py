"""In which forms does a draft come back with its checked sentences marked? By the form's name.

Beside :data:`verifier.reports.FORMATS`, which write reports on drafts as text, these hand the draft
itself back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from verifier.drafts.report import DraftReport
from verifier.reports.word_comments.marking import marked_as_word


@dataclass(frozen=True, slots=True)
class Annotated:
    """One form."""

    name: str
    ending: str
    """Of the file that comes back: ".docx"."""
    media_type: str
    mark: Callable[[bytes, DraftReport, datetime], bytes]
    """The marked draft from the bytes that were checked, the report on them, and the moment that
    its marks carry. Raises :class:`~verifier.errors.UnusableInput` where the bytes are not those
    that were checked."""
    of_another_kind: str
    """What is told of a draft of another kind than the form's."""


ANNOTATED: Mapping[str, Annotated] = MappingProxyType(
    {
        "docx": Annotated(
            "docx",
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            marked_as_word,
            "The draft is no Word file, so its paragraphs are set in a new one.",
        )
    }
)
