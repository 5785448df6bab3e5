"""Who sent a request? The owner of its API key, whoever is signed in, or somebody unknown."""

from __future__ import annotations

from starlette.requests import Request

from web.access.cookies import token_in
from web.access.entrance import Entrance
from web.access.roles import AT_THIS_MACHINE, VISITOR, Caller, Role
from web.access.signing_in import sign_in_first
from web.desk import desk_of
from web.problems import Problem

BEARER = "bearer"
KNOWN = "verifier.caller"
"""Where in a request it stands who sent it, once that is known."""
PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Headers by which a proxy on this machine tells that the request came from another one."""


def caller_by_account(request: Request) -> Caller:
    """The caller by key or session.

    Without either it is whoever sits at the machine, where there are no accounts and only this
    machine can reach the application; a visitor, where reading is open; and else a
    :class:`~web.problems.Problem` that asks to sign in. A key that lets nobody in is refused in any
    case: whoever sends one must not take an answer for its owner's.
    """
    # guards ask before the route does, and the answer stays the same for the length of a request
    known = request.scope.get(KNOWN)
    if not isinstance(known, Caller):
        known = request.scope[KNOWN] = _caller(request)
    return known


def _caller(request: Request) -> Caller:
    desk = desk_of(request)
    entrance, settings = desk.entrance, desk.settings.access
    key = key_in(request)
    if key is not None:
        return _by_key(entrance, key)
    if entrance is not None:
        token = token_in(request)
        account = entrance.sessions.account_of(token) if token else None
        if account is not None:
            return Caller(account.name, account.role)
    nobody = entrance is None or not entrance.accounts.are_there()
    if nobody and settings.loopback and not is_passed_on(request):
        return AT_THIS_MACHINE
    if settings.reading_open:
        return VISITOR
    raise sign_in_first(request)


def is_passed_on(request: Request) -> bool:
    """Whether a proxy says that it passes on somebody else's request."""
    return any(name in request.headers for name in PASSED_ON)


def key_in(request: Request) -> str | None:
    """The API key that the request brings, ``None`` where it brings none."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.lower() == BEARER else None


def _by_key(entrance: Entrance | None, text: str) -> Caller:
    found = entrance.keys.acting(text) if entrance else None
    if found is None:
        raise Problem(
            401,
            "This API key lets nobody in: it is not known here, has run out or was revoked; "
            "make another on the page /keys.",
            headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
        )
    owner, key = found
    return Caller(owner.name, narrower(owner.role, key.role), key=key.prefix)


def narrower(one: Role, other: Role) -> Role:
    """Whichever of both may do less."""
    return other if one.may(other) else one
