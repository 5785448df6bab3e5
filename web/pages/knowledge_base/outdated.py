"""``/outdated``: which citable claims are past the last day of their validity?

Nothing moves by itself: somebody looks at them and lets them expire.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Claim, Status
from knowledge.period import say_day
from knowledge.selection import Selection
from verifier.pipeline import Verifier
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import Desk, desk_of
from web.pages.knowledge_base.allowed import allowed_to
from web.pages.knowledge_base.lines import lines_of
from web.pages.knowledge_base.links import claims_href
from web.pages.knowledge_base.lists import FacetValue, OutdatedPage
from web.pages.knowledge_base.posted import reason_in, see, texts_of
from web.pages.rendering import render
from web.pages.site import site_of
from web.settings import Knowledge

GONE = (Status.SUPERSEDED, Status.CORRECTED, Status.EXPIRED)

router = APIRouter(include_in_schema=False)


@router.api_route("/outdated", methods=["GET", "HEAD"])
async def show_outdated(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.READER))]
) -> HTMLResponse:
    """The claims whose last day is over and that are citable still."""
    desk = desk_of(request)
    today = _today(desk)

    def ask(knowledge: Knowledge) -> tuple[list[Claim], tuple[FacetValue, ...]]:
        gone = ((status, knowledge.count(status)) for status in GONE)
        return _lapsed(knowledge, today), tuple(
            FacetValue(status.value, count, claims_href(Selection(status=status)))
            for status, count in gone
            if count
        )

    lapsed, gone = await desk.look_up(ask)
    page = OutdatedPage(
        site=await site_of(desk),
        allowed=allowed_to(caller, desk.settings),
        claims=lines_of(lapsed),
        day=say_day(today),
        gone=gone,
    )
    return HTMLResponse(render("knowledge_base/outdated.html", page))


@router.post("/outdated/expire")
async def expire(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.REVIEWER))]
) -> Response:
    """Moves all of them to expired, as one step; then the list, which is empty."""
    desk = desk_of(request)
    typed = await texts_of(request)
    today = _today(desk)

    def change(verifier: Verifier) -> None:
        ids = [claim.id for claim in _lapsed(verifier.knowledge, today)]
        why = reason_in(typed) or f"valid until before {today}"
        verifier.knowledge.move(ids, "expire", by=caller.name, why=why)

    await desk.edit(change)
    return see("/outdated")


def _lapsed(knowledge: Knowledge, today: date) -> list[Claim]:
    wanted = Selection(status=Status.CITABLE, lapsed_on=today)
    return [claim for claim in knowledge.claims(status=Status.CITABLE) if wanted.holds(claim)]


def _today(desk: Desk) -> date:
    return desk.settings.access.clock().date()
