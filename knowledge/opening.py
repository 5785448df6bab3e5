"""How does a knowledge base in a file come to be open? Store, index folder, then catching up."""

from __future__ import annotations

from pathlib import Path

from knowledge.candidates import Candidates
from knowledge.errors import KnowledgeError
from knowledge.index import TantivyIndex
from knowledge.sql import SqlStore
from knowledge.sqlite import WAIT, open_sqlite

_SQLITE = "sqlite:///"


def open_file(
    url_or_path: str, *, create: bool, read_only: bool, wait: float | None = None
) -> tuple[SqlStore, Candidates]:
    """The store in the file and its candidates, ready to be asked."""
    path = path_of(url_or_path)
    patience = WAIT if wait is None else wait
    engine = open_sqlite(path, create=create, read_only=read_only, wait=patience)
    store = SqlStore(engine, path)
    try:
        candidates = Candidates(store, TantivyIndex(index_of(path), store, writable=not read_only))
        candidates.catch_up()
    except BaseException:
        store.close()
        raise
    return store, candidates


def path_of(url_or_path: str) -> Path:
    """The file that a path or ``sqlite:///path`` names (``sqlite:////path`` is absolute)."""
    if url_or_path.startswith(_SQLITE):
        url_or_path = url_or_path.removeprefix(_SQLITE)
    elif "://" in url_or_path:
        scheme = url_or_path.partition("://")[0]
        raise KnowledgeError(
            f"This version keeps no knowledge base at an address that begins with {scheme}://; "
            "name a file, as a path or as sqlite:///path."
        )
    if not url_or_path or "\x00" in url_or_path:
        raise KnowledgeError("The knowledge base has no name; name a file with --kb FILE.")
    return Path(url_or_path).expanduser()


def index_of(path: Path) -> Path:
    """The folder of the index that belongs to the database file."""
    return path.with_name(path.name + ".index")
