"""What can go wrong in this room, each with one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence


class KnowledgeError(Exception):
    """Base of all errors of the knowledge base; its text is one sentence for a reader."""


class MissingKnowledgeBase(KnowledgeError):
    """There is no file (or no schema) where a knowledge base was looked for."""


class DamagedKnowledgeBase(KnowledgeError):
    """The file is no knowledge base, or its content can no longer be read."""


class NewerSchema(KnowledgeError):
    """The file was written by a newer version of this program."""


class UnwritableKnowledgeBase(KnowledgeError):
    """The knowledge base cannot be changed: opened read-only, no permission, disk full, locked."""


class BusyKnowledgeBase(UnwritableKnowledgeBase):
    """Another program is writing; the same change may be made a little later."""


class OlderSchema(UnwritableKnowledgeBase):
    """The file was written by an older version and cannot be read before it is brought up."""


class UnstorableClaim(KnowledgeError):
    """The claim has no form that can be stored (its text holds half a character pair)."""


class UnknownClaim(KnowledgeError):
    """No claim bears this id."""


class ForbiddenMove(KnowledgeError):
    """The claim cannot come into that state from the one in which it is."""


class NothingToUndo(KnowledgeError):
    """The last change of the claim cannot be taken back: it was added, or others depend on it."""


class StaleRevision(KnowledgeError):
    """Somebody else has changed the claim since it was read."""


class UnusableFile(KnowledgeError):
    """The file is not what it should be, too large, or damaged; nothing of it was taken."""


class UnclearColumns(UnusableFile):
    """No column of a table can be taken for the claims; somebody has to name it."""

    def __init__(
        self, sentence: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        super().__init__(sentence)
        self.headings = tuple(headings)
        self.rows = tuple(tuple(row) for row in rows)
        """The first rows below the headings."""
