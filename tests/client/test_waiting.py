"""Does the client wait as a busy server asks, and no longer than it may?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from verifier.client import Client, Refused

REPORT = {
    "statement": "It rained.",
    "verdict": "unverified",
    "reason": "Nothing is known of it.",
    "knowledge_base": {"revision": 1, "claims": 1},
    "elapsed_ms": 1.0,
}


@pytest.mark.parametrize(
    ("busy", "status", "after", "waited", "outcome"),
    [
        (0, 429, "2", [], "answered"),
        (2, 429, "2", [2, 2], "answered"),
        (1, 503, "7", [7], "answered"),
        (9, 503, "1", [1, 1, 1], "refused"),
        (1, 503, "", [], "refused"),
        (1, 429, "3600", [], "refused"),
        (1, 500, "1", [], "refused"),
    ],
)
def test_a_busy_server_is_asked_again(
    serve: Callable[..., str], busy: int, status: int, after: str, waited: list, outcome: str
):
    keys: list[str] = []

    async def verify(request: Request) -> JSONResponse:
        keys.append(request.headers["Authorization"])
        if len(keys) <= busy:
            headers = {"Retry-After": after} if after else None
            return JSONResponse({"status": status, "detail": "Come again."}, status, headers)
        return JSONResponse(REPORT)

    address = serve(Starlette(routes=[Route("/v1/verify", verify, methods=["POST"])]))
    slept: list[float] = []
    with Client(address, api_key="a-key", sleep=slept.append) as client:
        if outcome == "answered":
            assert client.check("It rained.").reason == "Nothing is known of it."
        else:
            with pytest.raises(Refused, match=r"Come again\.") as refused:
                client.check("It rained.")
            assert refused.value.status == status
    assert slept == waited
    assert set(keys) == {"Bearer a-key"}
