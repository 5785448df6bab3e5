"""``/claims/{id}/correct``: the source itself says something else now, and both are kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Claim, Status
from verifier.curating.taken_down import corrected
from verifier.pipeline import Verifier
from verifier.storing import entries_of
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.changing import REFUSALS, must_not_be_cited_unseen
from web.desk import Desk, NotEditable, desk_of
from web.pages.contexts import Field
from web.pages.knowledge_base.contexts import CorrectPage
from web.pages.knowledge_base.form_fields import Typed, read_claim_form
from web.pages.knowledge_base.posted import revision_in, see, texts_of
from web.pages.links import claim_href
from web.pages.rendering import render
from web.pages.site import site_of

router = APIRouter(include_in_schema=False)

Reviewer = Annotated[Caller, Depends(needs(Role.REVIEWER))]


@router.api_route("/claims/{claim_id}/correct", methods=["GET", "HEAD"])
async def correction_form(request: Request, claim_id: str, caller: Reviewer) -> HTMLResponse:
    """The words of the claim, to be put as the source has them now."""
    desk = desk_of(request)
    if not desk.settings.editable:
        raise NotEditable
    claim = await desk.look_up(lambda knowledge: knowledge.get(claim_id))
    must_not_be_cited_unseen(claim, caller, desk.settings)
    return await _page(desk, claim, Field(claim.statement), Field(claim.quote), Field())


@router.post("/claims/{claim_id}/correct")
async def correct_claim(request: Request, claim_id: str, caller: Reviewer) -> Response:
    """Adds the corrected claim and takes the former one out of its way; then the new one's page."""
    desk = desk_of(request)
    typed = await texts_of(request)
    revision = revision_in(typed)
    old = await desk.look_up(lambda knowledge: knowledge.get(claim_id))
    must_not_be_cited_unseen(old, caller, desk.settings)
    # of the fields of a claim this form has three
    read = read_claim_form(
        {**typed, "publisher": old.source.publisher or "-"}, desk.settings.limits
    )
    if read.form.errors:
        return await _again(desk, old, read, 422)

    def change(verifier: Verifier) -> Claim:
        new = corrected(old, read.text("statement") or read.text("quote"), read.text("quote"))
        (entry,) = entries_of([new], verifier.reader)
        return verifier.knowledge.correct(
            claim_id, entry, by=caller.name, why=read.text("why"), expected_revision=revision
        )

    try:
        claim = await desk.edit(change)
    except (*REFUSALS, ValidationError) as error:
        told = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        return await _again(desk, old, read, 409, told)
    return see(claim_href(claim.id))


async def _again(desk: Desk, old: Claim, read: Typed, status: int, problem: str = "") -> Response:
    form = read.form
    return await _page(desk, old, form.statement, form.quote, form.why, status, problem)


async def _page(
    desk: Desk,
    claim: Claim,
    statement: Field,
    quote: Field,
    why: Field,
    status: int = 200,
    problem: str = "",
) -> HTMLResponse:
    if not problem and claim.status is not Status.CITABLE:
        problem = f"This claim is {claim.status}; only a citable one is corrected by its source."
    page = CorrectPage(
        site=await site_of(desk),
        href=claim_href(claim.id),
        words=claim.words,
        revision=claim.revision,
        statement=statement,
        quote=quote,
        why=why,
        problem=problem,
    )
    return HTMLResponse(render("knowledge_base/correct.html", page), status)
