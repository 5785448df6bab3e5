"""What comes back for drafts? Their checked sentences with lines, and everything that was not read.

The JSON shape is a contract, like that of :mod:`verifier.report`, whose reports it carries.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from verifier.report import FindingName, KnowledgeBaseState, Report, Verdict


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Shape):
    """Where words stand in a draft. Lines, columns and pages count from 1, offsets from 0.

    Offsets and lines count in the letters of the file where it is a text, and in the text that its
    reader made of it (``Manuscript.text``) where it is not (Word, OpenDocument, PDF).
    """

    line: int
    column: int
    start: int
    end: int
    page: int | None = None
    """The page, in files that have pages."""


class Correction(_Shape):
    """Other words for one place of a draft, where one figure, date or name decided."""

    start: int
    end: int
    written: str
    """The words of the draft, ``draft[start:end]``."""
    suggested: str
    because: str
    """Who says so, and when: "Syrian Observatory for Human Rights, 15 August 2019"."""


class Inconsistency(_Shape):
    """Another sentence of the same draft that cannot be true together with this one."""

    at: Place
    text: str
    """The words of the other sentence."""
    says: str
    """One sentence for a reader: which two figures exclude each other."""


class CheckedSentence(Place):
    """A sentence that was judged."""

    text: str
    """The words of the file, ``draft[start:end]``, markup between them included."""
    report: Report
    """Its ``statement`` is the sentence without markup and line breaks."""
    also_at: tuple[Place, ...] = ()
    """Where else the draft makes the same assertion; it was judged once."""
    corrections: tuple[Correction, ...] = ()
    inconsistent_with: tuple[Inconsistency, ...] = ()
    ignored: str = ""
    """The reason that the draft gives for letting this sentence pass; "" where it gives none."""
    known: bool = False
    """Whether the baseline of the run holds this finding already."""

    @property
    def quiet(self) -> bool:
        """Whether the sentence is shown but fails no run: ignored with a reason, or known."""
        return bool(self.ignored) or self.known


class NotReadLines(_Shape):
    """Lines of a draft, both included, that were not checked, and why."""

    line: int
    end_line: int
    what: str
    lost: bool = False
    """True where a limit or an error kept back what may have been checkable: not a clean result."""


class Note(_Shape):
    """What the writer of a draft should know beside its verdicts: an ignore that covers nothing."""

    line: int
    says: str


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
    unchanged: int = 0
    """How many checkable sentences an earlier version holds already, where only changes were asked
    for."""
    checked: tuple[CheckedSentence, ...]
    not_read: tuple[NotReadLines, ...] = ()
    notes: tuple[Note, ...] = ()
    written: str = Field(default="", exclude=True, repr=False)
    """The letters in which offsets count, for forms that show the draft; not part of the JSON."""


class ReviewTotals(_Shape):
    """What holds for all drafts of one run together."""

    unreadable: tuple[Unreadable, ...] = ()
    sentences: int
    checkable: int
    counts: dict[Verdict, int]
    interrupted: bool = False
    """Whether somebody stopped the run before its last draft."""
    knowledge_base: KnowledgeBaseState
    elapsed_ms: float


class ReviewReport(ReviewTotals):
    """All drafts of one run."""

    drafts: tuple[DraftReport, ...]

    @property
    def complete(self) -> bool:
        """Whether everything that may be checkable was checked."""
        return not (self.unreadable or self.interrupted) and not any(
            lines.lost for draft in self.drafts for lines in draft.not_read
        )

    @property
    def totals(self) -> ReviewTotals:
        """The same without the drafts."""
        return ReviewTotals(**{name: getattr(self, name) for name in ReviewTotals.model_fields})
