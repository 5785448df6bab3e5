"""Which of very many claims share words with a query? A tantivy index beside the database file.

Everything in it is derived from the store: deleting the folder loses nothing. It holds, in one
document that is committed together with the claims, the number of the last change that it has
seen, so that after a crash it never believes to know more than it does.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path
from threading import Lock

import tantivy
from tantivy import Occur

from knowledge.entry import Change
from knowledge.file_lock import held
from knowledge.ranking import BOOSTS, FIELDS, best
from knowledge.stemming import analyser, terms
from knowledge.store import Store

FORMAT = 1
"""Rises when fields or analyser change: an index of another format is made anew."""

CHUNK = 10_000
"""Changes read from the store at a time; some ten megabytes."""

HEAP = 64_000_000
"""Bytes that tantivy fills before it writes a segment: some 100,000 claims."""

_ANALYSER = "claims"
_LOCK = "writer.lock"
_STAMP_KEY = 0
"""Key of the one document that is no claim; claims count from 1."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Stamp:
    """What the index says of itself."""

    change: int = 0
    mark: str = ""
    """``Store.mark_of(change)``: of another database, or of one restored from a backup, differs."""
    format: int = FORMAT
    measured: int = 0
    """How many claims were measured for ``lengths``; replaced ones stay counted, being like."""
    lengths: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    """Terms in each field, summed over the measured claims."""


class TantivySnapshot:
    """The index as it was at one moment."""

    def __init__(self, index: tantivy.Index, searcher: tantivy.Searcher, stamp: Stamp) -> None:
        self._schema = index.schema
        self._searcher = searcher
        self.stamp = stamp

    @property
    def change(self) -> int:
        return self.stamp.change

    @property
    def documents(self) -> int:
        return self._searcher.num_docs - 1

    def frequency(self, field: str, term: str) -> int:
        with _without_panic():
            return self._searcher.doc_freq(field, term)
        return 0

    def total_length(self, field: str) -> float:
        measured = self.stamp.measured
        return self.stamp.lengths[field] / measured * self.documents if measured else 0.0

    def search(self, weights: Mapping[str, float], limit: int) -> list[tuple[int, float]]:
        """Keys with scores, best first; nothing when the index proves damaged."""
        parts = [
            (
                Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, name, term, "freq"),
                    weight * BOOSTS[name],
                ),
            )
            for term, weight in weights.items()
            for name in FIELDS
        ]
        with _without_panic():
            hits = self._searcher.search(
                tantivy.Query.boolean_query(parts), limit, count=False
            ).hits
            keys = self._searcher.fast_field_values("key", [address for _, address in hits])
            pairs = ((int(key or 0), float(hit[0])) for key, hit in zip(keys, hits, strict=True))
            return best(pairs, limit)
        return []


class TantivyIndex:
    """The folder, followed and written. Errors of the index never reach the user."""

    def __init__(self, folder: Path, store: Store, *, writable: bool) -> None:
        self._folder = folder
        self._store = store
        self._writable = writable
        self._busy = Lock()

    def latest(self) -> TantivySnapshot | None:
        """What is committed now, if it is sound and belongs to this store."""
        if not (self._folder / "meta.json").exists():
            return None
        with _without_panic():
            index = tantivy.Index.open(str(self._folder))
            index.config_reader("manual")
            index.register_tokenizer(_ANALYSER, analyser())
            searcher = index.searcher()
            stamp = _read_stamp(searcher, index.schema)
            ours = stamp.format == FORMAT and stamp.change <= self._store.last_change()
            if ours and stamp.mark == self._store.mark_of(stamp.change):
                return TantivySnapshot(index, searcher, stamp)
        return None

    def catch_up(self, *, anew: bool = False) -> bool:
        """Takes in what the store has and the index has not; a damaged index is made anew."""
        if not self._writable or not self._busy.acquire(blocking=False):
            return False
        try:
            with _without_panic():
                self._folder.mkdir(exist_ok=True)
                with held(self._folder / _LOCK) as ours:
                    if ours:
                        if anew or not self._follow():
                            self._make()
                        return True
        finally:
            self._busy.release()
        return False

    def _follow(self) -> bool:
        """Adds to the index that is there; False when it is not sound."""
        with _without_panic():
            before = self.latest()
            if before is not None:
                self._write(before.stamp)
                return True
        return False

    def _make(self) -> None:
        self._clear()
        self._write(Stamp())

    def _write(self, stamp: Stamp) -> None:
        index = tantivy.Index(_schema(), str(self._folder))
        index.config_reader("manual")
        index.register_tokenizer(_ANALYSER, analyser())
        # One thread: the store feeds no more, and a commit writes one segment a thread.
        writer = index.writer(HEAP, 1)
        _fill(writer, self._store, stamp)
        writer.commit()
        writer.wait_merging_threads()

    def _clear(self) -> None:
        for child in self._folder.iterdir():
            if child.is_dir():
                shutil.rmtree(child)
            elif child.name != _LOCK:
                child.unlink()

    def close(self) -> None:
        """Nothing is held between calls."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", indexed=True, fast=True)
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name=_ANALYSER, index_option="freq")
    return builder.build()


def _read_stamp(searcher: tantivy.Searcher, schema: tantivy.Schema) -> Stamp:
    query = tantivy.Query.term_query(schema, "key", _STAMP_KEY)
    _, address = searcher.search(query, 1).hits[0]
    return Stamp(**json.loads(str(searcher.doc(address).get_first("stamp"))))


def _fill(writer: tantivy.IndexWriter, store: Store, stamp: Stamp) -> None:
    """Adds what has changed after the stamp, and the stamp as it then is."""
    known = stamp.change
    new: set[int] = set()
    while changes := store.changes_after(stamp.change, CHUNK):
        for change in changes:
            if change.key <= known or change.key in new:
                writer.delete_documents_by_term("key", change.key)
            if change.citable:
                writer.add_document(_document(change, stamp))
            new.add(change.key)
        stamp.change = changes[-1].change
    stamp.mark = store.mark_of(stamp.change)
    writer.delete_documents_by_term("key", _STAMP_KEY)
    document = tantivy.Document()
    document.add_integer("key", _STAMP_KEY)
    document.add_text("stamp", json.dumps(asdict(stamp)))
    writer.add_document(document)


def _document(change: Change, stamp: Stamp) -> tantivy.Document:
    document = tantivy.Document()
    document.add_integer("key", change.key)
    stamp.measured += 1
    for name, text in zip(FIELDS, astuple(change.fields), strict=True):
        document.add_text(name, text)
        stamp.lengths[name] += len(terms(text))
    return document


@contextmanager
def _without_panic() -> Iterator[None]:
    """Leaves the block quietly when the index fails: the store and the tail serve without it.

    A damaged file can make the library panic, which reaches Python as a ``BaseException``.
    """
    try:
        yield
    except Exception as error:
        _log.debug("The index is passed over: %s", error)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        _log.debug("The index is passed over: %s", error)
