"""How are claims kept in a database? Rows in two tables, one transaction a change.

Nothing here is particular to SQLite; ``sqlite`` makes the engine and explains its errors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from knowledge.chunks import CHUNK, chunks
from knowledge.claim import Claim, Revision, Status
from knowledge.database import Database
from knowledge.entry import Change, Entry, IndexFields, Stored, VectorChange
from knowledge.newest import Place
from knowledge.selection import has_words
from knowledge.sql_checks import SqlChecks
from knowledge.sql_rows import claim_in, columns_of, entry_in
from knowledge.sql_vectors import vector_of, vectors_after, write_vectors
from knowledge.sqlite import explained
from knowledge.store import Written
from knowledge.tables import CLAIMS, REVISIONS

_C = CLAIMS.c
_R = REVISIONS.c
_LAST = select(func.coalesce(func.max(_C.change), 0))
_STORED = select(CLAIMS).where(_C.id == bindparam("id"))
_FOUND = select(_C.key, _C.claim, _C.reading).where(_C.key.in_(bindparam("keys", expanding=True)))
_CHANGES = (
    select(_C.key, _C.change, _C.status, _C.words, _C.names, _C.context, _C.figures)
    .where(_C.change > bindparam("change"))
    .order_by(_C.change)
)
_KNOWN_IDS = select(_C.id).where(_C.id.in_(bindparam("ids", expanding=True)))
_KNOWN_CONTENTS = select(_C.content, _C.id).where(
    _C.content.in_(bindparam("contents", expanding=True))
)
_REPLACE = update(CLAIMS).where(_C.key == bindparam("which"))
_REASONS = select(_R.why, func.count()).where(_R.action == "added").group_by(_R.why)
_MARK = (
    select(_R.number, _R.claim_id, _R.at)
    .where(_R.number <= bindparam("change"))
    .order_by(_R.number.desc())
    .limit(1)
)


class SqlStore:
    """Claims in a database; safe between threads and between processes."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self.checks = SqlChecks(engine, path)
        self.database = Database(engine, path)

    @contextmanager
    def writing(self) -> Iterator[SqlTransaction]:
        with explained(self._path), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield SqlTransaction(connection, self._path)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self._path), self._engine.connect() as connection:
            yield connection

    def last_change(self) -> int:
        with self._reading() as connection:
            return int(connection.execute(_LAST).scalar_one())

    def known(self, ids: Collection[str], contents: Collection[str]) -> dict[str, str]:
        with self._reading() as connection:
            return _known(connection, ids, contents)

    def added_for(self) -> dict[str, int]:
        with self._reading() as connection:
            return {why: count for why, count in connection.execute(_REASONS)}

    def stored(self, claim_id: str) -> Stored | None:
        with self._reading() as connection:
            return _stored(connection, claim_id, self._path)

    def found(self, keys: Sequence[int]) -> dict[int, tuple[Claim, str]]:
        if not keys:
            return {}
        with self._reading() as connection:
            rows = connection.execute(_FOUND, {"keys": list(keys)}).all()
        return {key: (claim_in(claim, self._path), reading) for key, claim, reading in rows}

    def claims(self, status: Status | None) -> Iterator[Claim]:
        wanted = select(_C.key, _C.claim)
        if status is not None:
            wanted = wanted.where(_C.status == status.value)
        for row in self._in_order(wanted):
            yield claim_in(row.claim, self._path)

    def newest(
        self, status: Status | None, words: Collection[str], after: Place | None
    ) -> Iterator[Claim]:
        wanted = select(_C.day, _C.id, _C.claim).order_by(_C.day.desc(), _C.id.desc())
        if status is not None:
            wanted = wanted.where(_C.status == status.value)
        while True:
            chunk = wanted.limit(CHUNK)
            if after is not None:
                day, claim_id = after
                # the first condition follows from the second, and is what the index is searched by
                chunk = chunk.where(
                    _C.day <= day, or_(_C.day < day, and_(_C.day == day, _C.id < claim_id))
                )
            with self._reading() as connection:
                rows = connection.execute(chunk).all()
            for row in rows:
                if has_words(row.claim, words):
                    yield claim_in(row.claim, self._path)
            if len(rows) < CHUNK:
                return
            after = rows[-1].day, rows[-1].id

    def outdated(self, version: str) -> Iterator[Entry]:
        column = _C.reading_version
        wanted = select(CLAIMS).where(or_(column < version, column > version))
        for row in self._in_order(wanted):
            yield entry_in(row, self._path)

    def _in_order(self, wanted: Select[Any]) -> Iterator[Row[Any]]:
        last = 0
        while True:
            chunk = wanted.where(_C.key > last).order_by(_C.key).limit(CHUNK)
            with self._reading() as connection:
                rows = connection.execute(chunk).all()
            yield from rows
            if len(rows) < CHUNK:
                return
            last = rows[-1].key

    def changes_after(self, change: int, limit: int | None = None) -> list[Change]:
        wanted = _CHANGES if limit is None else _CHANGES.limit(limit)
        with self._reading() as connection:
            rows = connection.execute(wanted, {"change": change}).all()
        citable = Status.CITABLE.value
        return [
            Change(row[0], row[1], row[2] == citable, IndexFields(row[3], row[4], row[5], row[6]))
            for row in rows
        ]

    def vectors_after(self, change: int) -> list[VectorChange]:
        with self._reading() as connection:
            return vectors_after(connection, change)

    def history(self, claim_id: str) -> list[Revision]:
        return self._revisions(_R.claim_id == claim_id)

    def step(self, number: int) -> list[Revision]:
        return self._revisions(_R.step == number)

    def _revisions(self, which: ColumnElement[bool]) -> list[Revision]:
        wanted = select(REVISIONS).where(which).order_by(_R.number)
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return [
            Revision(
                number=row.number,
                claim_id=row.claim_id,
                at=datetime.fromisoformat(row.at),
                by=row.by,
                action=row.action,
                why=row.why,
                step=row.step,
                claim=claim_in(row.claim, self._path),
            )
            for row in rows
        ]

    def mark_of(self, change: int) -> str:
        with self._reading() as connection:
            row = connection.execute(_MARK, {"change": change}).first()
        return "" if row is None else f"{row.number} {row.claim_id} {row.at}"

    def count(self, status: Status | None) -> int:
        wanted = select(func.count()).select_from(CLAIMS)
        if status is not None:
            wanted = wanted.where(_C.status == status.value)
        with self._reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def close(self) -> None:
        self._engine.dispose()


class SqlTransaction:
    """Writes on one connection; the store commits it or takes all of it back."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def last_change(self) -> int:
        return int(self._connection.execute(_LAST).scalar_one())

    def known(self, ids: Collection[str], contents: Collection[str]) -> dict[str, str]:
        return _known(self._connection, ids, contents)

    def stored(self, claim_id: str) -> Stored | None:
        return _stored(self._connection, claim_id, self._path)

    def insert(self, rows: Sequence[Stored]) -> None:
        if rows:
            self._connection.execute(insert(CLAIMS), [columns_of(row) for row in rows])
            write_vectors(self._connection, rows, anew=False)

    def replace(self, rows: Sequence[Stored]) -> None:
        if rows:
            columns = [columns_of(row) | {"which": row.key} for row in rows]
            self._connection.execute(_REPLACE, columns)
            write_vectors(self._connection, rows, anew=True)

    def record(self, revisions: Sequence[Written]) -> None:
        if revisions:
            self._connection.execute(
                insert(REVISIONS),
                [
                    {
                        "number": written.number,
                        "claim_id": written.claim_id,
                        "at": written.at.isoformat(),
                        "by": written.by,
                        "action": written.action,
                        "why": written.why,
                        "step": written.step,
                        "claim": written.json,
                    }
                    for written in revisions
                ],
            )


def _known(
    connection: Connection, ids: Collection[str], contents: Collection[str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in chunks(contents):
        rows = connection.execute(_KNOWN_CONTENTS, {"contents": some})
        found.update((content, claim_id) for content, claim_id in rows)
    for some in chunks(ids):
        rows = connection.execute(_KNOWN_IDS, {"ids": some})
        found.update((claim_id, claim_id) for claim_id in rows.scalars())
    return found


def _stored(connection: Connection, claim_id: str, path: Path) -> Stored | None:
    row = connection.execute(_STORED, {"id": claim_id}).first()
    if row is None:
        return None
    entry = entry_in(row, path, vector_of(connection, row.key))
    return Stored(row.key, row.change, row.content, entry, row.claim)
