"""Which extracted claim is next to be reviewed, and what does the reviewer need to see of it?"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.claim import Claim, Source, Status
from knowledge.errors import UnknownClaim
from knowledge.period import say_day
from verifier.matching.marks import say_interval
from web.access.roles import Caller
from web.pages.knowledge_base.actions import approves_own
from web.pages.knowledge_base.alike import alike_to
from web.pages.knowledge_base.contexts import ClaimForm, QueueCard
from web.pages.knowledge_base.form_fields import form_of
from web.pages.knowledge_base.links import source_href
from web.pages.knowledge_base.sentence import parts_of
from web.pages.links import claim_href
from web.pages.surroundings import text_after, text_before
from web.settings import Knowledge, WebSettings

WAITING = (Status.IN_REVIEW, Status.EXTRACTED)
"""What somebody sent to review comes first."""


@dataclass(frozen=True, slots=True)
class Next:
    """What the queue has for a reviewer."""

    claim: Claim | None
    left: int
    own: int
    """Those that wait for somebody else."""


def next_for(
    knowledge: Knowledge, caller: Caller, settings: WebSettings, *, at: str = "", after: str = ""
) -> Next:
    """The next claim that this reviewer may decide, in the order in which they came.

    ``at``: that one, where it waits. ``after``: the first behind that one, and from the beginning
    again behind the last.
    """
    waiting = [claim for status in WAITING for claim in knowledge.claims(status=status)]
    mine = [claim for claim in waiting if _may_decide(claim, knowledge, caller, settings)]
    own = len(waiting) - len(mine)
    ids = [claim.id for claim in mine]
    if at in ids:
        return Next(mine[ids.index(at)], len(mine), own)
    behind = ids.index(after) + 1 if after in ids else 0
    rotated = mine[behind:] + mine[:behind]
    return Next(rotated[0] if rotated else None, len(mine), own)


def _may_decide(claim: Claim, knowledge: Knowledge, caller: Caller, settings: WebSettings) -> bool:
    # whoever may accept what they add themselves may accept anything: no history is asked for
    if approves_own((), caller, settings):
        return True
    return approves_own(knowledge.history(claim.id), caller, settings)


def card_of(claim: Claim, knowledge: Knowledge, form: ClaimForm | None = None) -> QueueCard:
    """What is shown of it; ``form`` has the fields as they were typed, where they were."""
    source = claim.source
    return QueueCard(
        id=claim.id,
        href=claim_href(claim.id),
        revision=claim.revision,
        status=claim.status.value,
        before=text_before(claim),
        sentence=parts_of(claim.words, _reading(knowledge, claim.id)),
        after=text_after(claim),
        figures=tuple(f"{figure.written}: {say_interval(figure)}" for figure in claim.figures),
        source=said_in(source),
        source_href=source_href(source),
        form=form or form_of(claim),
        alike=alike_to(claim, knowledge),
    )


def said_in(source: Source) -> str:
    """The source in one line: publisher, title, day."""
    day = say_day(source.published) if source.published else ""
    parts = (source.publisher, f"“{source.title}”" if source.title else "", day)
    return ", ".join(part for part in parts if part) or source.url or "a source not named"


def _reading(knowledge: Knowledge, claim_id: str) -> str:
    try:
        return knowledge.reading(claim_id)
    except UnknownClaim:
        return ""
