"""How are the answers described in the OpenAPI document?"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from verifier.report import Report
from web.problems import PROBLEM_TYPE, ProblemDocument

_DESCRIBED: dict[int, str] = {
    400: "The body is not JSON.",
    401: "Nobody has signed in, or the API key lets nobody in.",
    403: "The role does not reach, or the request came from another site's page.",
    404: "There is no such claim.",
    409: "The state of the claim, or of the server, does not allow it.",
    412: "Somebody else has changed the claim since it was seen.",
    413: "The body is too large.",
    415: "The body is announced as something else than JSON.",
    422: "A member of the request does not fit, or the statement cannot be checked.",
    429: "More requests than one caller may send; Retry-After says when to come again.",
    428: "The header If-Match is missing.",
    503: "Too many checks are waiting, it took too long, or the base cannot be read.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How the problems of a route are described: each is a document by RFC 9457."""
    return {
        status: {
            "description": _DESCRIBED[status],
            "content": {PROBLEM_TYPE: {"schema": ProblemDocument.model_json_schema()}},
        }
        for status in sorted({*statuses, 429})
    }


PROBLEMS: dict[int | str, dict[str, Any]] = problems(400, 401, 403, 413, 415, 422, 503)
"""Those of routes that judge."""


class Refused(BaseModel):
    """Stands in a batch where a report would, when that statement could not be checked."""

    model_config = ConfigDict(frozen=True)

    problem: ProblemDocument


class BatchReply(BaseModel):
    """Reports by position: the third report answers the third statement."""

    model_config = ConfigDict(frozen=True)

    reports: tuple[Report | Refused, ...]
