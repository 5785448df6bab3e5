"""What does the knowledge base hold, and how does it change? The one door to this room.

    with KnowledgeBase.open("claims.db", clock=clock, create=True) as knowledge:
        knowledge.add([Entry(claim, reading, version, fields)], by="desk")
        knowledge.search(Query((("civilian", 1.0), ("kill", 0.5))))

Every change is a revision that is kept for good: the whole claim after the change, who made it,
when and why. A change that has returned is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from knowledge import changes
from knowledge.candidates import Candidates
from knowledge.checks import CheckLog
from knowledge.claim import Claim, Revision, Status
from knowledge.entry import Added, Entry, Found, IndexFields, Query, Vector
from knowledge.errors import UnwritableKnowledgeBase
from knowledge.identity import content_id, is_id
from knowledge.life import LIFE
from knowledge.lives import Lives
from knowledge.memory import MemoryStore
from knowledge.newest import Place
from knowledge.selection import Selection, lapsed
from knowledge.stemming import weighted_terms
from knowledge.store import Store, Transaction

if TYPE_CHECKING:
    from knowledge.database import Database

__all__ = ["Added", "Entry", "Found", "IndexFields", "KnowledgeBase", "Query", "Vector"]


class KnowledgeBase(Lives):
    """Claims with their readings and their history, found by their words.

    May be used by several threads; the file behind it by several processes.
    """

    def __init__(
        self,
        store: Store,
        candidates: Candidates,
        clock: Callable[[], datetime],
        *,
        read_only: bool = False,
    ) -> None:
        self._store = store
        self._candidates = candidates
        self._clock = clock
        self._read_only = read_only
        self._checks = CheckLog(store.checks, clock, read_only=read_only)
        self._counts: dict[tuple[int, Status | None], int] = {}

    @classmethod
    def open(
        cls,
        url_or_path: str,
        *,
        clock: Callable[[], datetime],
        create: bool = False,
        read_only: bool = False,
        wait: float | None = None,
    ) -> KnowledgeBase:
        """The knowledge base in a file: a path or ``sqlite:///path``.

        A change waits ``wait`` seconds for another program's, a minute where it is not given, and
        raises ``BusyKnowledgeBase`` then.

        Raises ``MissingKnowledgeBase``, ``DamagedKnowledgeBase``, ``NewerSchema`` or
        ``UnwritableKnowledgeBase``, each with a sentence that says what to do.
        """
        # Here and not above: the database library takes longer to load than a knowledge base in
        # memory takes to answer.
        from knowledge.opening import open_file

        store, candidates = open_file(url_or_path, create=create, read_only=read_only, wait=wait)
        return cls(store, candidates, clock, read_only=read_only)

    @classmethod
    def in_memory(cls, *, clock: Callable[[], datetime]) -> KnowledgeBase:
        """An empty one that leaves no file, for checking texts against each other."""
        store = MemoryStore()
        return cls(store, Candidates(store), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; nothing remains to be written."""
        self._candidates.close()
        self._store.close()

    # --- changing ---

    def add(self, entries: Iterable[Entry], *, by: str = "", why: str = "") -> Added:
        """Stores claims, all or none. What is there already is reported and left as it is.

        A claim gets its id from its content (``identity.content_id``). An id that it brings along
        from another knowledge base is kept, so that a claim that was revised there stays the same.
        """
        # Before the transaction begins: an iterable that reads as it goes would hold up others.
        wanted = [(entry, content_id(entry.claim)) for entry in entries]
        if not wanted:
            return Added()
        with self._writing() as transaction:
            return changes.add(transaction, wanted, self._author(by, why))

    def revise(
        self, entry: Entry, *, by: str, why: str, expected_revision: int | None = None
    ) -> Claim:
        """Replaces the claim that bears ``entry.claim.id``; returns it as it now stands.

        Where it is in its life stays as it is: ``move`` and ``merge`` change that.
        ``expected_revision`` is the revision that the editor saw: ``StaleRevision`` when the claim
        has changed since. Raises ``UnknownClaim``.
        """
        with self._writing() as transaction:
            before = changes.present(transaction, entry.claim.id, expected_revision)
            kept = {name: getattr(before.entry.claim, name) for name in LIFE}
            entry = replace(entry, claim=entry.claim.model_copy(update=kept))
            author = self._author(by, why)
            return changes.change(transaction, before, entry, author, "revised")

    def rewrite_readings(self, entries: Iterable[Entry]) -> int:
        """Replaces readings and index fields after the reader has changed; returns how many.

        Claims stay as they are, so this leaves no trace in their history. Ids that are not there
        are passed over.
        """
        wanted = list(entries)
        with self._writing() as transaction:
            return changes.reread(transaction, wanted)

    def rebuild_index(self) -> int:
        """Makes the index again from the claims; returns the number of claims in it.

        ``UnwritableKnowledgeBase`` when another process is writing the index just now.
        """
        return self._candidates.rebuild()

    # moves, merges and what takes them back stand in ``lives``

    # --- asking ---

    def search(self, query: Query, *, on: date | None = None) -> list[Found]:
        """Citable claims that share words with the query, or are about the same, best first.

        Without those that are valid only until a day before ``on``, which is today where it is not
        given.
        """
        day = on or self._clock().date()
        weights, limit, passed = weighted_terms(query.words), max(query.limit, 0), 0
        while True:
            scored = self._candidates.search(weights, limit + passed, query.vector)
            kept = self._store.found([key for key, _ in scored])
            found = [
                Found(*kept[key], score)
                for key, score in scored
                if key in kept and kept[key][0].status is Status.CITABLE
            ]
            valid = [one for one in found if not lapsed(one.claim, day)]
            # what has lapsed may not crowd out other claims
            if len(valid) >= limit or len(scored) < limit + passed or len(found) == len(valid):
                return valid[:limit]
            passed = max(2 * passed, len(found) - len(valid))

    def get(self, claim_id: str) -> Claim:
        """The claim as it stands; ``UnknownClaim`` when there is none."""
        return self.entry(claim_id).claim

    def reading(self, claim_id: str) -> str:
        """What was read in the claim, as it was handed in."""
        return self.entry(claim_id).reading

    def entry(self, claim_id: str) -> Entry:
        """The claim with its reading and index fields."""
        stored = self._store.stored(claim_id)
        if stored is None:
            raise changes.unknown(claim_id)
        return stored.entry

    def claims(self, *, status: Status | None = None) -> Iterator[Claim]:
        """All claims, or those of one status, in the order in which they were added."""
        return self._store.claims(status)

    def newest(
        self,
        *,
        status: Status | None = None,
        words: Collection[str] = (),
        after: Place | None = None,
    ) -> Iterator[Claim]:
        """The claims by their day, the newest first, read as far as they are asked for.

        ``words`` (:attr:`Selection.words`) only spares reading claims that cannot be meant; whether
        one is meant, :meth:`Selection.holds` tells. ``after`` begins after a place of this order.
        """
        return self._store.newest(status, words, after)

    def meant(self, wanted: Selection, *, after: Place | None = None) -> Iterator[Claim]:
        """The claims that are meant, as :meth:`newest`."""
        found = self.newest(status=wanted.status, words=wanted.words, after=after)
        return filter(wanted.holds, found)

    def entries_with_outdated_reading(self, version: str) -> Iterator[Entry]:
        """Entries that another version of the reader has read."""
        return self._store.outdated(version)

    def there(self, claims: Sequence[Claim]) -> list[bool]:
        """For each claim whether adding it would find it there already."""
        contents = [content_id(claim) for claim in claims]
        ids = {claim.id for claim in claims if is_id(claim.id)}
        known = self._store.known(ids | set(contents), set(contents))
        return [
            content in known or claim.id in known
            for claim, content in zip(claims, contents, strict=True)
        ]

    def added_for(self) -> Mapping[str, int]:
        """The reasons (``why``) for which claims were added, each with the number of claims."""
        return self._store.added_for()

    def history(self, claim_id: str) -> list[Revision]:
        """Every state of the claim, oldest first; ``UnknownClaim`` when there is none."""
        revisions = self._store.history(claim_id)
        if not revisions:
            raise changes.unknown(claim_id)
        return revisions

    @property
    def checks(self) -> CheckLog:
        """Which checks relied on which claims, where that is kept."""
        return self._checks

    @property
    def database(self) -> Database | None:
        """Where the web application keeps accounts; ``None`` for a knowledge base in memory."""
        return self._store.database

    @property
    def revision(self) -> int:
        """Number of the last change; rises with every one, so it names a state of the whole."""
        return self._store.last_change()

    @property
    def index_lag(self) -> int:
        """How many changes are searched in memory, as the index on the disk has not seen them."""
        return self._candidates.lag

    def count(self, status: Status | None = None) -> int:
        """How many claims there are, or how many of one status."""
        state = (self._store.last_change(), status)
        if state not in self._counts:
            self._counts = {
                known: n for known, n in self._counts.items() if known[0] == state[0]
            } | {state: self._store.count(status)}
        return self._counts[state]

    # --- within ---

    @contextmanager
    def _writing(self) -> Iterator[Transaction]:
        if self._read_only:
            raise UnwritableKnowledgeBase(
                "This knowledge base is open for reading only; "
                "name one of your own (--kb FILE) to change claims."
            )
        with self._store.writing() as transaction:
            yield transaction
        self._candidates.catch_up()

    def _author(self, by: str, why: str) -> changes.Author:
        return changes.Author(by, why, self._clock())
