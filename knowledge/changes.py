"""How does a claim change? The rules of adding and revising, the same over every engine.

Each function works within a transaction of the store and either does all of it or raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime

from knowledge.claim import Claim
from knowledge.entry import Added, Entry, Stored
from knowledge.errors import StaleRevision, UnknownClaim
from knowledge.identity import content_id, is_id
from knowledge.storable import must_be_text
from knowledge.store import Transaction, Written


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change, when and why."""

    by: str
    why: str
    at: datetime

    def writes(self, rows: Sequence[Stored], action: str) -> list[Written]:
        """The revisions that lead to the rows, which are one step."""
        must_be_text(self.by, self.why)
        at = self.at.replace(tzinfo=UTC) if self.at.tzinfo is None else self.at.astimezone(UTC)
        step = min((row.change for row in rows), default=0)
        return [
            Written(
                row.change,
                row.entry.claim.id,
                at,
                self.by,
                action,
                self.why,
                step,
                row.entry.claim,
                row.json,
            )
            for row in rows
        ]


def add(transaction: Transaction, wanted: Sequence[tuple[Entry, str]], author: Author) -> Added:
    """Stores entries, each given with the hash of its content, and passes over known ones."""
    contents = {content for _, content in wanted}
    brought = {entry.claim.id for entry, _ in wanted if is_id(entry.claim.id)}
    known = transaction.known(contents | brought, contents)
    rows: list[Stored] = []
    duplicates: list[str] = []
    number = transaction.last_change()
    for entry, content in wanted:
        claim_id = entry.claim.id if is_id(entry.claim.id) else content
        there = known.get(claim_id) or known.get(content)
        if there is not None:
            duplicates.append(there)
            continue
        number += 1
        rows.append(_row(number, number, content, entry, claim_id))
        known[claim_id] = known[content] = claim_id
    transaction.insert(rows)
    transaction.record(author.writes(rows, "added"))
    return Added(tuple(row.entry.claim.id for row in rows), tuple(duplicates))


def change(
    transaction: Transaction, before: Stored, entry: Entry, author: Author, action: str
) -> Claim:
    """Writes a new state of the claim and returns it.

    Where nothing differs nothing is written, and where only the reading differs no revision.
    """
    (claim,) = change_all(transaction, [(before, entry)], author, action)
    return claim


def change_all(
    transaction: Transaction,
    wanted: Sequence[tuple[Stored, Entry]],
    author: Author,
    action: str,
) -> list[Claim]:
    """Writes new states of several claims as one step, and returns them as they then stand."""
    number = transaction.last_change()
    rows: list[Stored] = []
    reading: list[Entry] = []
    after: list[Claim] = []
    for before, entry in wanted:
        kept = before.entry.claim
        claim = entry.claim.model_copy(update={"revision": kept.revision})
        if claim != kept:
            number += 1
            rows.append(_row(before.key, number, content_id(claim), entry, claim.id))
            after.append(rows[-1].entry.claim)
            continue
        after.append(kept)
        if replace(entry, claim=kept) != before.entry:
            reading.append(replace(entry, claim=kept))
    transaction.replace(rows)
    transaction.record(author.writes(rows, action))
    reread(transaction, reading, number)
    return after


def reread(transaction: Transaction, entries: Iterable[Entry], last: int | None = None) -> int:
    """Replaces readings and index fields of the claims that are there; returns how many.

    ``last`` is the number of the last change, where this transaction has made some already.
    """
    rows: list[Stored] = []
    number = transaction.last_change() if last is None else last
    for entry in entries:
        before = transaction.stored(entry.claim.id)
        if before is not None:
            must_be_text(entry.reading, *astuple(entry.fields))
            number += 1
            kept = replace(entry, claim=before.entry.claim)
            rows.append(replace(before, change=number, entry=kept))
    transaction.replace(rows)
    return len(rows)


def present(transaction: Transaction, claim_id: str, expected_revision: int | None) -> Stored:
    """The claim as it stands, which must be as the editor saw it."""
    stored = transaction.stored(claim_id)
    if stored is None:
        raise unknown(claim_id)
    revision = stored.entry.claim.revision
    if expected_revision is not None and revision != expected_revision:
        raise StaleRevision(
            f"The claim {claim_id} was changed since you opened it (revision {revision}, yours is "
            f"{expected_revision}); look at its new state and make your change again."
        )
    return stored


def unknown(claim_id: str) -> UnknownClaim:
    """The error for an id that no claim bears."""
    return UnknownClaim(
        f"There is no claim {claim_id[:40]!r}; 'verifier claims list' shows those there are."
    )


def _row(key: int, number: int, content: str, entry: Entry, claim_id: str) -> Stored:
    claim = entry.claim.model_copy(update={"id": claim_id, "revision": number})
    must_be_text(entry.reading, *astuple(entry.fields))
    json = claim.model_dump_json(exclude_defaults=True)
    return Stored(key, number, content, replace(entry, claim=claim), json)
