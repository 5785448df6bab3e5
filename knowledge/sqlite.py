"""How is an SQLite file opened so that nothing gets lost, and what is said when it cannot be?"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from knowledge.errors import (
    BusyKnowledgeBase,
    DamagedKnowledgeBase,
    KnowledgeError,
    MissingKnowledgeBase,
    NewerSchema,
    OlderSchema,
    UnwritableKnowledgeBase,
)
from knowledge.schema import HEAD, is_known, upgrade, version

WAIT = 60.0
"""Seconds for which a writer waits for another. The longest transaction, an import of 100,000
claims, takes about ten; who waits longer than a minute waits for a program that hangs."""

APPLICATION_ID = 0x434C4D53
"""The letters CLMS in the file's header, by which a database of another program is told apart."""

_CANNOT_WRITE = (
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
)
"""What the system says of a file that cannot grow: it is as sound as it was."""

_MAGIC = b"SQLite format 3\x00"


def open_sqlite(path: Path, *, create: bool, read_only: bool, wait: float = WAIT) -> Engine:
    """An engine over a knowledge base with the present schema.

    A transaction that is to write carries the execution option ``writing``; it waits ``wait``
    seconds for another writer.
    """
    _look_at(path, create=create)
    engine = _engine(path, create=create, read_only=read_only, wait=wait)
    try:
        with explained(path):
            _prepare(engine, path, create=create, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _look_at(path: Path, *, create: bool) -> None:
    """Refuses what cannot be a knowledge base before a database library sees it."""
    try:
        if path.is_dir():
            raise MissingKnowledgeBase(f"{path} is a folder; name the file of a knowledge base.")
        if path.exists() and path.stat().st_size:
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) != _MAGIC:
                    raise DamagedKnowledgeBase(
                        f"{path} is not a knowledge base; name another file or restore a backup."
                    )
        elif not create:
            raise _missing(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableKnowledgeBase(
            f"{path} cannot be opened ({error.strerror or error}); "
            "check its permissions or name another file."
        ) from error


def _missing(path: Path) -> MissingKnowledgeBase:
    return MissingKnowledgeBase(
        f"There is no knowledge base at {path}; create one with "
        f"'verifier ingest ARTICLE --kb {path}' or 'verifier claims import FILE --kb {path}'."
    )


def _engine(path: Path, *, create: bool, read_only: bool, wait: float) -> Engine:
    mode = "ro" if read_only else "rwc" if create else "rw"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    if read_only and not os.access(path.parent, os.W_OK) and not _wal(path).exists():
        # Without a log beside it, and with no right to make one, the file cannot be changing.
        address += "&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL: in write-ahead mode a commit is on the disk before it is acknowledged.
        connection.execute("PRAGMA synchronous = FULL")
        # A check that was forgotten must not be left in the free pages of the file.
        connection.execute("PRAGMA secure_delete = ON")
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=-1
    )

    # A writer takes the lock at once: a transaction that reads first and then wants to write is
    # refused by SQLite without waiting when another has written in between.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def without_waiting(connection: Connection) -> Iterator[None]:
    """Lets the transactions in it fail at once while another one writes. Other databases, which
    lock rows, are left as they are."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.cursor()
    raw.execute("PRAGMA busy_timeout = 0").fetchall()
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}").fetchall()


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _prepare(engine: Engine, path: Path, *, create: bool, read_only: bool) -> None:
    with engine.connect() as connection:
        found = _own_version(connection, path)
        if found is None and (read_only or not create):
            raise _missing(path)
    if read_only:
        if found != HEAD:
            raise OlderSchema(
                f"{path} has an older schema ({found}); open it once for writing to bring it up "
                "to date."
            )
        return
    # Outside any transaction, in which the mode cannot change. Asked first: setting the mode, even
    # to what it is, can fail while others read.
    with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        if cursor.execute("PRAGMA journal_mode").fetchall() != [("wal",)]:
            cursor.execute("PRAGMA journal_mode = WAL").fetchall()
    if found != HEAD:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            if _own_version(connection, path) is None:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            upgrade(connection)


def _own_version(connection: Connection, path: Path) -> str | None:
    """The version of a knowledge base, ``None`` for an empty database; refuses any other."""
    if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
        return None
    found = version(connection)
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != APPLICATION_ID or found is None:
        raise DamagedKnowledgeBase(
            f"{path} is a database of another program; name the file of a knowledge base."
        )
    if not is_known(found):
        raise NewerSchema(
            f"{path} was written by a newer version of this program (schema {found}, this one "
            f"knows {HEAD}); update the program."
        )
    return found


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what the database says into one sentence that names the file and what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _explain(path, error) from error


def _explain(path: Path, error: BaseException) -> KnowledgeError:
    said = str(error)
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code = extended & 0xFF
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return UnwritableKnowledgeBase(
            f"{path} cannot be written; check the permissions of the file and its folder."
        )
    if code == sqlite3.SQLITE_FULL or (
        code == sqlite3.SQLITE_IOERR and (extended in _CANNOT_WRITE or _sound(path))
    ):
        return UnwritableKnowledgeBase(
            f"The disk of {path} is full or failing and the last change was not stored; "
            "make room and try again."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyKnowledgeBase(
            f"Another program is writing to {path} and has not finished in time, so nothing was "
            "changed; try again, or close it where it hangs."
        )
    if code == sqlite3.SQLITE_CONSTRAINT:
        return KnowledgeError(f"{path} refused the change ({said}); nothing of it was stored.")
    return damaged(path, said)


def damaged(path: Path, said: str) -> DamagedKnowledgeBase:
    """The sentence for a file that opens but cannot be read."""
    # some of SQLite's sentences quote the text of a row, which belongs in no message
    what = said.partition(" with text ")[0]
    return DamagedKnowledgeBase(f"{path} is damaged ({what}); restore a backup of it.")


def _sound(path: Path) -> bool:
    """Whether SQLite's own quick check finds nothing wrong. Reads the whole file: on suspicion."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
            return bool(raw.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
