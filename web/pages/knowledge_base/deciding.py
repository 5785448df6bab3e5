"""What becomes of a claim in the review queue? Accepted, corrected, rejected, merged, undone."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.claim import Status
from knowledge.errors import ForbiddenMove
from verifier.pipeline import Verifier
from web import changing
from web.access.roles import Caller
from web.pages.knowledge_base.actions import approves_own
from web.pages.knowledge_base.editing import revise
from web.pages.knowledge_base.form_fields import Typed
from web.settings import WebSettings

DECIDED = ("accept", "reject", "merge")
CORRECTED = "corrected in review"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reviewer pressed, on which state of which claim."""

    what: str
    """"accept", "reject", "merge" or "undo"; anything else saves the fields and decides nothing."""
    claim_id: str
    revision: int
    fields: Typed
    why: str = ""
    other: str = ""
    """The claim to merge it with."""

    @property
    def needs_fields(self) -> bool:
        """Whether the fields must be usable for it."""
        return self.what not in ("reject", "merge", "undo")


def decide(verifier: Verifier, wanted: Decision, caller: Caller, settings: WebSettings) -> None:
    """Does it, in the caller's name.

    Raises what :mod:`~web.changing` raises, and pydantic's
    ``ValidationError`` where the fields are no claim together.
    """
    claim_id, why, revision = wanted.claim_id, wanted.why, wanted.revision
    match wanted.what:
        case "reject":
            changing.move(
                verifier, claim_id, "reject", caller, settings, why=why, revision=revision
            )
        case "merge":
            changing.merge(
                verifier, claim_id, wanted.other, caller, settings, why=why, revision=revision
            )
        case "undo":
            changing.undo(verifier, claim_id, caller, settings, why=why, revision=revision)
        case _:
            _save(verifier, wanted, caller, settings)


def _save(verifier: Verifier, wanted: Decision, caller: Caller, settings: WebSettings) -> None:
    """Stores the fields where they say something else now, and accepts the claim if asked to."""
    accepts = wanted.what == "accept"
    claim = changing.seen(verifier, wanted.claim_id, wanted.revision)
    if claim.status not in (Status.EXTRACTED, Status.IN_REVIEW):
        raise ForbiddenMove(f"The claim {claim.id} is {claim.status} already; nothing was changed.")
    if accepts:
        changing.may_cite(verifier, claim.id, caller, settings)
    before = claim.revision
    claim = revise(verifier, wanted.fields, claim, wanted.revision, caller.name)
    if not accepts:
        return
    name, why = "approve", wanted.why
    if claim.revision != before and not approves_own(
        verifier.knowledge.history(claim.id), caller, settings
    ):
        # the words are the reviewer's own now, so that somebody else has to see them
        if claim.status is Status.IN_REVIEW:
            return
        name, why = "submit", why or CORRECTED
    verifier.knowledge.move(
        [claim.id], name, by=caller.name, why=why, expected_revision=claim.revision
    )
