"""``POST /v1/claims`` and ``PATCH /v1/claims/{id}``: how do programs add and change claims?"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request
from pydantic import ValidationError
from starlette.responses import Response

from knowledge.claim import Claim
from knowledge.errors import StaleRevision
from verifier.curating.taken_down import revised, taken_down
from verifier.pipeline import Verifier
from verifier.storing import entries_of
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.api.claim_documents import ClaimChanges, NewClaim
from web.api.claims import answer_with
from web.api.conditions import IF_MATCH, seen_revision, tag_of
from web.api.documents import problems
from web.api.idempotency import Answer
from web.api.requests import only_json
from web.changing import must_not_be_cited_unseen, stale
from web.desk import desk_of
from web.problems import FieldProblem, Problem

router = APIRouter(tags=["claims"])


@router.post(
    "/claims",
    status_code=201,
    dependencies=[Depends(needs(Role.CONTRIBUTOR)), Depends(only_json)],
    responses={
        **problems(400, 401, 403, 409, 413, 415, 422, 503),
        200: {"description": "The claim was there already.", "model": Claim},
    },
    response_model=Claim,
    summary="Add a claim",
)
async def add_claim(
    request: Request,
    asked: NewClaim,
    caller: Annotated[Caller, Depends(needs(Role.CONTRIBUTOR))],
    idempotency_key: Annotated[
        str, Header(description="Repeats the first answer instead of writing again, for a day.")
    ] = "",
) -> Response:
    """Reads the claim and stores it as a draft; ``Location`` names it. Adding the same words of the
    same publication again changes nothing and answers 200."""
    desk = desk_of(request)
    claim = _claim(asked)

    def add(verifier: Verifier) -> tuple[Claim, bool]:
        added = verifier.add([claim], by=caller.name, why=asked.why or "sent by a program")
        (claim_id,) = (*added.ids, *added.duplicates)
        return verifier.knowledge.get(claim_id), bool(added.ids)

    async def write() -> Answer:
        stored, new = await desk.edit(add)
        place = f"{request.url.path}/{stored.id}"
        return Answer(
            201 if new else 200,
            stored.model_dump_json().encode(),
            (("Location", place), ("ETag", tag_of(stored))),
        )

    answer = await desk.answers.once(idempotency_key, caller.name, await request.body(), write)
    return Response(answer.body, answer.status, dict(answer.headers), media_type="application/json")


@router.patch(
    "/claims/{claim_id}",
    dependencies=[Depends(needs(Role.REVIEWER)), Depends(only_json)],
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503),
    response_model=Claim,
    openapi_extra=IF_MATCH,
    summary="Change a claim",
)
async def change_claim(
    request: Request,
    claim_id: str,
    asked: ClaimChanges,
    caller: Annotated[Caller, Depends(needs(Role.REVIEWER))],
) -> Response:
    """Replaces the members that are named, and reads the words anew. ``If-Match`` must hold the
    ``ETag`` of the claim as it was seen: a 412 says that somebody else has changed it since."""
    desk = desk_of(request)
    seen = seen_revision(request)

    def change(verifier: Verifier) -> Claim:
        old = verifier.knowledge.get(claim_id)
        if old.revision != seen:
            raise StaleRevision(stale(claim_id))
        must_not_be_cited_unseen(old, caller, desk.settings)
        new = revised(old, asked.given(), _of_source(asked), asked.quote, asked.speaker)
        if new == old:
            return old
        (entry,) = entries_of([new], verifier.reader)
        return verifier.knowledge.revise(
            entry, by=caller.name, why=asked.why, expected_revision=seen
        )

    try:
        return answer_with(await desk.edit(change))
    except ValidationError as error:
        raise _unusable(error) from None


def _claim(asked: NewClaim) -> Claim:
    try:
        return taken_down(
            asked.statement,
            asked.source.as_source(),
            quote=asked.quote,
            speaker=asked.speaker.strip(),
            said_on=asked.said_on,
            place=asked.place.strip(),
            valid_until=asked.valid_until,
        )
    except ValidationError as error:
        raise _unusable(error) from None


def _of_source(asked: ClaimChanges) -> dict[str, Any]:
    """The members of the source that the caller named."""
    if asked.source is None:
        return {}
    return {name: getattr(asked.source, name) for name in asked.source.model_fields_set}


def _unusable(error: ValidationError) -> Problem:
    """What does not fit the claim as a whole, at the member where it was found."""
    first = error.errors()[0]
    sentence = f"The claim cannot be used: {first['msg']}."
    pointer = "#" + "".join(f"/{part}" for part in first["loc"])
    return Problem(422, sentence, errors=(FieldProblem(pointer, sentence),))
