"""``GET /speakers/{name}``: what did somebody say, over time?"""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from knowledge.claim import Claim
from knowledge.selection import Selection
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import desk_of
from web.pages.knowledge_base.lines import lines_of
from web.pages.knowledge_base.links import claims_href
from web.pages.knowledge_base.lists import SpeakerPage, YearPart
from web.pages.knowledge_base.search import selected
from web.pages.rendering import render
from web.pages.site import site_of
from web.problems import Problem

SHOWN = 200
"""Claims on the page; the list has all of them."""

router = APIRouter(include_in_schema=False)


@router.api_route("/speakers/{name:path}", methods=["GET", "HEAD"])
async def show_speaker(
    request: Request, name: str, caller: Annotated[Caller, Depends(needs(Role.READER))]
) -> HTMLResponse:
    """The claims of a speaker, or of a publisher in its own voice, the latest year first."""
    desk = desk_of(request)
    wanted = Selection(speaker=f'"{name}"')
    found = await desk.look_up(lambda knowledge: selected(knowledge, wanted))
    if not found:
        raise Problem(404, "Nobody of that name said anything here; look through the claims.")
    page = SpeakerPage(
        site=await site_of(desk),
        name=name,
        aliases=_aliases(found, name),
        total=len(found),
        years=tuple(
            YearPart(year, lines_of(claims)) for year, claims in groupby(found[:SHOWN], _year)
        ),
        shown=min(len(found), SHOWN),
        search_href=claims_href(wanted),
        json_href=claims_href(wanted, form="json"),
    )
    return HTMLResponse(render("knowledge_base/speaker.html", page))


def _year(claim: Claim) -> str:
    day = claim.known_since
    return str(day.year) if day else ""


def _aliases(claims: list[Claim], name: str) -> tuple[str, ...]:
    names = [n for c in claims if c.speaker for n in (c.speaker.name, *c.speaker.aliases)]
    return tuple(dict.fromkeys(one for one in names if one.casefold() != name.casefold()))
