"""``/people``: who may sign in, and what may they do? For admins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from web.access.accounts import Account, Accounts
from web.access.needs import needs
from web.access.passwords import SHORTEST
from web.access.refusals import NotAllowed
from web.access.roles import Caller, Role, role_named
from web.desk import Desk, desk_of
from web.pages.contexts_of_access import PeoplePage, PersonRow
from web.pages.keys import day_of
from web.pages.rendering import render
from web.pages.site import site_of

router = APIRouter(include_in_schema=False)

Admin = Annotated[Caller, Depends(needs(Role.ADMIN, in_person=True))]
Typed = Annotated[str, Form()]

DONE = {
    "role": "The role is changed.",
    "password": "The password is changed; every browser that was signed in by it is signed out.",
    "disable": "The account lets nobody in any more, neither by password nor by key.",
    "enable": "The account lets its owner in again.",
    "add": "The account is made; tell its owner name and password, to be changed at Account.",
}
"""What is said after each change."""


@router.api_route("/people", methods=["GET", "HEAD"])
async def people(request: Request, caller: Admin, done: str = "") -> HTMLResponse:
    """All accounts, with the forms to change them."""
    page = replace(await _page(desk_of(request), caller), done=DONE.get(done, ""))
    return HTMLResponse(render("people.html", page))


@router.post("/people/add")
async def add(
    request: Request, caller: Admin, name: Typed = "", role: Typed = "", password: Typed = ""
) -> Response:
    """Lets somebody in."""

    def change(accounts: Accounts) -> Account:
        return accounts.add(name, _role(role), password)

    return await _changed(request, caller, "add", change, (name, role))


@router.post("/people/role")
async def set_role(request: Request, caller: Admin, name: Typed = "", role: Typed = "") -> Response:
    """Gives somebody another role."""
    return await _changed(
        request, caller, "role", lambda accounts: accounts.set_role(name, _role(role))
    )


@router.post("/people/password")
async def set_password(
    request: Request, caller: Admin, name: Typed = "", password: Typed = ""
) -> Response:
    """Gives somebody another password, who has lost theirs."""
    return await _changed(
        request, caller, "password", lambda accounts: accounts.set_password(name, password)
    )


@router.post("/people/disable")
async def disable(request: Request, caller: Admin, name: Typed = "") -> Response:
    """Lets somebody in no more."""
    return await _changed(request, caller, "disable", lambda accounts: accounts.disable(name))


@router.post("/people/enable")
async def enable(request: Request, caller: Admin, name: Typed = "") -> Response:
    """Lets somebody in again."""
    return await _changed(request, caller, "enable", lambda accounts: accounts.enable(name))


async def _changed(
    request: Request,
    caller: Caller,
    what: str,
    change: Callable[[Accounts], Account],
    typed: tuple[str, str] = ("", ""),
) -> Response:
    desk = desk_of(request)
    try:
        await desk.let_in(lambda entrance: change(entrance.accounts))
    except NotAllowed as error:
        name, role = typed
        page = await _page(desk, caller)
        shown = replace(page, error=str(error), name=name[:200], role=role)
        return HTMLResponse(render("people.html", shown), 422)
    return RedirectResponse(f"/people?{urlencode({'done': what})}", 303)


def _role(word: str) -> Role:
    role = role_named(word)
    if role is None:
        raise NotAllowed("Choose one of the four roles.")
    return role


async def _page(desk: Desk, caller: Caller) -> PeoplePage:
    found = await desk.let_in(lambda entrance: entrance.accounts.all())
    return PeoplePage(
        site=await site_of(desk),
        people=tuple(
            PersonRow(
                name=one.name,
                role=one.role.word,
                made=day_of(one.made),
                disabled=day_of(one.disabled) if one.disabled else "",
                oneself=one.name == caller.name,
            )
            for one in found
        ),
        roles=tuple(role.word for role in Role),
        shortest=SHORTEST,
    )
