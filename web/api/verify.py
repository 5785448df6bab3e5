"""``POST /v1/verify``: what is the verdict on one statement?"""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request

from verifier.report import Report
from web.access.needs import needs
from web.access.roles import Role
from web.api.documents import PROBLEMS
from web.api.requests import VerifyRequest, only_json, within
from web.desk import Desk, desk_of

router = APIRouter(tags=["verify"], dependencies=[Depends(needs(Role.READER))])


@router.post(
    "/verify",
    responses=PROBLEMS,
    dependencies=[Depends(only_json)],
    summary="Judge one statement",
)
async def verify(request: Request, asked: VerifyRequest) -> Report:
    """The verdict with its citations and, for each, the points on which it was compared."""
    return await judge(desk_of(request), asked)


async def judge(desk: Desk, asked: VerifyRequest) -> Report:
    """The report on one request, within the limits."""
    asked = within(desk.settings.limits, asked)
    return await desk.check(
        asked.statement, as_of=asked.as_of, speaker=asked.speaker, nearest=asked.nearest
    )
