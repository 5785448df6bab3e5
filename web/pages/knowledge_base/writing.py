"""``/claims/new``: a claim that somebody takes down by hand, with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.responses import HTMLResponse, Response

from knowledge.base import Added
from knowledge.claim import Claim, Source, Status
from verifier.curating.taken_down import taken_down
from verifier.pipeline import Verifier
from verifier.storing import entries_of
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.changing import may_cite_at_once
from web.desk import Desk, NotEditable, desk_of
from web.pages.knowledge_base.alike import alike_to
from web.pages.knowledge_base.contexts import AddPage, AlikeLine, ClaimForm
from web.pages.knowledge_base.form_fields import Typed, period_of, read_claim_form
from web.pages.knowledge_base.posted import see, texts_of
from web.pages.links import claim_href
from web.pages.rendering import render
from web.pages.site import site_of

router = APIRouter(include_in_schema=False)

Contributor = Annotated[Caller, Depends(needs(Role.CONTRIBUTOR))]


@dataclass(frozen=True, slots=True)
class Near:
    """The claim was not added: others say nearly the same."""

    alike: tuple[AlikeLine, ...]


@router.api_route("/claims/new", methods=["GET", "HEAD"])
async def empty_form(request: Request, caller: Contributor) -> HTMLResponse:
    """The form, empty."""
    desk = desk_of(request)
    if not desk.settings.editable:
        raise NotEditable
    return await _page(desk, caller, ClaimForm())


@router.post("/claims/new")
async def add_claim(request: Request, caller: Contributor) -> Response:
    """Reads the claim and stores it; then its page. A draft, but where the caller may accept it
    and wants it citable at once."""
    desk = desk_of(request)
    typed = await texts_of(request)
    read = read_claim_form(typed, desk.settings.limits)
    citable = bool(typed.get("citable")) and may_cite_at_once(caller, desk.settings)
    if read.form.errors:
        return await _page(desk, caller, read.form, citable=citable, status=422)
    try:
        claim = claim_in(read, Status.CITABLE if citable else Status.EXTRACTED)
    except ValidationError as error:
        told = f"The claim cannot be used: {error.errors()[0]['msg']}."
        return await _page(desk, caller, read.form, citable=citable, status=422, problem=told)

    def add(verifier: Verifier) -> Added | Near:
        there = verifier.knowledge.there([claim])[0]
        if not there and not typed.get("sure"):
            # likeness asks for the figures, which are read from the words
            (entry,) = entries_of([claim], verifier.reader)
            if alike := alike_to(entry.claim, verifier.knowledge):
                return Near(alike)
        return verifier.add([claim], by=caller.name, why=read.text("why") or "taken down by hand")

    added = await desk.edit(add)
    if isinstance(added, Near):
        return await _page(desk, caller, read.form, citable=citable, status=409, alike=added.alike)
    (claim_id,) = (*added.ids, *added.duplicates)
    return see(claim_href(claim_id))


def claim_in(read: Typed, status: Status) -> Claim:
    """The claim that a filled form describes; a quote alone is its own statement."""
    return taken_down(
        read.text("statement") or read.text("quote"),
        Source(
            publisher=read.text("publisher"),
            title=read.text("title"),
            url=read.text("url"),
            author=read.text("author"),
            published=read.day("published"),
        ),
        quote=read.text("quote"),
        speaker=read.text("speaker"),
        said_on=read.day("said_on"),
        period=period_of(read),
        place=read.text("place"),
        valid_until=read.day("valid_until"),
        status=status,
    )


async def _page(
    desk: Desk,
    caller: Caller,
    form: ClaimForm,
    *,
    citable: bool = False,
    status: int = 200,
    alike: tuple[AlikeLine, ...] = (),
    problem: str = "",
) -> HTMLResponse:
    page = AddPage(
        site=await site_of(desk),
        form=form,
        may_cite=may_cite_at_once(caller, desk.settings),
        citable=citable,
        alike=alike,
        problem=problem,
    )
    return HTMLResponse(render("knowledge_base/add.html", page), status)
