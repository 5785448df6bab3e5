"""Is the file of a knowledge base sound, and where does one go that is not?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase


def fault_of(place: Path) -> str:
    """What SQLite finds wrong with the file, ``""`` for nothing. Reads the whole file."""
    try:
        with closing(
            sqlite3.connect(f"file:{place.resolve().as_posix()}?mode=ro", uri=True)
        ) as database:
            said = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.OperationalError:
        return ""  # in use or not to be opened: whoever opens it next tells that
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if said == "ok" else " ".join(said.split())


def read_through(knowledge: KnowledgeBase) -> int:
    """How many claims there are, each of them read. Raises where one cannot be."""
    return sum(1 for _ in knowledge.claims())


def set_aside(place: Path) -> Path:
    """Gives a damaged file, with its log, another name: what is in it may still be saved."""
    numbers = (f".{number}" if number else "" for number in count())
    free = next(
        name
        for name in (place.with_name(f"{place.name}.damaged{number}") for number in numbers)
        if not name.exists()
    )
    for end in ("-wal", "-shm", ""):
        part = place.with_name(place.name + end)
        if part.exists():
            part.rename(free.with_name(free.name + end))
    return free
