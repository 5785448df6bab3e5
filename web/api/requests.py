"""Which JSON does the endpoint take?"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from web.inputs import UnusableField, read_day, read_speaker, read_statement
from web.problems import FieldProblem, Problem
from web.settings import Limits

JSON_TYPE = "application/json"
LINES_TYPE = "application/x-ndjson"


NO_DAY = "Write the date as year-month-day, for example 2019-08-16."


def _day(given: Any) -> date | None:
    if given is None or isinstance(given, date):
        return given
    if isinstance(given, str):
        return read_day(given)
    raise ValueError(NO_DAY)


def _written_day(given: Any) -> date | None:
    if isinstance(given, str) and not given.strip():
        raise ValueError(NO_DAY)
    return _day(given)


Day = Annotated[date | None, BeforeValidator(_day)]
WrittenDay = Annotated[date | None, BeforeValidator(_written_day)]
"""A day of a query, which is left out where none is meant."""


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: Day = Field(
        None, description="The day from which 'yesterday' or 'in May' is meant: 2019-08-16."
    )
    speaker: str = Field("", description="Who said it, where the statement does not say so.")
    nearest: int = Field(3, ge=0, description="How many claims that did not decide to show.")


class VerifyRequest(_Asked):
    """One statement to judge."""

    statement: str = Field(description="One or a few sentences in English.")


def by_its_words(given: Any) -> Any:
    """A bare string as the request that it abbreviates; anything else as it is."""
    return {"statement": given} if isinstance(given, str) else given


class BatchRequest(_Asked):
    """Statements to judge one by one; the rest holds for those that do not say otherwise."""

    statements: tuple[
        Annotated[
            VerifyRequest, BeforeValidator(by_its_words, json_schema_input_type=str | VerifyRequest)
        ],
        ...,
    ]
    """A statement may be given by its words alone."""

    def requests(self) -> tuple[VerifyRequest, ...]:
        """One request a statement, in their order."""
        shared = {"as_of": self.as_of, "speaker": self.speaker, "nearest": self.nearest}
        return tuple(
            one.model_copy(
                update={k: v for k, v in shared.items() if k not in one.model_fields_set}
            )
            for one in self.statements
        )


def within(limits: Limits, asked: VerifyRequest) -> VerifyRequest:
    """The same request, its fields in order; raises a 422 that names the field otherwise."""
    field = "statement"
    try:
        statement = read_statement(asked.statement, limits)
        field = "speaker"
        speaker = read_speaker(asked.speaker, limits)
    except UnusableField as error:
        raise _unusable(field, str(error)) from None
    if asked.nearest > limits.nearest:
        raise _unusable("nearest", f'"nearest" may be at most {limits.nearest}.')
    return asked.model_copy(update={"statement": statement, "speaker": speaker})


def _unusable(field: str, sentence: str) -> Problem:
    return Problem(422, sentence, errors=(FieldProblem(f"#/{field}", sentence),))


def content_type(request: Request) -> str:
    """The media type of the body without its parameters, lower case."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def only_json(request: Request) -> None:
    """Raises a 415 unless the body is announced as JSON."""
    if content_type(request) != JSON_TYPE:
        raise Problem(415, f"Send the body as {JSON_TYPE} and say so in the header Content-Type.")
