"""``/review``: one extracted claim at a time, to be accepted, corrected, rejected or merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Claim
from knowledge.errors import StaleRevision, UnknownClaim
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.changing import REFUSALS
from web.desk import Desk, desk_of
from web.inputs import UnusableField
from web.pages.knowledge_base.contexts import ClaimForm, QueuePage
from web.pages.knowledge_base.deciding import DECIDED, Decision, decide
from web.pages.knowledge_base.form_fields import read_claim_form
from web.pages.knowledge_base.links import REVIEW
from web.pages.knowledge_base.pace import Pace, read_pace
from web.pages.knowledge_base.posted import name_in, reason_in, revision_in, see, texts_of
from web.pages.knowledge_base.queue import card_of, next_for
from web.pages.links import claim_href
from web.pages.rendering import render
from web.pages.shortcuts import shortcuts_on
from web.pages.site import site_of
from web.problems import Problem
from web.settings import Knowledge

router = APIRouter(include_in_schema=False)

Reviewer = Annotated[Caller, Depends(needs(Role.REVIEWER))]


@dataclass(frozen=True, slots=True)
class Kept:
    """The claim could not be decided: what was typed, and why."""

    form: ClaimForm | None
    problem: str
    status: int


@router.api_route("/review", methods=["GET", "HEAD"])
async def show_queue(request: Request, caller: Reviewer) -> HTMLResponse:
    """The next claim; ``at`` names one to show first."""
    pace = read_pace(request.query_params, _now(desk_of(request)))
    return await _page(request, caller, pace, at=request.query_params.get("at", ""))


@router.post("/review/{claim_id}")
async def decide_claim(request: Request, claim_id: str, caller: Reviewer) -> Response:
    """Does what the button says, with the fields as they were edited; then the next claim."""
    desk = desk_of(request)
    typed = await texts_of(request)
    pace, read = read_pace(typed, _now(desk)), read_claim_form(typed, desk.settings.limits)
    what = typed.get("do", "")
    form = None if what == "undo" else read.form
    await desk.look_up(lambda knowledge: knowledge.get(claim_id))
    try:
        wanted = Decision(
            what,
            claim_id,
            revision_in(typed),
            read,
            reason_in(typed),
            name_in(typed, "other", desk.settings.limits),
        )
        if wanted.needs_fields and read.form.errors:
            told = "Nothing was decided yet: please correct the fields marked below."
            return await _page(request, caller, pace, at=claim_id, kept=Kept(form, told, 422))
        await desk.edit(lambda verifier: decide(verifier, wanted, caller, desk.settings))
    except (*REFUSALS, UnknownClaim, UnusableField, ValidationError) as error:
        told = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        # where somebody else was quicker, the fields show what that one wrote
        form = None if isinstance(error, StaleRevision) else form
        return await _page(request, caller, pace, at=claim_id, kept=Kept(form, told, 409))
    except Problem as problem:
        if problem.status_code != 403:
            raise
        kept = Kept(form, problem.document.detail, 403)
        return await _page(request, caller, pace, at=claim_id, kept=kept)
    if what == "undo":
        return see(pace.taken_back().href(at=claim_id))
    return see(pace.decided(claim_id).href() if what in DECIDED else pace.href(at=claim_id))


async def _page(
    request: Request, caller: Caller, pace: Pace, *, at: str = "", kept: Kept | None = None
) -> HTMLResponse:
    desk = desk_of(request)
    site, settings = await site_of(desk), desk.settings

    def ask(knowledge: Knowledge) -> QueuePage:
        found = next_for(knowledge, caller, settings, at=at, after=pace.after)
        claim = found.claim if settings.editable else None
        same = claim is not None and claim.id == at
        form = kept.form if kept and same else None
        last = last_decided(knowledge, pace.last)
        return QueuePage(
            site=site,
            card=card_of(claim, knowledge, form) if claim else None,
            left=found.left if settings.editable else 0,
            own=found.own,
            hidden=tuple(pace.fields.items()),
            done=pace.done,
            a_minute=pace.a_minute(_now(desk)),
            last=last.id if last else "",
            last_revision=last.revision if last else 0,
            last_href=claim_href(last.id) if last else "",
            last_done=last.status.value if last else "",
            skip_href=skipping(pace, claim).href() if claim and found.left > 1 else "",
            here=REVIEW if request.method == "POST" else _here(request),
            shortcuts=shortcuts_on(request),
            problem=kept.problem if kept else "",
        )

    page = await desk.look_up(ask)
    status = kept.status if kept else 200
    return HTMLResponse(render("knowledge_base/review.html", page), status)


def skipping(pace: Pace, claim: Claim) -> Pace:
    """The queue behind this claim, which is left for later."""
    return Pace(pace.done, pace.began, pace.last, claim.id)


def last_decided(knowledge: Knowledge, claim_id: str) -> Claim | None:
    """The claim that was decided last, as it stands; none where it waits again or is not there."""
    if not claim_id:
        return None
    try:
        claim = knowledge.get(claim_id)
    except UnknownClaim:
        return None
    return claim if len(knowledge.history(claim_id)) > 1 else None


def _here(request: Request) -> str:
    """The address of this page, to come back to it."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _now(desk: Desk) -> int:
    return int(desk.settings.access.clock().timestamp())
