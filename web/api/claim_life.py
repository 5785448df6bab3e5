"""``POST /v1/claims/{id}/moves`` and ``/merge``: how does a claim move on in its life?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from knowledge.claim import Claim
from verifier.pipeline import Verifier
from web import changing
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.api.claim_documents import UNDO, Merge, Move
from web.api.claims import answer_with
from web.api.conditions import IF_MATCH, seen_revision
from web.api.documents import problems
from web.api.requests import only_json
from web.desk import desk_of

router = APIRouter(tags=["claims"])

REFUSALS = problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503)
Reviewer = Annotated[Caller, Depends(needs(Role.REVIEWER))]


@router.post(
    "/claims/{claim_id}/moves",
    dependencies=[Depends(needs(Role.REVIEWER)), Depends(only_json)],
    responses=REFUSALS,
    response_model=Claim,
    openapi_extra=IF_MATCH,
    summary="Move a claim on in its life",
)
async def move_claim(request: Request, claim_id: str, asked: Move, caller: Reviewer) -> Response:
    """Approves, rejects, retracts, restores it and so on, or takes the last change back (``undo``).
    ``If-Match`` must hold its ``ETag``; a 409 says which moves its state allows."""
    desk = desk_of(request)
    seen = seen_revision(request)

    def change(verifier: Verifier) -> Claim:
        if asked.move == UNDO:
            return changing.undo(
                verifier, claim_id, caller, desk.settings, why=asked.why, revision=seen
            )
        verifier.knowledge.get(claim_id)
        return changing.move(
            verifier,
            claim_id,
            asked.move,
            caller,
            desk.settings,
            why=asked.why,
            revision=seen,
            successor=asked.successor,
        )

    return answer_with(await desk.edit(change))


@router.post(
    "/claims/{claim_id}/merge",
    dependencies=[Depends(needs(Role.REVIEWER)), Depends(only_json)],
    responses=REFUSALS,
    response_model=Claim,
    openapi_extra=IF_MATCH,
    summary="Merge two claims that say the same",
)
async def merge_claims(request: Request, claim_id: str, asked: Merge, caller: Reviewer) -> Response:
    """The better of the two then stands for both, with both sources; it is the answer. The move
    ``undo`` takes it back. ``If-Match`` must hold the ``ETag`` of the claim in the address."""
    desk = desk_of(request)
    seen = seen_revision(request)

    def change(verifier: Verifier) -> Claim:
        return changing.merge(
            verifier, claim_id, asked.other, caller, desk.settings, why=asked.why, revision=seen
        )

    return answer_with(await desk.edit(change))
