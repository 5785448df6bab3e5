"""What did a form send? Its fields as texts, within limits, and the way back to a page."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse

from web.inputs import UnusableField, read_speaker
from web.problems import Problem
from web.settings import Limits

FIELDS_AT_MOST = 500
"""More than any form of these pages has: a table of four hundred columns fits."""
REASON_LENGTH = 1_000
"""Characters of a reason for a change."""


async def texts_of(request: Request) -> dict[str, str]:
    """The fields of the form that are texts; of several of one name the last."""
    async with request.form(
        max_files=0, max_fields=FIELDS_AT_MOST, max_part_size=limit_of(request)
    ) as form:
        return texts_in(form)


def texts_in(form: FormData) -> dict[str, str]:
    """The fields of a form that are texts, with line breaks as they are kept here."""
    return {
        name: value.replace("\r\n", "\n")
        for name, value in form.multi_items()
        if not isinstance(value, UploadFile)
    }


def limit_of(request: Request) -> int:
    """Bytes of one part of a form: what the whole request may have."""
    from web.desk import desk_of

    return desk_of(request).settings.limits.body_bytes


def reason_in(typed: Mapping[str, str]) -> str:
    """The reason for a change; raises where it is too long to be one."""
    why = " ".join(typed.get("why", "").split())
    if len(why) > REASON_LENGTH:
        raise UnusableField(f"A reason may have at most {REASON_LENGTH:,} characters.")
    return why


def revision_in(typed: Mapping[str, str]) -> int:
    """The revision that the form showed; a form without one was not sent by these pages."""
    written = typed.get("revision", "")
    if not (written.isascii() and written.isdecimal() and len(written) < 19):
        raise Problem(422, "The form names no revision of the claim; open its page again.")
    return int(written)


def name_in(typed: Mapping[str, str], field: str, limits: Limits) -> str:
    """A name or id that was typed, without the space around it."""
    return read_speaker(typed.get(field, ""), limits)


def see(address: str) -> RedirectResponse:
    """Sends the browser on to a page, so that going back or reloading sends nothing twice."""
    return RedirectResponse(address, 303)
