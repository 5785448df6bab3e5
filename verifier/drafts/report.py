"""What comes back for drafts? Their checked sentences with lines, and everything that was not read.

The JSON shape is a contract, like that of :mod:`verifier.report`, whose reports it carries.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from verifier.report import FindingName, KnowledgeBaseState, Report, Verdict


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckedSentence(_Shape):
    """A sentence that was judged. Lines and columns count from 1, offsets from 0, in the file."""

    line: int
    column: int
    start: int
    end: int
    text: str
    """The words of the file, ``draft[start:end]``, markup between them included."""
    report: Report
    """Its ``statement`` is the sentence without markup and line breaks."""


class NotReadLines(_Shape):
    """Lines of a draft, both included, that were not checked, and why."""

    line: int
    end_line: int
    what: str
    lost: bool = False
    """True where a limit or an error kept back what may have been checkable: not a clean result."""


class Unreadable(_Shape):
    """A file of which nothing could be checked, and the sentence that says what to do."""

    path: str
    reason: str


class DraftReport(_Shape):
    """One draft."""

    path: str
    title: str = ""
    as_of: date | None = None
    """The day from which its relative dates were counted."""
    sentences: int
    checkable: int
    counts: dict[Verdict, int]
    """How many of the checkable sentences have each verdict; all three are always named."""
    findings: dict[FindingName, int]
    """How many of them carry each finding; only those that occur."""
    left_alone: dict[str, int]
    """How many sentences of each sort are not checkable: "question", "opinion" ..."""
    checked: tuple[CheckedSentence, ...]
    not_read: tuple[NotReadLines, ...] = ()


class ReviewReport(_Shape):
    """All drafts of one run."""

    drafts: tuple[DraftReport, ...]
    unreadable: tuple[Unreadable, ...] = ()
    sentences: int
    checkable: int
    counts: dict[Verdict, int]
    knowledge_base: KnowledgeBaseState
    elapsed_ms: float

    @property
    def complete(self) -> bool:
        """Whether everything that may be checkable was checked."""
        return not self.unreadable and not any(
            lines.lost for draft in self.drafts for lines in draft.not_read
        )
