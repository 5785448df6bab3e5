"""Which problem does an exception mean to the caller?

Every exception that a route, a guard or the framework raises ends here; none shows a traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from knowledge.errors import (
    BusyKnowledgeBase,
    ForbiddenMove,
    KnowledgeError,
    NothingToUndo,
    StaleRevision,
    UnknownClaim,
    UnstorableClaim,
)
from verifier.errors import UnusableInput, VerifierError
from web.desk import EmptyKnowledgeBase, NoAccounts, NoDrafts, NotEditable, TooManyWaiting
from web.guards.headers import FRESH, HEADERS
from web.guards.request_ids import HEADER
from web.problems import FieldProblem, Problem, answer_to
from web.turns import TookTooLong

SENTENCES = {
    400: "The request cannot be read; send valid JSON.",
    404: "There is nothing at this address; look at the first page or at /v1/openapi.json.",
    405: "This address does not answer that method; /v1/openapi.json lists the ones it does.",
}
"""What the framework raises with the bare name of the status, as a sentence."""

TOLD_AT_ONCE = 20
"""Errors of one request that are listed: nobody reads more, and a hostile body has many."""


def answer_failures(app: FastAPI) -> None:
    """Registers one answer for every exception."""

    async def answer(request: Request, error: Exception) -> Response:
        return answer_to(request, problem_of(error))

    async def answer_unforeseen(request: Request, error: Exception) -> Response:
        # This answer is made outside the guards, so it brings their headers with it.
        response = answer_to(request, problem_of(error))
        response.headers.update({**HEADERS, "Cache-Control": FRESH})
        response.headers[HEADER] = getattr(request.state, "request_id", "")
        return response

    for kind in (
        HTTPException,
        RequestValidationError,
        KnowledgeError,
        VerifierError,
        TooManyWaiting,
        EmptyKnowledgeBase,
        NoAccounts,
        NoDrafts,
        NotEditable,
        TookTooLong,
    ):
        app.add_exception_handler(kind, answer)
    app.add_exception_handler(Exception, answer_unforeseen)


def problem_of(error: Exception) -> Problem:
    """The problem that an exception means; what nobody foresaw is a 500."""
    match error:
        case Problem():
            return error
        case RequestValidationError():
            return _unfitting(error.errors())
        case HTTPException():
            sentence = SENTENCES.get(error.status_code, str(error.detail))
            return Problem(error.status_code, sentence, headers=error.headers)
        case UnusableInput():
            sentence = str(error)
            return Problem(422, sentence, errors=(FieldProblem("#/statement", sentence),))
        case UnknownClaim():
            return Problem(404, str(error))
        case TooManyWaiting():
            sentence = "Too many checks are waiting already; try again in a few seconds."
            return Problem(503, sentence, headers={"Retry-After": "5"})
        case TookTooLong():
            sentence = (
                f"The check was not done within {error.seconds:g} seconds; send a shorter text, or "
                "try again when less is going on."
            )
            return Problem(503, sentence, headers={"Retry-After": "5"})
        case BusyKnowledgeBase():
            return Problem(503, str(error), headers={"Retry-After": "5"})
        case EmptyKnowledgeBase():
            return Problem(
                503,
                "The knowledge base holds no citable claim, so nothing can be checked; "
                "add articles with: verifier ingest --status citable",
            )
        case NoDrafts():
            return Problem(501, "This server judges single statements only; see /v1/verify.")
        case NoAccounts():
            return Problem(
                409,
                "The sample has no accounts; start the server on a knowledge base of your own: "
                "verifier serve --kb FILE",
            )
        case NotEditable():
            return Problem(
                409,
                "The sample cannot be changed; start the server on a knowledge base of your own: "
                "verifier serve --kb FILE",
            )
        case StaleRevision():
            return Problem(412, str(error))
        case ForbiddenMove() | NothingToUndo():
            return Problem(409, str(error))
        case UnstorableClaim():
            return Problem(422, str(error))
        case KnowledgeError() | VerifierError():
            return Problem(503, str(error))
        case _:
            return Problem(500, "Something went wrong on this side; the server's log says what.")


def _unfitting(errors: Sequence[Any]) -> Problem:
    """A request whose members do not fit: a 422, or a 400 where it is no JSON at all."""
    if any(error["type"] == "json_invalid" for error in errors):
        return Problem(400, SENTENCES[400])
    fields = tuple(
        FieldProblem(_pointer(error["loc"]), _sentence(error)) for error in errors[:TOLD_AT_ONCE]
    )
    return Problem(422, fields[0].detail, errors=fields)


def _pointer(where: Sequence[str | int]) -> str:
    """``("body", "statements", 3)`` -> ``#/statements/3``."""
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in where[1:])
    return "#" + "".join(f"/{part}" for part in parts)


def _sentence(error: dict[str, Any]) -> str:
    where = [str(part)[:60] for part in error["loc"][1:]]
    name = f'"{".".join(where)}"' if where else "The body"
    message = str(error["msg"]).removeprefix("Value error, ")
    match error["type"]:
        case "missing":
            return f"{name} is missing."
        case "extra_forbidden":
            return f"{name} is not known here; leave it out."
        case "value_error":
            # raised by our own reading of the field, which says what to write
            return message
        case _:
            return f"{name} does not fit: {message[:1].lower()}{message[1:]}."
