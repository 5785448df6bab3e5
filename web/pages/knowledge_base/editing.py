"""``/claims/{id}/edit``: a slip in how a claim was taken down is put right.

The form carries the revision that it shows; where somebody else was quicker nothing is written,
what was typed stays, and the page tells what stands there now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Claim
from knowledge.errors import StaleRevision
from verifier.curating.taken_down import revised
from verifier.pipeline import Verifier
from verifier.storing import entries_of
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.changing import must_not_be_cited_unseen, stale
from web.desk import Desk, NotEditable, desk_of
from web.pages.contexts import Detail
from web.pages.knowledge_base.contexts import ClaimForm, EditPage
from web.pages.knowledge_base.form_fields import Typed, changes_to, form_of, read_claim_form
from web.pages.knowledge_base.posted import revision_in, see, texts_of
from web.pages.links import claim_href
from web.pages.rendering import render
from web.pages.site import site_of

router = APIRouter(include_in_schema=False)

Reviewer = Annotated[Caller, Depends(needs(Role.REVIEWER))]
LABELS = {
    "period_first": "speaks of, from",
    "period_last": "speaks of, to",
    "said_on": "said on",
    "url": "address",
    "valid_until": "valid until",
}
"""What a field is called where that is not its name."""


@router.api_route("/claims/{claim_id}/edit", methods=["GET", "HEAD"])
async def filled_form(request: Request, claim_id: str, caller: Reviewer) -> HTMLResponse:
    """The form with the claim as it stands."""
    desk = desk_of(request)
    if not desk.settings.editable:
        raise NotEditable
    claim = await desk.look_up(lambda knowledge: knowledge.get(claim_id))
    must_not_be_cited_unseen(claim, caller, desk.settings)
    return await _page(desk, claim_id, form_of(claim), claim.revision)


@router.post("/claims/{claim_id}/edit")
async def edit_claim(request: Request, claim_id: str, caller: Reviewer) -> Response:
    """Stores what was changed; then the claim's page."""
    desk = desk_of(request)
    typed = await texts_of(request)
    revision = revision_in(typed)
    read = read_claim_form(typed, desk.settings.limits)
    if read.form.errors:
        return await _page(desk, claim_id, read.form, revision, status=422)

    def change(verifier: Verifier) -> Claim:
        claim = verifier.knowledge.get(claim_id)
        must_not_be_cited_unseen(claim, caller, desk.settings)
        return revise(verifier, read, claim, revision, caller.name)

    try:
        await desk.edit(change)
    except ValidationError as error:
        read = read.refused("statement", f"It cannot be used: {error.errors()[0]['msg']}.")
        return await _page(desk, claim_id, read.form, revision, status=422)
    except StaleRevision:
        now = await desk.look_up(lambda knowledge: knowledge.get(claim_id))
        differing = tuple(_differing(read.form, form_of(now)))
        return await _page(
            desk, claim_id, read.form, now.revision, status=409, stale=True, now=differing
        )
    return see(claim_href(claim_id))


def revise(verifier: Verifier, read: Typed, claim: Claim, revision: int, by: str) -> Claim:
    """The claim with what the form changes, stored; as it is where the form changes nothing.

    Raises ``StaleRevision`` where it is not the state that the form showed.
    """
    if claim.revision != revision:
        raise StaleRevision(stale(claim.id))
    own, source = changes_to(claim, read)
    if not own and not source:
        return claim
    quote, speaker = own.pop("quote", None), own.pop("speaker", None)
    if "statement" in own and not own["statement"]:
        # a quote reads by itself where no statement is given
        own["statement"] = read.text("quote")
    new = revised(claim, own, source, quote, speaker)
    (entry,) = entries_of([new], verifier.reader)
    why = read.text("why") or "edited by hand"
    return verifier.knowledge.revise(entry, by=by, why=why, expected_revision=revision)


def _differing(typed: ClaimForm, now: ClaimForm) -> Iterator[Detail]:
    """What stands in the claim now where that is not what was typed."""
    for name in ClaimForm.__dataclass_fields__:
        mine, theirs = getattr(typed, name).value.strip(), getattr(now, name).value.strip()
        if name != "why" and mine != theirs:
            yield Detail(LABELS.get(name, name), theirs or "nothing")


async def _page(
    desk: Desk,
    claim_id: str,
    form: ClaimForm,
    revision: int,
    *,
    status: int = 200,
    stale: bool = False,
    now: tuple[Detail, ...] = (),
) -> HTMLResponse:
    page = EditPage(
        site=await site_of(desk),
        id=claim_id,
        href=claim_href(claim_id),
        form=form,
        revision=revision,
    )
    if stale:
        sentence = (
            "Somebody has changed this claim since you opened it, so nothing was stored. What you "
            "typed is below; save again to let it stand in place of what is there now."
        )
        page = replace(page, stale=sentence, now=now)
    return HTMLResponse(render("knowledge_base/edit.html", page), status)
