"""``/sign-in`` and ``/sign-out``: how does somebody come in, and go?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from web.access.cookies import hand_out, take_back, token_in
from web.access.entrance import Entrance
from web.access.guessing import TooManyGuesses
from web.access.refusals import NotAllowed
from web.access.signing_in import HOME, SIGN_IN, own_path
from web.desk import desk_of
from web.pages.contexts_of_access import SignInPage
from web.pages.rendering import render

router = APIRouter(include_in_schema=False)


@router.api_route(SIGN_IN, methods=["GET", "HEAD"])
async def sign_in(back: str = HOME) -> HTMLResponse:
    """The form; ``back`` is the page that somebody wanted."""
    return HTMLResponse(render("sign_in.html", SignInPage(own_path(back))))


@router.post(SIGN_IN)
async def signed_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = HOME,
) -> Response:
    """Back to the page that was wanted, with a cookie; or the form again with a sentence."""
    desk = desk_of(request)
    address = address_of(request)
    page = SignInPage(own_path(back), name[:200])
    before = token_in(request)

    def come_in(entrance: Entrance) -> str:
        token = entrance.sign_in(name, password, address)
        if before:
            # the browser forgets the session that it had, so nobody else may have it either
            entrance.sessions.end(before)
        return token

    try:
        token = await desk.let_in(come_in)
    except NotAllowed as error:
        return _again(page, str(error), 422)
    except TooManyGuesses as error:
        return _again(page, waiting(error), 429, {"Retry-After": str(error.seconds)})
    response = RedirectResponse(page.back, 303)
    hand_out(response, request, token, desk.settings.access.session)
    return response


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """Ends the session of this browser, if it has one."""
    desk = desk_of(request)
    token = token_in(request)
    if token and desk.entrance is not None:
        await desk.let_in(lambda entrance: entrance.sessions.end(token))
    response = RedirectResponse(SIGN_IN, 303)
    take_back(response, request)
    return response


def address_of(request: Request) -> str:
    """From where the request came, as far as the server knows."""
    return request.client.host if request.client else ""


def waiting(error: TooManyGuesses) -> str:
    """For how long somebody has to wait, in a sentence."""
    minutes = -(-error.seconds // 60)
    return (
        f"A password was tried too often; wait {minutes} minute{'' if minutes == 1 else 's'} and "
        "try again, or ask an admin for a new one."
    )


def _again(
    page: SignInPage, sentence: str, status: int, headers: dict[str, str] | None = None
) -> HTMLResponse:
    shown = SignInPage(page.back, page.name, sentence)
    return HTMLResponse(render("sign_in.html", shown), status, headers)
