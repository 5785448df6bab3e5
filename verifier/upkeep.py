"""What keeps a knowledge base in step with the rules? Claims read by older rules are read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from knowledge.claim import Claim
from verifier.pipeline import Verifier
from verifier.storing import entries_of

READ_AT_ONCE = 500
"""Claims that are read and written together: enough for a fast parse, little to do again."""


def read_again(verifier: Verifier) -> int:
    """Reads the claims whose reading is of another version, and says how many those were.

    What the claims say does not change, so their history does not grow.
    """
    version = verifier.reader.version
    outdated = [entry.claim for entry in verifier.knowledge.entries_with_outdated_reading(version)]
    for claims in in_batches(outdated, READ_AT_ONCE):
        verifier.knowledge.rewrite_readings(entries_of(claims, verifier.reader))
    return len(outdated)


def in_batches(claims: Iterable[Claim], size: int) -> Iterator[list[Claim]]:
    """The claims in lists of ``size``, the last one shorter."""
    rest = iter(claims)
    while batch := list(islice(rest, size)):
        yield batch
