"""What does a caller learn when the server does not do what was asked?"""

from __future__ import annotations

from dataclasses import dataclass

import httpx2
from pydantic import BaseModel, ValidationError


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one member of the request; ``pointer`` is a JSON pointer: ``#/as_of``."""

    pointer: str
    detail: str


class Refused(Exception):
    """The server refused, or could not be reached; its text is one sentence that says what to do.

    ``status`` is that of HTTP, 0 where no answer came; ``errors`` point at members of the request.
    """

    def __init__(self, status: int, sentence: str, errors: tuple[FieldError, ...] = ()) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.errors = errors


class ProblemDocument(BaseModel):
    """What is read of a problem by RFC 9457; further members are left alone."""

    status: int
    detail: str
    errors: tuple[FieldError, ...] = ()

    def refusal(self) -> Refused:
        """The same as an error."""
        return Refused(self.status, self.detail, self.errors)


def refusal_in(answer: httpx2.Response) -> Refused:
    """The error that an answer tells; something between here and the server may write its own."""
    try:
        return ProblemDocument.model_validate_json(answer.content).refusal()
    except ValidationError:
        return Refused(
            answer.status_code,
            f"The server answered {answer.status_code} without saying why; "
            "look whether the address is that of `verifier serve`.",
        )
