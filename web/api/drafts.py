"""``POST /v1/drafts``: what holds in a draft, sentence by sentence?

The file comes as a form's ``file``, or as the body itself with its name in the query.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile

from verifier.drafts.report import DraftReport
from verifier.errors import UnusableInput
from web.access.needs import needs
from web.access.roles import Role
from web.api.documents import PROBLEMS, problems
from web.api.requests import content_type
from web.desk import desk_of
from web.inputs import TooLong, UnusableField, read_day, read_name
from web.manuscripts import read_manuscript
from web.problems import FieldProblem, Problem
from web.settings import Limits

router = APIRouter(tags=["drafts"], dependencies=[Depends(needs(Role.READER))])

FORM_TYPE = "multipart/form-data"
FIELDS_AT_MOST = 10

_ASKED = (
    ("as_of", "The day from which relative dates count: 2019-08-16."),
    ("nearest", "How many claims that did not decide to show with each sentence."),
)
_DESCRIBED: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "query", "description": says, "schema": {"type": "string"}}
        for name, says in (("name", "The file's name, where the body is the file."), *_ASKED)
    ],
    "requestBody": {
        "required": True,
        "content": {
            FORM_TYPE: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        **{name: {"type": "string", "description": says} for name, says in _ASKED},
                    },
                }
            },
            "*/*": {"schema": {"type": "string", "format": "binary"}},
        },
    },
}


@router.post(
    "/drafts",
    responses={
        **problems(400, 401, 403, 413, 422, 503),
        501: {**PROBLEMS[422], "description": "No drafts are read here."},
    },
    openapi_extra=_DESCRIBED,
    summary="Check a draft",
)
async def check_draft(request: Request) -> DraftReport:
    """Every checkable sentence with its place and its report; what was not read is listed."""
    desk = desk_of(request)
    limits = desk.settings.limits
    given: dict[str, Any] = dict(request.query_params)
    if content_type(request) == FORM_TYPE:
        async with request.form(max_files=1, max_fields=FIELDS_AT_MOST) as form:
            given.update((key, value) for key, value in form.items() if isinstance(value, str))
            name, data = await _uploaded(form)
    else:
        name, data = str(given.get("name", "")), await request.body()
    as_of, nearest = _asked(given, limits)
    try:
        called = read_name(name, limits)
    except UnusableField as error:
        raise unusable("name", error) from None
    try:
        manuscript = await read_manuscript(data, called, limits)
        return await desk.review(called, manuscript, as_of=as_of, nearest=nearest)
    except (UnusableField, UnusableInput) as error:
        raise unusable("file", error) from None


async def _uploaded(form: FormData) -> tuple[str, bytes]:
    """Name and bytes of the form's file."""
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise unusable("file", UnusableField('Send the draft as the form\'s "file", with a name.'))
    return file.filename or "", await file.read()


def _asked(given: dict[str, Any], limits: Limits) -> tuple[date | None, int]:
    try:
        as_of = read_day(str(given.get("as_of", "")))
    except UnusableField as error:
        raise unusable("as_of", error) from None
    written = str(given.get("nearest", "3"))
    if not (written.isascii() and written.isdecimal() and int(written[:9]) <= limits.nearest):
        raise unusable("nearest", UnusableField(f'"nearest" is a number up to {limits.nearest}.'))
    return as_of, int(written)


def unusable(field: str, error: Exception) -> Problem:
    """The problem with one field: too long is a 413, all else a 422."""
    status = 413 if isinstance(error, TooLong) else 422
    return Problem(status, str(error), errors=(FieldProblem(f"#/{field}", str(error)),))
