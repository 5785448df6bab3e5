"""``GET /v1/claims/export`` and ``/v1/claims/{id}/claimreview``: how do claims go out?"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from tempfile import SpooledTemporaryFile
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response, StreamingResponse

from knowledge.claim import Claim
from knowledge.formats.exports import Exported, write_exported
from verifier.upkeep import in_batches
from web.access.needs import needs
from web.access.roles import Role
from web.api.claims import ONCE, Selected
from web.api.documents import problems
from web.desk import desk_of
from web.problems import Problem
from web.settings import Knowledge

router = APIRouter(tags=["claims"])

LINES_AT_ONCE = 200
IN_MEMORY = 1_000_000
"""Bytes of a file that is not written to the disk."""
PART = 65_536
"""Characters that are sent at once."""

TYPES = {
    Exported.JSONL: ("application/x-ndjson", "claims.jsonl"),
    Exported.CSV: ("text/csv", "claims.csv"),
    Exported.CLAIMREVIEW: ("application/ld+json", "claims.jsonld"),
    Exported.BIBTEX: ("application/x-bibtex", "claims.bib"),
    Exported.CSL_JSON: ("application/vnd.citationstyles.csl+json", "claims.json"),
}

SHAPES = {
    Exported.JSONL: {"type": "string"},
    Exported.CSV: {"type": "string"},
    Exported.CLAIMREVIEW: {"type": "object"},
    Exported.BIBTEX: {"type": "string"},
    Exported.CSL_JSON: {"type": "array"},
}
"""What a form is to a program that reads it, in the order of the forms."""


@router.get(
    "/claims/export",
    dependencies=[Depends(needs(Role.READER)), ONCE],
    responses={
        **problems(401, 422, 503),
        200: {
            "description": "A file in the form that was asked for.",
            "content": {
                media: {"schema": shape}
                for (media, _), shape in zip(TYPES.values(), SHAPES.values(), strict=True)
            },
        },
    },
    response_class=Response,
    summary="Export claims",
)
async def export_claims(
    request: Request,
    wanted: Selected,
    form: Annotated[
        Exported,
        Query(
            alias="format",
            description="jsonl: all that is known; csv: for a spreadsheet; claimreview: those that "
            "were rated; bibtex, csl-json: their sources, to be cited.",
        ),
    ] = Exported.JSONL,
) -> Response:
    """All claims that are meant; JSON Lines are read and sent some hundred at a time."""

    def ask(knowledge: Knowledge) -> Iterator[str]:
        claims = filter(wanted.holds, knowledge.claims(status=wanted.status))
        return sent(claims, form)

    media, name = TYPES[form]
    return StreamingResponse(
        await desk_of(request).look_up(ask),
        media_type=media,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get(
    "/claims/{claim_id}/claimreview",
    dependencies=[Depends(needs(Role.READER))],
    responses={
        **problems(401, 404, 503),
        200: {
            "description": "ClaimReview as JSON-LD, by schema.org.",
            "content": {TYPES[Exported.CLAIMREVIEW][0]: {"schema": {"type": "object"}}},
        },
    },
    response_class=Response,
    summary="Show a claim's review",
)
async def show_claim_review(request: Request, claim_id: str) -> Response:
    """What a fact-checker found of it; a 404 where nobody has rated it."""
    claim = await desk_of(request).look_up(lambda knowledge: knowledge.get(claim_id))
    if claim.review is None:
        raise Problem(404, f"The claim {claim_id} has no review: nobody has rated it.")
    page = written([claim], Exported.CLAIMREVIEW)
    return Response(page, media_type=TYPES[Exported.CLAIMREVIEW][0])


def written(claims: Iterable[Claim], form: Exported) -> str:
    """The claims in one of the forms."""
    page = io.StringIO(newline="")
    write_exported(claims, form, page)
    return page.getvalue()


def sent(claims: Iterable[Claim], form: Exported) -> Iterator[str]:
    """The parts of a file of claims, which are read while it is sent; the first part is made.

    So what keeps the base from being read is told with a status, and not by a file that ends early.
    """
    parts = _lines(claims) if form is Exported.JSONL else _filed(claims, form)
    return chain(list(islice(parts, 1)), parts)


def _lines(claims: Iterable[Claim]) -> Iterator[str]:
    for some in in_batches(claims, LINES_AT_ONCE):
        yield written(some, Exported.JSONL)


def _filed(claims: Iterable[Claim], form: Exported) -> Iterator[str]:
    """The parts of a file that has a beginning and an end: written whole before it is sent, and on
    the disk where it is long."""
    with SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="") as file:
        write_exported(claims, form, file)
        file.seek(0)
        while part := file.read(PART):
            yield part
