"""``GET /v1/claims/{id}``: what does the knowledge base hold of one claim?"""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from knowledge.claim import Claim
from web.access.needs import needs
from web.access.roles import Role
from web.api.documents import PROBLEMS
from web.desk import desk_of

router = APIRouter(tags=["claims"])


@router.get(
    "/claims/{claim_id}",
    dependencies=[Depends(needs(Role.READER))],
    responses={**PROBLEMS, 404: {**PROBLEMS[422], "description": "There is no such claim."}},
    response_model=Claim,
    summary="Show one claim",
)
async def show_claim(request: Request, claim_id: str) -> Response:
    """The claim with its quote, speaker, source and status; an open end of a figure is ``null``."""
    claim = await desk_of(request).look_up(lambda knowledge: knowledge.get(claim_id))
    return Response(claim.model_dump_json(), media_type="application/json")
