"""Has the claim changed since the caller saw it? Entity tags of claims, by RFC 9110, section 13."""

from __future__ import annotations

from typing import Any

from fastapi import Request

from knowledge.claim import Claim
from web.problems import Problem

IF_MATCH: dict[str, Any] = {
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "description": "The ETag of the claim as it was seen.",
            "schema": {"type": "string"},
            "example": '"41"',
        }
    ]
}
"""How a route that needs the header is described."""


def tag_of(claim: Claim) -> str:
    """The entity tag of a claim's present state: the number of the change that wrote it."""
    return f'"{claim.revision}"'


def unchanged(request: Request, claim: Claim) -> bool:
    """Whether the caller has this state already (``If-None-Match``)."""
    given = request.headers.get("if-none-match", "")
    return tag_of(claim) in _tags(given) or given.strip() == "*"


def seen_revision(request: Request) -> int:
    """The change that the caller saw last, by ``If-Match``.

    Raises a 428 where the header is missing, so that nobody writes over what they have not seen,
    and a 412 where it is no tag of a claim.
    """
    given = request.headers.get("if-match")
    if given is None:
        raise Problem(
            428,
            "Send the ETag of the claim as you saw it in the header If-Match, so that nobody "
            "else's change is written over.",
        )
    for tag in _tags(given):
        number = tag.strip('"')
        if number.isascii() and number.isdigit() and len(number) < 18:
            return int(number)
    raise Problem(412, "If-Match must hold the ETag of the claim, as GET /v1/claims/{id} gives it.")


def _tags(given: str) -> list[str]:
    """The tags of a header; weak ones compare as strong ones do, for a claim has one form."""
    return [tag.strip().removeprefix("W/") for tag in given.split(",") if tag.strip()]
