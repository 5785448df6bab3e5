"""Where is somebody sent who has to sign in, and where do they come back to? Own pages only."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from starlette.requests import Request

from web.problems import Problem, wants_document

SIGN_IN = "/sign-in"
HOME = "/"
BACK_LENGTH = 4_000
"""Characters of an address to come back to; a longer one, with a pasted text, is left out."""


def sign_in_first(request: Request) -> Problem:
    """What somebody gets who has not signed in: a program a 401, a person the form.

    Who was about to send a form gets a 401 with a sentence instead, or what they typed were lost.
    """
    if wants_document(request):
        return Problem(
            401,
            "Nobody has signed in; send an API key in the header, as Authorization: Bearer KEY.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    if request.method not in ("GET", "HEAD"):
        return Problem(
            401,
            "You are not signed in any more, so nothing was changed; sign in in another tab, then "
            "come back to this one and send the form again.",
        )
    query = f"?{request.url.query}" if request.url.query else ""
    back = own_path(f"{request.url.path}{query}")
    asked = f"?{urlencode({'back': back})}" if back != HOME else ""
    return Problem(303, "Sign in first.", headers={"Location": f"{SIGN_IN}{asked}"})


def own_path(back: str) -> str:
    """The address to come back to when it is a page of our own, else the first page.

    A browser reads ``//host`` and ``/\\host`` as other hosts, and leaves control characters out.
    """
    if len(back) > BACK_LENGTH or not back.isprintable() or "\\" in back:
        return HOME
    try:
        parts = urlsplit(back)
    except ValueError:
        return HOME
    if parts.scheme or parts.netloc or not back.startswith("/") or back.startswith("//"):
        return HOME
    if parts.path.startswith("//") or parts.path in (SIGN_IN, "/sign-out"):
        return HOME
    return back
