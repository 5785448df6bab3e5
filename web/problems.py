"""What does a caller see when something goes wrong? One sentence, in the shape that it asked for.

Under ``/v1`` and ``/v2``, and for a caller that accepts JSON but no HTML, the answer is a problem
document by RFC 9457 (``application/problem+json``); a browser gets a page that says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from web.pages.contexts import ErrorPage
from web.pages.rendering import render

API = "/v1"
EDITORS_API = "/v2"
"""What speaks LanguageTool's language."""
WATCHED = ("/livez", "/readyz", "/metrics")
"""What watches over a service asks, and names no type that it accepts."""
PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one member of the request; ``pointer`` is a JSON pointer: ``#/as_of``."""

    pointer: str
    detail: str


class ProblemDocument(BaseModel):
    """A problem as RFC 9457 writes it."""

    model_config = ConfigDict(frozen=True)

    type: str = "about:blank"
    title: str
    """The name of the status."""
    status: int
    detail: str
    """One sentence that says what to do."""
    errors: tuple[FieldProblem, ...] = ()


class Problem(HTTPException):
    """A problem with its sentence, ready to be raised anywhere below a route."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: tuple[FieldProblem, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.errors = errors

    @property
    def document(self) -> ProblemDocument:
        """The problem as a value."""
        return ProblemDocument(
            title=HTTPStatus(self.status_code).phrase,
            status=self.status_code,
            detail=self.detail,
            errors=self.errors,
        )


def answer_to(request: Request, problem: Problem) -> Response:
    """The problem as a document or as a page, by the path and by what the caller accepts."""
    if wants_document(request):
        return Response(
            problem.document.model_dump_json(),
            problem.status_code,
            problem.headers,
            PROBLEM_TYPE,
        )
    document = problem.document
    page = ErrorPage(status=document.status, title=document.title, sentence=document.detail)
    return HTMLResponse(render("error.html", page), problem.status_code, problem.headers)


def wants_document(request: Request) -> bool:
    """Whether the caller is a program: by the path, or because it accepts JSON but no HTML."""
    path = request.url.path
    if path in WATCHED:
        return True
    if path in (API, EDITORS_API) or path.startswith((f"{API}/", f"{EDITORS_API}/")):
        return True
    if path.endswith((".json", ".csv")):
        return True
    accepted = request.headers.get("accept", "")
    return "json" in accepted and "html" not in accepted
