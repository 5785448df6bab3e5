"""What do the drafts of one run come to together? Sums that are kept while drafts go by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verifier.drafts.report import DraftReport, ReviewReport, ReviewTotals, Unreadable
from verifier.report import KnowledgeBaseState, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums so far; a run of thousands of drafts keeps no report of any of them."""

    drafts: int = 0
    sentences: int = 0
    checkable: int = 0
    counts: tuple[int, ...] = (0,) * len(Verdict)
    unreadable: tuple[Unreadable, ...] = ()

    def with_draft(self, draft: DraftReport) -> Tally:
        """The sums with one draft more."""
        return replace(
            self,
            drafts=self.drafts + 1,
            sentences=self.sentences + draft.sentences,
            checkable=self.checkable + draft.checkable,
            counts=tuple(
                before + draft.counts.get(verdict, 0)
                for before, verdict in zip(self.counts, Verdict, strict=True)
            ),
        )

    def with_unreadable(self, unreadable: Unreadable) -> Tally:
        """The same with one more file of which nothing could be checked."""
        return replace(self, unreadable=(*self.unreadable, unreadable))

    def totals(
        self, state: KnowledgeBaseState, elapsed_ms: float, interrupted: bool = False
    ) -> ReviewTotals:
        """What the report says of them all."""
        return ReviewTotals(
            unreadable=self.unreadable,
            sentences=self.sentences,
            checkable=self.checkable,
            counts=dict(zip(Verdict, self.counts, strict=True)),
            interrupted=interrupted,
            knowledge_base=state,
            elapsed_ms=round(elapsed_ms, 3),
        )


def review_report(
    drafts: Iterable[DraftReport],
    unreadable: Iterable[Unreadable],
    state: KnowledgeBaseState,
    elapsed_ms: float,
) -> ReviewReport:
    """All drafts of a run with their sums, for those who hold them all at once (a page, a test)."""
    kept = tuple(drafts)
    tally = Tally(unreadable=tuple(unreadable))
    for draft in kept:
        tally = tally.with_draft(draft)
    return ReviewReport(drafts=kept, **dict(tally.totals(state, elapsed_ms)))
