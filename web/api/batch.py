"""``POST /v1/verify/batch``: what are the verdicts on many statements?

A JSON body is answered as a whole. A body of JSON lines (``application/x-ndjson``) is answered line
by line as the verdicts are reached, so a long list needs no patience and little memory.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from pydantic import ValidationError
from starlette.responses import Response

from verifier.report import Report
from web.access.needs import needs
from web.access.roles import Role
from web.api.documents import PROBLEMS, BatchReply, Refused
from web.api.requests import (
    JSON_TYPE,
    LINES_TYPE,
    BatchRequest,
    VerifyRequest,
    by_its_words,
    content_type,
)
from web.api.verify import judge
from web.desk import Desk, desk_of
from web.failures import problem_of
from web.problems import FieldProblem, Problem

router = APIRouter(tags=["verify"], dependencies=[Depends(needs(Role.READER))])

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON_TYPE: {"schema": BatchRequest.model_json_schema()},
            LINES_TYPE: {"schema": {"type": "string", "description": "one request a line"}},
        },
    }
}


@router.post(
    "/verify/batch",
    responses={
        **PROBLEMS,
        200: {
            "description": "Reports by position; a line each where lines were sent.",
            "content": {LINES_TYPE: {"schema": {"type": "string"}}},
        },
    },
    response_model=BatchReply,
    openapi_extra=_BODY,
    summary="Judge many statements",
)
async def verify_batch(request: Request) -> Response | BatchReply:
    """Reports by position; a statement that cannot be checked has a problem in its place."""
    desk = desk_of(request)
    kind = content_type(request)
    body = await request.body()
    if kind == LINES_TYPE:
        lines = [line for line in body.splitlines() if line.strip()]
        _count_within(len(lines), desk.settings.limits.stream)
        return StreamingResponse(_answers(desk, lines), media_type=LINES_TYPE)
    if kind != JSON_TYPE:
        raise Problem(
            415, f"Send the body as {JSON_TYPE} or {LINES_TYPE} and say so in Content-Type."
        )
    batch = _read_batch(body, desk.settings.limits.batch)
    return BatchReply(reports=tuple([await judge_or_refuse(desk, one) for one in batch.requests()]))


async def judge_or_refuse(desk: Desk, asked: VerifyRequest) -> Report | Refused:
    """The report, or the problem that stands in its place."""
    try:
        return await judge(desk, asked)
    except Exception as error:
        problem = problem_of(error)
        if problem.status_code == 500:
            raise
        return Refused(problem=problem.document)


async def _answers(desk: Desk, lines: list[bytes]) -> AsyncIterator[bytes]:
    for line in lines:
        try:
            answer = await judge_or_refuse(desk, _read_line(line))
        except Exception as error:
            answer = Refused(problem=problem_of(error).document)
        yield answer.model_dump_json().encode() + b"\n"


def _read_line(line: bytes) -> VerifyRequest:
    """A line holds a request, or just the statement as a JSON string."""
    try:
        given = json.loads(line)
        return VerifyRequest.model_validate(by_its_words(given))
    except ValidationError as error:
        raise RequestValidationError(_in_body(error)) from None
    except (ValueError, RecursionError):
        raise Problem(400, "This line is not JSON; send one request a line.") from None


def _read_batch(body: bytes, limit: int) -> BatchRequest:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise Problem(400, "The body is not valid JSON.") from None
    if isinstance(given, dict) and isinstance(given.get("statements"), list):
        # counted before they are looked at one by one
        _count_within(len(given["statements"]), limit)
    try:
        return BatchRequest.model_validate(given)
    except ValidationError as error:
        raise RequestValidationError(_in_body(error)) from None


def _in_body(error: ValidationError) -> list[dict[str, Any]]:
    return [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]


def _count_within(count: int, limit: int) -> None:
    if count > limit:
        sentence = f"Send at most {limit:,} statements at once; there are {count:,}."
        raise Problem(413, sentence, errors=(FieldProblem("#/statements", sentence),))
