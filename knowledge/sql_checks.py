"""How are checks and preferences kept in a database? Rows in three tables of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
)

from knowledge.checks import Check, Reliance
from knowledge.chunks import chunks
from knowledge.sqlite import explained
from knowledge.tables import CHECKS, PREFERENCES, RELIANCES, REVISIONS

_LAST = select(func.coalesce(func.max(CHECKS.c.number), 0))
_STATE = select(func.coalesce(func.max(REVISIONS.c.number), 0)).where(
    REVISIONS.c.claim_id == bindparam("claim"), REVISIONS.c.number <= bindparam("known")
)
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_ALL = select(CHECKS).order_by(CHECKS.c.number)
_IN_CHECKS = CHECKS.c.number.in_(_NUMBERS)
_ORDER = (RELIANCES.c.check, RELIANCES.c.claim_id)
_CITED = select(RELIANCES).where(RELIANCES.c.check.in_(_NUMBERS)).order_by(*_ORDER)
_RELYING = select(RELIANCES.c.check).where(
    RELIANCES.c.claim_id.in_(bindparam("ids", expanding=True))
)


class SqlChecks:
    """The record in the same database as the claims, but apart from their history."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    @contextmanager
    def _connected(self, *, writing: bool) -> Iterator[Connection]:
        with explained(self._path), self._engine.connect() as connection:
            connection = connection.execution_options(writing=writing)
            with connection.begin():
                yield connection

    def preference(self, name: str) -> str:
        wanted = select(PREFERENCES.c.value).where(PREFERENCES.c.name == name)
        with self._connected(writing=False) as connection:
            return str(connection.execute(wanted).scalar() or "")

    def prefer(self, name: str, value: str) -> None:
        with self._connected(writing=True) as connection:
            connection.execute(delete(PREFERENCES).where(PREFERENCES.c.name == name))
            connection.execute(insert(PREFERENCES), [{"name": name, "value": value}])

    def record(self, checks: Sequence[Check]) -> None:
        with self._connected(writing=True) as connection:
            first = int(connection.execute(_LAST).scalar_one()) + 1
            numbered = [replace(check, number=first + n) for n, check in enumerate(checks)]
            connection.execute(insert(CHECKS), [_columns(check) for check in numbered])
            reliances = [
                {
                    "check": check.number,
                    "claim_id": one.claim_id,
                    "stance": one.stance,
                    "revision": connection.execute(
                        _STATE, {"claim": one.claim_id, "known": check.revision}
                    ).scalar_one(),
                }
                for check in numbered
                for one in check.reliances
            ]
            if reliances:
                connection.execute(insert(RELIANCES), reliances)

    def checks(self, claim_ids: Collection[str] | None) -> list[Check]:
        with self._connected(writing=False) as connection:
            if claim_ids is None:
                rows = connection.execute(_ALL).all()
                cited = connection.execute(select(RELIANCES).order_by(*_ORDER)).all()
            else:
                found = (connection.execute(_RELYING, {"ids": ids}) for ids in chunks(claim_ids))
                numbers = {number for result in found for number in result.scalars()}
                rows = sorted(_among(connection, _ALL.where(_IN_CHECKS), numbers))
                cited = _among(connection, _CITED, numbers)
        reliances: dict[int, list[Reliance]] = {}
        for row in cited:
            one = Reliance(row.claim_id, row.stance, row.revision)
            reliances.setdefault(row.check, []).append(one)
        return [
            Check(
                door=row.door,
                verdict=row.verdict,
                revision=row.revision,
                reliances=tuple(reliances.get(row.number, ())),
                statement=row.statement,
                as_of=date.fromisoformat(row.as_of) if row.as_of else None,
                number=row.number,
                at=datetime.fromisoformat(row.at),
            )
            for row in rows
        ]

    def forget(self, before: datetime | None) -> int:
        wanted = delete(CHECKS)
        if before is not None:
            wanted = wanted.where(CHECKS.c.at < before.isoformat())
        with self._connected(writing=True) as connection:
            # the claims that they cited go with them (ON DELETE CASCADE)
            return int(connection.execute(wanted).rowcount)


def _among(connection: Connection, wanted: Select[Any], numbers: set[int]) -> list[Row[Any]]:
    """The rows of these checks."""
    return [
        row
        for some in chunks(numbers)
        for row in connection.execute(wanted, {"numbers": some}).all()
    ]


def _columns(check: Check) -> dict[str, object]:
    return {
        "number": check.number,
        "at": check.at.isoformat(),
        "door": check.door,
        "verdict": check.verdict,
        "revision": check.revision,
        "as_of": check.as_of.isoformat() if check.as_of else "",
        "statement": check.statement,
    }
