"""``/account``: who am I here, and what can I do about it?"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import HTMLResponse, Response

from web.access.cookies import hand_out
from web.access.entrance import WRONG, Entrance
from web.access.guessing import TooManyGuesses
from web.access.needs import needs
from web.access.refusals import NotAllowed
from web.access.roles import Caller, Role
from web.desk import Desk, NoAccounts, desk_of
from web.pages.contexts_of_access import AccountPage
from web.pages.rendering import render
from web.pages.sign_in import address_of, waiting
from web.pages.site import site_of

router = APIRouter(include_in_schema=False)

Person = Annotated[Caller, Depends(needs(Role.READER, in_person=True))]


@router.api_route("/account", methods=["GET", "HEAD"])
async def account(request: Request, caller: Person) -> HTMLResponse:
    """Name, role, the way to keys and people, and a form for another password."""
    return HTMLResponse(render("account.html", await _page(desk_of(request), caller)))


@router.post("/account/password")
async def change_password(
    request: Request,
    caller: Person,
    present: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
) -> Response:
    """Changes one's own password; every other session of that person ends."""
    desk = desk_of(request)
    if caller.alone:
        raise NoAccounts
    address = address_of(request)

    def change(entrance: Entrance) -> str:
        try:
            account = entrance.confirmed(caller.name, present, address)
        except NotAllowed as error:
            wrong = str(error) == WRONG
            raise NotAllowed("The present password is wrong.") if wrong else error from None
        entrance.accounts.set_password(account.name, password)
        return entrance.sessions.begin(account)

    page = await _page(desk, caller)
    try:
        token = await desk.let_in(change)
    except NotAllowed as error:
        return HTMLResponse(render("account.html", replace(page, error=str(error))), 422)
    except TooManyGuesses as error:
        headers = {"Retry-After": str(error.seconds)}
        return HTMLResponse(
            render("account.html", replace(page, error=waiting(error))), 429, headers
        )
    done = "Your password is changed, and you are signed out everywhere else."
    response = HTMLResponse(render("account.html", replace(page, done=done)))
    hand_out(response, request, token, desk.settings.access.session)
    return response


async def _page(desk: Desk, caller: Caller) -> AccountPage:
    return AccountPage(
        site=await site_of(desk),
        name=caller.name,
        role=caller.role.word,
        alone=caller.alone,
        keeps_accounts=desk.entrance is not None,
        admin=caller.role.may(Role.ADMIN),
    )
