"""How is a claim moved on, merged, or the last change taken back? One way for pages and endpoint.

Each function works on an open verifier and says in whose name. What the caller may not approve is
refused here, whoever asked; what the knowledge base refuses is raised as it comes.
"""

from __future__ import annotations

from knowledge.claim import Claim, Status
from knowledge.errors import ForbiddenMove, NothingToUndo, StaleRevision
from knowledge.moves import moves
from verifier.curating.duplicates import which_to_keep
from verifier.pipeline import Verifier
from verifier.storing import entries_of
from web.access.approval import may_approve, must_be_allowed_to_approve
from web.access.roles import Caller, Role
from web.problems import Problem
from web.settings import WebSettings

MERGE = "merge"
"""The move that takes two claims, and its own question."""

REFUSALS = (ForbiddenMove, NothingToUndo, StaleRevision)
"""What a page tells beside the form that asked for it."""


def move(
    verifier: Verifier,
    claim_id: str,
    name: str,
    caller: Caller,
    settings: WebSettings,
    *,
    why: str,
    revision: int,
    successor: str = "",
) -> Claim:
    """Moves the claim on by a move of ``moves.toml``; returns it as it now stands.

    Raises :data:`REFUSALS`, ``UnknownClaim``, and a problem for who may not approve it.
    """
    knowledge = verifier.knowledge
    named = [one for one in moves() if one != MERGE]
    if name not in named:
        raise ForbiddenMove(f"There is no move of that name; there are: {', '.join(named)}.")
    if moves()[name].after is Status.CITABLE:
        may_cite(verifier, claim_id, caller, settings)
    knowledge.move(
        [claim_id],
        name,
        by=caller.name,
        why=why,
        successor=successor,
        expected_revision=revision,
    )
    return knowledge.get(claim_id)


def merge(
    verifier: Verifier,
    claim_id: str,
    other_id: str,
    caller: Caller,
    settings: WebSettings,
    *,
    why: str,
    revision: int,
) -> Claim:
    """Lets the better of two claims stand for both; returns that one."""
    knowledge = verifier.knowledge
    claim, other = seen(verifier, claim_id, revision), knowledge.get(other_id)
    if claim.id == other.id:
        raise ForbiddenMove(f"The claim {claim_id} cannot be merged with itself.")
    keep = which_to_keep(claim, other)
    gone = other if keep is claim else claim
    if keep.status is Status.CITABLE and gone.status is not Status.CITABLE:
        # a citable claim is then cited with this one's source, too
        may_cite(verifier, gone.id, caller, settings)
    return knowledge.merge(
        keep.id, [gone.id], by=caller.name, why=why, expected_revision=keep.revision
    )


def undo(
    verifier: Verifier,
    claim_id: str,
    caller: Caller,
    settings: WebSettings,
    *,
    why: str,
    revision: int,
) -> Claim:
    """Takes back the last change of the claim with all that was changed with it."""
    knowledge = verifier.knowledge
    seen(verifier, claim_id, revision)
    history = knowledge.history(claim_id)
    if len(history) > 1 and history[-2].claim.status is Status.CITABLE:
        may_cite(verifier, claim_id, caller, settings)
    knowledge.undo(
        claim_id,
        by=caller.name,
        why=why,
        read=lambda claims: entries_of(claims, verifier.reader),
    )
    return knowledge.get(claim_id)


def may_cite(verifier: Verifier, claim_id: str, caller: Caller, settings: WebSettings) -> None:
    """Raises a problem where the caller may not make this claim citable."""
    must_be_allowed_to_approve(
        verifier.knowledge.history(claim_id), caller, own_allowed=settings.access.own_approval
    )


def may_cite_at_once(caller: Caller, settings: WebSettings) -> bool:
    """Whether what the caller adds may be citable without anybody's review."""
    return caller.role.may(Role.REVIEWER) and may_approve(
        (), caller, own_allowed=settings.access.own_approval
    )


def must_not_be_cited_unseen(claim: Claim, caller: Caller, settings: WebSettings) -> None:
    """Raises a problem where the words would be citable without anybody having approved them."""
    if claim.status is Status.CITABLE and not may_cite_at_once(caller, settings):
        raise Problem(
            403,
            "This claim is citable, and other words of it would be without anybody's approval; "
            "retract it, bring it back to review, edit it there and let somebody else accept it.",
        )


def seen(verifier: Verifier, claim_id: str, revision: int) -> Claim:
    """The claim, which must be in the state that the caller saw."""
    claim = verifier.knowledge.get(claim_id)
    if claim.revision != revision:
        raise StaleRevision(stale(claim_id))
    return claim


def stale(claim_id: str) -> str:
    """What to do where somebody else was quicker."""
    return (
        f"Somebody has changed the claim {claim_id} since you opened it, so nothing was done; "
        "look at how it stands now and do it again."
    )
