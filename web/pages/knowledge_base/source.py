"""``/sources``: what did a publication say, which checks relied on it, and is all of it withdrawn?

A source is named by its publisher, its title and its address, by as many of them as are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Claim, Source
from knowledge.selection import SourceNamed
from verifier.curating.withdrawing import going_with, left_standing, replaced_by
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import Desk, desk_of
from web.inputs import UnusableField
from web.pages.contexts import Field
from web.pages.knowledge_base.allowed import allowed_to
from web.pages.knowledge_base.lines import lines_of, newest_first
from web.pages.knowledge_base.links import source_href
from web.pages.knowledge_base.lists import SourcePage
from web.pages.knowledge_base.posted import reason_in, see, texts_of
from web.pages.knowledge_base.reliances import reliances_on
from web.pages.links import safe_href
from web.pages.rendering import render
from web.pages.site import site_of
from web.problems import Problem
from web.settings import Knowledge

SHOWN = 200
"""Claims on the page; all of them are counted, and all are retracted."""

router = APIRouter(include_in_schema=False)


@router.api_route("/sources", methods=["GET", "HEAD"])
async def show_source(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.READER))]
) -> HTMLResponse:
    """The claims of a source, and what hangs on them."""
    return await _page(desk_of(request), _named(request.query_params), caller)


@router.post("/sources/retract")
async def retract_source(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.REVIEWER))]
) -> Response:
    """Retracts every claim of the source as one step; then its page, which tells what relied."""
    desk = desk_of(request)
    typed = await texts_of(request)
    source = _named(typed)
    try:
        why = reason_in(typed)
        if not why:
            raise UnusableField("Say why; whoever relied on this source will want to know.")
    except UnusableField as error:
        return await _page(desk, source, caller, Field(typed.get("why", ""), str(error)))
    await desk.edit(
        lambda verifier: verifier.knowledge.retract_source(source, by=caller.name, why=why)
    )
    return see(source_href(Source(publisher=source.publisher, title=source.title, url=source.url)))


def _named(typed: Mapping[str, str]) -> SourceNamed:
    source = SourceNamed(*(typed.get(name, "").strip() for name in ("publisher", "title", "url")))
    if not source:
        raise Problem(422, "Name the source by its publisher, title or address.")
    return source


async def _page(
    desk: Desk, source: SourceNamed, caller: Caller, why: Field | None = None
) -> HTMLResponse:
    site = await site_of(desk)

    def ask(knowledge: Knowledge) -> SourcePage:
        claims: list[Claim] = newest_first(
            claim for claim in knowledge.claims() if source.is_of(claim.source)
        )
        if not claims:
            raise Problem(404, "No claim of that source is here; look through the claims.")
        going = going_with(knowledge, source)
        ids = [claim.id for claim in claims]
        return SourcePage(
            site=site,
            allowed=allowed_to(caller, desk.settings),
            publisher=source.publisher,
            title=source.title,
            url=source.url,
            href=safe_href(source.url),
            claims=lines_of(claims[:SHOWN]),
            total=len(claims),
            going=len(going),
            standing=lines_of(left_standing(knowledge, going)),
            replaced=lines_of(replaced_by(knowledge, claims)),
            relied=reliances_on(knowledge, ids, caller, several=True),
            why=why or Field(),
        )

    page = await desk.look_up(ask)
    return HTMLResponse(render("knowledge_base/source.html", page), 422 if why else 200)
