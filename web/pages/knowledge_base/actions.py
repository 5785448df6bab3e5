"""What may be done with a claim? The moves of its state that the caller's role allows."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.claim import Claim, Revision, Status
from knowledge.moves import moves
from web.access.approval import may_approve
from web.access.roles import Caller
from web.pages.knowledge_base.allowed import allowed_to
from web.pages.knowledge_base.contexts import Actions, MoveButton
from web.pages.links import claim_href
from web.settings import WebSettings

LABELS = {
    "submit": ("Send to review", "Somebody then accepts or rejects it."),
    "approve": ("Accept", "It is citable from now on: it decides verdicts."),
    "reject": ("Reject", "It never decides anything."),
    "expire": ("Expire", "It held in its time and decides no more."),
    "retract": ("Retract", "It decides nothing any more."),
    "restore": ("Bring back", "It is reviewed again before it decides anything."),
    "supersede": ("Superseded", "A later claim takes its place."),
    "correct": ("Corrected", "The corrected claim takes its place."),
}
"""What a button calls a move, and what comes of it; ``merge`` has a form of its own."""

OWN_WORDS = (
    "You added this claim or wrote words of it, so somebody else has to accept it; "
    "you can still edit or reject it."
)


def actions_for(
    claim: Claim, history: Sequence[Revision], caller: Caller, settings: WebSettings
) -> Actions:
    """The actions that would not be refused; ``history`` is that of the claim, oldest first."""
    if not allowed_to(caller, settings).reviews:
        return Actions()
    open_moves = [move for move in moves().values() if claim.status in move.before]
    approves = approves_own(history, caller, settings)
    waits = any(move.name == "approve" for move in open_moves) and not approves
    shown = [
        (move, MoveButton(move.name, *LABELS[move.name]))
        for move in open_moves
        if move.name in LABELS and not (move.name == "approve" and waits)
    ]
    href = claim_href(claim.id)
    alone = may_approve((), caller, own_allowed=settings.access.own_approval)
    return Actions(
        moves=tuple(button for move, button in shown if not move.successor),
        replacing=tuple(button for move, button in shown if move.successor),
        undo=history[-1].action if may_undo(claim, history, caller, settings) else "",
        # words that nobody else has seen must not become citable by an edit
        edit_href=f"{href}/edit" if claim.status is not Status.CITABLE or alone else "",
        correct_href=f"{href}/correct" if claim.status is Status.CITABLE and alone else "",
        merges=claim.status in moves()["merge"].before,
        waits=OWN_WORDS if waits else "",
    )


def approves_own(history: Sequence[Revision], caller: Caller, settings: WebSettings) -> bool:
    """Whether the caller may accept the claim with that history, as the settings have it."""
    return may_approve(history, caller, own_allowed=settings.access.own_approval)


def may_undo(
    claim: Claim, history: Sequence[Revision], caller: Caller, settings: WebSettings
) -> bool:
    """Whether the last change can be taken back by this caller.

    What would make a claim citable again, or other words of a citable one, is an approval.
    """
    if len(history) < 2:
        return False
    citable = history[-2].claim.status is Status.CITABLE
    return not citable or approves_own(history, caller, settings)
