"""Do single keys work on the pages that have them? Until somebody switches them off, by a form.

Somebody who speaks to the machine, or whose hand slips, must not decide anything by one letter. The
choice is kept in a cookie of this browser; a page whose shortcuts are off carries none.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from web.access.needs import needs
from web.access.roles import Caller, Role
from web.pages.knowledge_base.posted import see, texts_of

COOKIE = "shortcuts"
OFF = "off"
KEPT = 365 * 86_400
"""Seconds: a year."""

router = APIRouter(include_in_schema=False)


def shortcuts_on(request: Request) -> bool:
    """Whether the caller's pages may answer to single keys."""
    return request.cookies.get(COOKIE) != OFF


@router.post("/shortcuts")
async def switch_shortcuts(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.READER))]
) -> Response:
    """Switches them off, or on with ``on``; then back to the page ``back``."""
    typed = await texts_of(request)
    answer = see(own_page(typed.get("back", "")))
    answer.set_cookie(
        COOKIE,
        "on" if typed.get("on") else OFF,
        max_age=KEPT,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def own_page(address: str) -> str:
    """The address where it is one of this site's own; the first page otherwise.

    >>> own_page("/review?done=2"), own_page("//elsewhere.example/"), own_page("/\\\\elsewhere")
    ('/review?done=2', '/', '/')
    """
    clean = all(c.isprintable() and c != "\\" for c in address)
    return address if clean and address.startswith("/") and address[1:2] != "/" else "/"
