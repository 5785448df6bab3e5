"""``/keys``: with which keys may programs act for me?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from web.access.entrance import Entrance
from web.access.keys import Key
from web.access.needs import needs
from web.access.refusals import NotAllowed
from web.access.roles import Caller, Role, role_named
from web.desk import Desk, NoAccounts, desk_of
from web.pages.contexts_of_access import KeyRow, KeysPage
from web.pages.rendering import render
from web.pages.site import site_of

router = APIRouter(include_in_schema=False)

Person = Annotated[Caller, Depends(needs(Role.READER, in_person=True))]
LONGEST_DAYS = 3_650
ONCE = {"Cache-Control": "no-store"}
"""A page with a key in it is not kept."""


@router.api_route("/keys", methods=["GET", "HEAD"])
async def keys(request: Request, caller: Person) -> HTMLResponse:
    """One's own keys, and the form for another."""
    return HTMLResponse(render("keys.html", await _page(desk_of(request), caller)))


@router.post("/keys")
async def make_key(
    request: Request,
    caller: Person,
    label: Annotated[str, Form()] = "",
    role: Annotated[str, Form()] = "",
    days: Annotated[str, Form()] = "",
) -> Response:
    """The page with the new key in it, which is not shown again."""
    desk = desk_of(request)
    if caller.alone:
        raise NoAccounts
    clock = desk.settings.access.clock

    def make(entrance: Entrance) -> str:
        until = until_in(days, clock())
        wanted = role_named(role)
        if wanted is None:
            raise NotAllowed("Choose what the key may do.")
        return entrance.keys.make(entrance.accounts.get(caller.name), label, wanted, until)[1]

    try:
        text = await desk.let_in(make)
    except NotAllowed as error:
        page = await _page(desk, caller)
        typed = replace(page, label=label[:200], role=role, days=days[:20], error=str(error))
        return HTMLResponse(render("keys.html", typed), 422)
    page = replace(await _page(desk, caller), new=text)
    return HTMLResponse(render("keys.html", page), headers=ONCE)


@router.post("/keys/revoke")
async def revoke_key(
    request: Request, caller: Person, prefix: Annotated[str, Form()] = ""
) -> Response:
    """Lets a key in no more: one's own; an admin's hand reaches every key."""
    desk = desk_of(request)
    if caller.alone:
        raise NoAccounts

    def revoke(entrance: Entrance) -> None:
        own = None if caller.role.may(Role.ADMIN) else entrance.accounts.get(caller.name)
        entrance.keys.revoke(prefix, own)

    try:
        await desk.let_in(revoke)
    except NotAllowed as error:
        page = replace(await _page(desk, caller), error=str(error))
        return HTMLResponse(render("keys.html", page), 422)
    return RedirectResponse("/keys", 303)


def until_in(days: str, at: datetime) -> datetime | None:
    """When a key runs out that lives for so many days, as typed; "" for never.

    Raises :class:`~web.access.refusals.NotAllowed`.
    """
    typed = days.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= LONGEST_DAYS):
        raise NotAllowed(f"Write for how many days the key holds, from 1 to {LONGEST_DAYS:,}.")
    return at + timedelta(days=int(typed))


async def _page(desk: Desk, caller: Caller) -> KeysPage:
    at = desk.settings.access.clock()
    found: list[Key] = [] if caller.alone else await desk.let_in(lambda one: one.keys.all())
    own = tuple(_row(key, at) for key in found if key.owner == caller.name)
    others = tuple(_row(key, at) for key in found if key.owner != caller.name)
    return KeysPage(
        site=await site_of(desk),
        alone=caller.alone,
        keys=own,
        others=others if caller.role.may(Role.ADMIN) else (),
        roles=tuple(role.word for role in Role if caller.role.may(role)),
    )


def _row(key: Key, at: datetime) -> KeyRow:
    if key.revoked is not None:
        state = f"revoked on {day_of(key.revoked)}"
    else:
        state = "" if key.is_alive(at) else "run out"
    return KeyRow(
        prefix=key.prefix,
        label=key.label,
        owner=key.owner,
        role=key.role.word,
        made=day_of(key.made),
        until=day_of(key.until) if key.until else "it is revoked",
        used=f"last used on {day_of(key.used)}" if key.used else "never used",
        state=state,
    )


def day_of(moment: datetime) -> str:
    """The day as people write it: 3 May 2024."""
    return f"{moment.day} {moment:%B %Y}"
