"""``GET /v1/claims`` and ``/v1/claims/{id}``: what does the knowledge base hold?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from knowledge.checks import Check, Keeping
from knowledge.claim import Claim, Revision, Status
from knowledge.selection import Selection
from web.access.needs import needs
from web.access.roles import Role
from web.api.claim_documents import CheckLine, ChecksReply, ClaimsPage, HistoryReply
from web.api.conditions import tag_of, unchanged
from web.api.cursors import page_of, read_cursor
from web.api.documents import problems
from web.api.requests import WrittenDay
from web.desk import desk_of
from web.problems import FieldProblem, Problem
from web.settings import Knowledge

router = APIRouter(tags=["claims"])

READS = [Depends(needs(Role.READER))]
AT_ONCE = 50
AT_MOST = 200
JSON = "application/json"


def asked_once(request: Request) -> None:
    """Raises a 422 where a member of the query stands there twice: which one is meant?"""
    for name in request.query_params:
        if len(request.query_params.getlist(name)) > 1:
            sentence = f'"{name}" stands in the query more than once; give it once.'
            raise Problem(422, sentence, errors=(FieldProblem(f"#/{name}", sentence),))


def selection_of(
    q: Annotated[str, Query(max_length=200, description="Words of the claim, all of them.")] = "",
    speaker: Annotated[str, Query(max_length=200, description="Part of who said it.")] = "",
    publisher: Annotated[str, Query(max_length=200, description="Part of who published it.")] = "",
    subject: Annotated[str, Query(max_length=200, description="Part of what it is about.")] = "",
    measure: Annotated[str, Query(max_length=200, description="Part of what it counts.")] = "",
    status: Annotated[Status | None, Query(description="Where it is in its life.")] = None,
    since: Annotated[WrittenDay, Query(description="Speaks of a day from this one on.")] = None,
    until: Annotated[WrittenDay, Query(description="Speaks of a day up to this one.")] = None,
) -> Selection:
    """Which claims a request means."""
    return Selection(
        status=status,
        speaker=speaker,
        publisher=publisher,
        subject=subject,
        measure=measure,
        since=since,
        until=until,
        text=q,
    )


ONCE = Depends(asked_once)
Selected = Annotated[Selection, Depends(selection_of)]


@router.get(
    "/claims",
    dependencies=[*READS, ONCE],
    responses=problems(401, 422, 503),
    response_model=ClaimsPage,
    summary="List claims",
)
async def list_claims(
    request: Request,
    wanted: Selected,
    limit: Annotated[int, Query(ge=1, le=AT_MOST, description="Claims of one page.")] = AT_ONCE,
    cursor: Annotated[str, Query(max_length=500, description="From the page before.")] = "",
) -> Response:
    """The claims that are meant, the newest first, a page at a time: the answer's ``next`` (and
    its header ``Link``) leads to the following one, whatever is added meanwhile."""

    begin = read_cursor(cursor)

    def ask(knowledge: Knowledge) -> tuple[list[Claim], str]:
        return page_of(knowledge.meant(wanted, after=begin), limit)

    page, after = await desk_of(request).look_up(ask)
    headers = {}
    if after:
        given = {k: v for k, v in request.query_params.items() if k != "cursor"}
        headers["Link"] = (
            f'<{request.url.path}?{urlencode({**given, "cursor": after})}>; rel="next"'
        )
    body = ClaimsPage(claims=tuple(page), next=after).model_dump_json()
    return Response(body, media_type=JSON, headers=headers)


@router.get(
    "/claims/{claim_id}",
    dependencies=READS,
    responses={
        **problems(401, 404, 503),
        304: {"description": "It has not changed (If-None-Match)."},
    },
    response_model=Claim,
    summary="Show one claim",
)
async def show_claim(request: Request, claim_id: str) -> Response:
    """The claim with its quote, speaker, source and status; an open end of a figure is ``null``.

    Its header ``ETag`` names this state of it, for ``If-None-Match`` and ``If-Match``."""
    claim = await desk_of(request).look_up(lambda knowledge: knowledge.get(claim_id))
    if unchanged(request, claim):
        return Response(status_code=304, headers={"ETag": tag_of(claim)})
    return answer_with(claim)


@router.get(
    "/claims/{claim_id}/history",
    dependencies=READS,
    responses=problems(401, 404, 503),
    response_model=HistoryReply,
    summary="Show the history of a claim",
)
async def show_history(request: Request, claim_id: str) -> Response:
    """Every state that the claim has had, who changed it, when and why; the oldest first."""

    def ask(knowledge: Knowledge) -> Sequence[Revision]:
        return knowledge.history(claim_id)

    reply = HistoryReply(revisions=tuple(await desk_of(request).look_up(ask)))
    return Response(reply.model_dump_json(), media_type=JSON)


@router.get(
    "/claims/{claim_id}/checks",
    dependencies=READS,
    responses=problems(401, 404, 503),
    summary="List the checks that relied on a claim",
)
async def show_checks(request: Request, claim_id: str) -> ChecksReply:
    """Which verdicts rested on it, where checks are kept; the oldest first."""

    def ask(knowledge: Knowledge) -> tuple[Keeping, Sequence[Check]]:
        knowledge.get(claim_id)
        return knowledge.checks.keeping, knowledge.checks.relying_on([claim_id])

    keeping, checks = await desk_of(request).look_up(ask)
    return ChecksReply(kept=keeping.value, checks=tuple(_line(check, claim_id) for check in checks))


def answer_with(claim: Claim, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The claim as JSON with the tag of its state."""
    return Response(
        claim.model_dump_json(),
        status,
        media_type=JSON,
        headers={"ETag": tag_of(claim), **(headers or {})},
    )


def _line(check: Check, claim_id: str) -> CheckLine:
    stance = next(one.stance for one in check.reliances if one.claim_id == claim_id)
    return CheckLine(
        at=check.at,
        door=check.door,
        verdict=check.verdict,
        stance=stance,
        statement=check.statement,
        as_of=check.as_of,
        revision=check.revision,
    )
