"""``GET /conflicts``: which citable claims disagree with each other, by their figures?

A page looks at so many claims and says from which to which; each is held against all the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from knowledge.claim import Status
from verifier.curating.conflicts import Conflict
from verifier.curating.conflicts import conflicts as find
from verifier.pipeline import Verifier
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import NoDrafts, desk_of
from web.pages.knowledge_base.allowed import allowed_to
from web.pages.knowledge_base.asking import read_page
from web.pages.knowledge_base.lines import line_of
from web.pages.knowledge_base.links import with_query
from web.pages.knowledge_base.lists import ConflictRow, ConflictsPage
from web.pages.links import claim_href
from web.pages.rendering import render
from web.pages.site import site_of

AT_ONCE = 200
"""Claims that are looked at for one page: about a second."""

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Slice:
    """The conflicts of some of the citable claims."""

    found: tuple[Conflict, ...]
    looked_at: int
    total: int


@router.api_route("/conflicts", methods=["GET", "HEAD"])
async def show_conflicts(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.READER))]
) -> HTMLResponse:
    """Pairs of claims that exclude each other, each with the reason."""
    desk = desk_of(request)
    number = read_page(request.query_params.get("page", ""))
    one_sided = bool(request.query_params.get("one_sided"))
    begin, today = (number - 1) * AT_ONCE, desk.settings.access.clock().date()
    found = await desk.look_up(lambda knowledge: knowledge.count(Status.CITABLE))
    part: Slice | None = Slice((), 0, 0)
    if found:
        part = await desk.ask(lambda verifier: conflicts_from(verifier, begin, today))
    if part is None:
        raise NoDrafts
    reviews = allowed_to(caller, desk.settings).reviews
    shown = [one for one in part.found if one.mutual or one_sided]
    sides, after = "" if one_sided else "1", begin + part.looked_at
    more = {"one_sided": "1" if one_sided else "", "page": str(number + 1)}
    this = {"one_sided": sides, "page": str(number) if number > 1 else ""}
    page = ConflictsPage(
        site=await site_of(desk),
        rows=tuple(_row(one, reviews) for one in shown),
        left=len(part.found) - len(shown),
        one_sided=one_sided,
        sides_href=with_query("/conflicts", this),
        first=begin + 1,
        last=after,
        total=part.total,
        next_href=with_query("/conflicts", more) if after < part.total else "",
    )
    return HTMLResponse(render("knowledge_base/conflicts.html", page))


def conflicts_from(verifier: Verifier, begin: int, today: date) -> Slice:
    """The conflicts of the citable claims from a position on, without those told before it."""
    knowledge = verifier.knowledge
    told: set[str] = set()
    wanted = []
    for at, claim in enumerate(islice(knowledge.claims(status=Status.CITABLE), begin + AT_ONCE)):
        if at < begin:
            told.add(claim.id)
        else:
            wanted.append(claim)
    found = tuple(
        one
        for one in find(verifier, today, wanted)
        # what only one of them contradicts was not found from the side of the other
        if one is not None and not (one.mutual and {one.first.id, one.second.id} & told)
    )
    return Slice(found, len(wanted), knowledge.count(Status.CITABLE))


def _row(conflict: Conflict, reviews: bool) -> ConflictRow:
    href = f"{claim_href(conflict.first.id)}/move" if reviews and conflict.overtaken else ""
    return ConflictRow(
        reason=conflict.reason,
        first=line_of(conflict.first),
        second=line_of(conflict.second),
        supersede_href=href,
        second_id=conflict.second.id,
        revision=conflict.first.revision,
    )
