"""How may a claim move in its life? The moves are a table; what stands in none is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.claim import Claim, Status
from knowledge.errors import ForbiddenMove

TABLE = "moves.toml"


@dataclass(frozen=True, slots=True)
class Move:
    """A way from some states to another."""

    name: str
    before: frozenset[Status]
    after: Status
    done: str
    """The participle by which history and sentences call it."""
    successor: bool = False
    """Whether another claim must be named that takes its place."""


@cache
def moves() -> Mapping[str, Move]:
    """Every move by its name, in the order of the table."""
    table = tomllib.loads(files("knowledge").joinpath(TABLE).read_text(encoding="utf-8"))
    return {
        name: Move(
            name=name,
            before=frozenset(Status(state) for state in row["from"]),
            after=Status(row["to"]),
            done=row["done"],
            successor=row.get("successor", False),
        )
        for name, row in table.items()
    }


def move_to(status: Status) -> Move | None:
    """The move that ends in the state; ``None`` for the state in which claims begin."""
    return next((move for move in moves().values() if move.after is status), None)


def must_be_allowed(move: Move, claim: Claim) -> None:
    """Raises :class:`~knowledge.errors.ForbiddenMove` with what can be done instead."""
    if claim.status in move.before:
        return
    others = [other.name for other in moves().values() if claim.status in other.before]
    instead = f"it can be changed by: {', '.join(others)}" if others else "it stays as it is"
    raise ForbiddenMove(
        f"The claim {claim.id} is {claim.status}, so it cannot be {move.done}; {instead}."
    )
