"""How does a browser keep a session? In a cookie that scripts cannot read and other sites not send.

Its token is worthless after the session has ended, whatever the browser still keeps.
"""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.responses import Response

COOKIE = "verifier_session"
TOKEN_LENGTH = 200
"""Characters; ours are shorter, so what is longer need not be looked up."""


def token_in(connection: HTTPConnection) -> str:
    """The token that a browser brings, "" for none."""
    token = connection.cookies.get(COOKIE, "")
    return token if len(token) <= TOKEN_LENGTH else ""


def hand_out(response: Response, connection: HTTPConnection, token: str, life: timedelta) -> None:
    """Gives the browser its token; it sends it back to this host only, by HTTPS if it came so."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(life.total_seconds()),
        path="/",
        secure=connection.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def take_back(response: Response, connection: HTTPConnection) -> None:
    """Lets the browser forget its token."""
    response.delete_cookie(
        COOKIE, path="/", secure=connection.url.scheme == "https", httponly=True, samesite="lax"
    )
