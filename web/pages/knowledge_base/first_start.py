"""``POST /claims/sample``: an empty knowledge base gets the sample, so that there is one to try."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from knowledge.errors import ForbiddenMove
from knowledge.sample import sample_claims
from verifier.pipeline import Verifier
from verifier.setup import SAMPLE
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import desk_of
from web.pages.knowledge_base.posted import see
from web.problems import Problem

router = APIRouter(include_in_schema=False)


@router.post("/claims/sample")
async def add_sample(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.REVIEWER))]
) -> Response:
    """Adds the sample's claims, citable; then the first page. Only where there is no claim yet."""

    def add(verifier: Verifier) -> None:
        if verifier.knowledge.count():
            raise ForbiddenMove("This knowledge base holds claims; the sample is for an empty one.")
        verifier.add(sample_claims(), by=SAMPLE, why=f"{SAMPLE}, asked for by {caller.name}")

    try:
        await desk_of(request).edit(add)
    except ForbiddenMove as error:
        raise Problem(409, str(error)) from None
    return see("/")
