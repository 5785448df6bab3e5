"""How are the answers described in the OpenAPI document?"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from verifier.report import Report
from web.problems import PROBLEM_TYPE, ProblemDocument

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": description,
        "content": {PROBLEM_TYPE: {"schema": ProblemDocument.model_json_schema()}},
    }
    for status, description in (
        (400, "The body is not JSON."),
        (413, "The body is too large."),
        (415, "The body is announced as something else than JSON."),
        (422, "A member of the body does not fit, or the statement cannot be checked."),
        (429, "More requests than one caller may send; Retry-After says when to come again."),
        (
            503,
            "Too many checks are waiting, it took too long, or the knowledge base cannot be read.",
        ),
    )
}
"""Every problem is an ``application/problem+json`` document by RFC 9457."""


class Refused(BaseModel):
    """Stands in a batch where a report would, when that statement could not be checked."""

    model_config = ConfigDict(frozen=True)

    problem: ProblemDocument


class BatchReply(BaseModel):
    """Reports by position: the third report answers the third statement."""

    model_config = ConfigDict(frozen=True)

    reports: tuple[Report | Refused, ...]
