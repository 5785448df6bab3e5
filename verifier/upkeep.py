"""What keeps a knowledge base in step with the rules? Claims read by older rules are read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from knowledge.base import Entry
from knowledge.claim import Claim
from verifier.pipeline import Verifier
from verifier.storing import context_of

READ_AT_ONCE = 500
"""Claims that are read and written together: enough for a fast parse, little to do again."""


def read_again(verifier: Verifier) -> int:
    """Reads the claims whose reading is of another version, and says how many those were.

    What the claims say does not change, so their history does not grow.
    """
    version = verifier.reader.version
    outdated = [entry.claim for entry in verifier.knowledge.entries_with_outdated_reading(version)]
    for claims in in_batches(outdated, READ_AT_ONCE):
        verifier.knowledge.rewrite_readings(entries_for(claims, verifier))
    return len(outdated)


def entries_for(claims: Iterable[Claim], verifier: Verifier) -> list[Entry]:
    """The claims as they are stored, freshly read."""
    wanted = list(claims)
    readings = verifier.reader.read_all([(claim.words, context_of(claim)) for claim in wanted])
    return [
        verifier.entry_for(claim, reading) for claim, reading in zip(wanted, readings, strict=True)
    ]


def in_batches(claims: Iterable[Claim], size: int) -> Iterator[list[Claim]]:
    """The claims in lists of ``size``, the last one shorter."""
    rest = iter(claims)
    while batch := list(islice(rest, size)):
        yield batch
