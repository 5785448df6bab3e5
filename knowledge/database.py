"""How does another room keep rows of its own beside the claims? In the same database.

Accounts belong to the web application, which knows their rules. Their tables stand here, as the
schema of a database is one (``access_tables``, ``migrations``), and a backup holds all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from knowledge.sqlite import explained, without_waiting


class Database:
    """Transactions in the database of a knowledge base; safe between threads and processes."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises a ``KnowledgeError``."""
        with explained(self._path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, patient: bool = True) -> Iterator[Connection]:
        """A transaction that comes to stand when it is left, or not at all.

        ``patient`` waits for another writer; else the database must be free at once. Raises a
        ``KnowledgeError``.
        """
        with explained(self._path), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            if patient:
                with connection.begin():
                    yield connection
            else:
                with without_waiting(connection), connection.begin():
                    yield connection
