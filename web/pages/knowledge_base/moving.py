"""``POST /claims/{id}/move``: accept, reject, retract, bring back, merge, undo; then its page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from knowledge.claim import Claim
from knowledge.errors import UnknownClaim
from verifier.pipeline import Verifier
from web import changing
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import desk_of
from web.inputs import UnusableField
from web.pages.claim import Refused, answer
from web.pages.knowledge_base.posted import name_in, reason_in, revision_in, see, texts_of
from web.pages.links import claim_href
from web.problems import Problem

router = APIRouter(include_in_schema=False)


@router.post("/claims/{claim_id}/move")
async def move_claim(
    request: Request, claim_id: str, caller: Annotated[Caller, Depends(needs(Role.REVIEWER))]
) -> Response:
    """Does what the button says; where that cannot be done, the page says why and keeps the why."""
    desk = desk_of(request)
    settings = desk.settings
    typed = await texts_of(request)
    revision, name = revision_in(typed), typed.get("move", "")
    successor = typed.get("successor", "").strip()

    def change(verifier: Verifier) -> Claim:
        why = reason_in(typed)
        other = name_in(typed, "successor", settings.limits)
        if name == "undo":
            return changing.undo(verifier, claim_id, caller, settings, why=why, revision=revision)
        if name == "merge":
            return changing.merge(
                verifier, claim_id, other, caller, settings, why=why, revision=revision
            )
        return changing.move(
            verifier,
            claim_id,
            name,
            caller,
            settings,
            why=why,
            revision=revision,
            successor=other if name in ("supersede", "correct") else "",
        )

    await desk.look_up(lambda knowledge: knowledge.get(claim_id))
    try:
        claim = await desk.edit(change)
    except (*changing.REFUSALS, UnknownClaim, UnusableField) as error:
        refused = Refused(str(error), typed.get("why", ""), successor)
        return await answer(desk, claim_id, caller, refused)
    except Problem as problem:
        if problem.status_code != 403:
            raise
        refused = Refused(problem.document.detail, typed.get("why", ""), successor)
        return await answer(desk, claim_id, caller, refused)
    return see(claim_href(claim.id))
