"""``GET /readyz``: can the process do its work now? Store, index and language model are asked."""

from __future__ import annotations

import platform
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request

from knowledge.claim import Status
from knowledge.errors import KnowledgeError
from knowledge.schema import HEAD
from web.api.documents import PROBLEMS
from web.desk import desk_of
from web.problems import Problem
from web.settings import Knowledge

LONGEST_LAG = 5_000
"""Changes that the index may be behind. It is brought up to date after every 500; so far behind, no
process can write it, and every search reads all of them in memory."""

UNTOLD = "This process cannot do its work now; ask again with an API key to learn why."

router = APIRouter(tags=["operation"])


class Store(BaseModel):
    """The knowledge base as it stands."""

    model_config = ConfigDict(frozen=True)

    revision: int
    """Number of its last change."""
    citable: int
    """Claims that decide verdicts; without any, every check is refused."""
    schema_version: str
    index_lag: int
    """Changes that the index on the disk has not seen; they are searched in memory."""


class Ready(BaseModel):
    """A process that can do its work."""

    # nothing more in it: of the two shapes of the answer, each answer has one
    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Literal["ready"] = "ready"


class Readiness(Ready):
    """A process that can do its work, and with what it does it: to whoever may read."""

    store: Store
    model: str
    """Name and version of the language model, "" where it judges without one."""
    rules: str
    """Version of the rules by which claims and statements are read."""
    version: str
    python: str


def may_read(request: Request) -> bool:
    """Whether whoever asks may read the knowledge base, as everybody with a role may."""
    try:
        desk_of(request).settings.caller_of(request)
    except (Problem, KnowledgeError):
        # where accounts cannot be read, nobody is known
        return False
    return True


@router.head("/readyz", include_in_schema=False)
@router.get(
    "/readyz",
    responses={503: {**PROBLEMS[503], "description": "It cannot do its work now."}},
    summary="Tell whether the process can do its work",
)
async def ready(request: Request, told: Annotated[bool, Depends(may_read)]) -> Readiness | Ready:
    """The state of store, index and language model, or a problem that says what is wrong.

    Who may not read what the knowledge base holds learns whether it can, and no more."""
    try:
        found = await _readiness(request)
    except Problem as problem:
        if told:
            raise
        raise _not_ready(UNTOLD) from problem
    return found if told else Ready()


async def _readiness(request: Request) -> Readiness:
    desk = desk_of(request)
    if desk.held_for > desk.settings.limits.request_seconds:
        raise _not_ready(
            f"A check has been going on for {desk.held_for:.0f} seconds and others wait behind it; "
            "start this process anew where it does not end."
        )
    try:
        store = await desk.look_up(store_of)
    except KnowledgeError as error:
        raise _not_ready(f"The knowledge base cannot be read: {error}") from None
    if store.index_lag > LONGEST_LAG:
        raise _not_ready(
            f"The index is {store.index_lag:,} changes behind the knowledge base; run: "
            "verifier index rebuild"
        )
    rules, _, model = request.state.reading.partition("; ")
    return Readiness(
        store=store,
        model=model,
        rules=rules,
        version=request.app.version,
        python=platform.python_version(),
    )


def store_of(knowledge: Knowledge) -> Store:
    """The state of a knowledge base; raises a ``KnowledgeError`` where it cannot be read."""
    return Store(
        revision=knowledge.revision,
        citable=knowledge.count(Status.CITABLE),
        schema_version=HEAD,
        index_lag=knowledge.index_lag,
    )


def _not_ready(sentence: str) -> Problem:
    return Problem(503, sentence, headers={"Retry-After": "5"})
