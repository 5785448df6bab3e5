"""Whose page sent a request that changes something? Only a page of our own may.

A browser sends a person's cookie along, and reaches a server on this machine, whichever site's page
asks it to; but it tells in ``Sec-Fetch-Site`` and ``Origin`` which site that is, and no page can
change what it tells. A program that is no browser sends neither, and no cookie.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from web.access.cookies import token_in
from web.problems import EDITORS_API, Problem, answer_to

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
"""Methods by which nothing changes."""
OWN_SITE = ("same-origin", "none")
""""none": the person at the browser asked for it, no page did."""
EXTENSIONS = ("chrome-extension://", "moz-extension://", "safari-web-extension://")
"""Origins of add-ons in browsers, which the person installed. They may check texts under ``/v2``,
where nothing is changed."""
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


class OriginsGuard:
    """Answers 403 to a request that could change something and comes from another site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE:
            request = Request(scope)
            if not is_own(request):
                problem = Problem(
                    403,
                    "This came from a page of another site, or the browser does not tell from "
                    "where, so nothing was changed; open this application's own page and send it "
                    "from there, or use an API key.",
                )
                await answer_to(request, problem)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def is_own(request: Request) -> bool:
    """Whether a page of our own sent the request, or no page at all."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    if origin is not None and origin.startswith(EXTENSIONS):
        return request.url.path.startswith(f"{EDITORS_API}/")
    if site is not None:
        return site in OWN_SITE
    if origin is not None:
        return is_host(origin, request.headers.get("host", ""))
    # no browser of today: nothing but a cookie could make it somebody else's request
    return not token_in(request)


def is_host(origin: str, host: str) -> bool:
    """Whether an origin, such as ``http://localhost:8000``, is the host of a ``Host`` header.

    The scheme is not compared: behind a proxy the browser speaks HTTPS and the proxy does not.
    """
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    port = DEFAULT_PORTS.get(parts.scheme)
    if port is None or not parts.netloc:
        return False
    return parts.netloc.lower().removesuffix(port) == host.strip().lower().removesuffix(port)
