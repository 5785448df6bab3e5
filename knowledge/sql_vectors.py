"""How are the vectors of claims kept in a database? A row for each claim that has one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select

from knowledge.chunks import chunks
from knowledge.claim import Status
from knowledge.entry import Stored, Vector, VectorChange
from knowledge.tables import CLAIMS, VECTORS

_V = VECTORS.c
_OF = select(_V.model, _V.numbers).where(_V.key == bindparam("key"))
_AFTER = (
    select(CLAIMS.c.key, CLAIMS.c.change, CLAIMS.c.status, _V.model, _V.numbers)
    .select_from(CLAIMS.outerjoin(VECTORS, _V.key == CLAIMS.c.key))
    .where(CLAIMS.c.change > bindparam("change"))
    .order_by(CLAIMS.c.change)
)
_FORGET = delete(VECTORS).where(_V.key.in_(bindparam("keys", expanding=True)))


def vector_of(connection: Connection, key: int) -> Vector | None:
    """The vector of the claim with that key."""
    row = connection.execute(_OF, {"key": key}).first()
    return None if row is None else Vector(row.model, row.numbers)


def vectors_after(connection: Connection, change: int) -> list[VectorChange]:
    """The vectors of the claims that have changed since, in the order of the changes."""
    citable = Status.CITABLE.value
    return [
        VectorChange(key, number, status == citable, None if model is None else Vector(model, own))
        for key, number, status, model, own in connection.execute(_AFTER, {"change": change})
    ]


def write_vectors(connection: Connection, rows: Sequence[Stored], *, anew: bool) -> None:
    """Keeps the vectors that the rows have; ``anew`` where claims may have one already."""
    if anew:
        for keys in chunks([row.key for row in rows]):
            connection.execute(_FORGET, {"keys": keys})
    given = [
        {"key": row.key, "model": row.entry.vector.model, "numbers": row.entry.vector.numbers}
        for row in rows
        if row.entry.vector is not None
    ]
    if given:
        connection.execute(insert(VECTORS), given)
