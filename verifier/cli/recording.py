"""Is a check kept? The command line says so beforehand, and keeps it when all is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from verifier.cli.ending import complain
from verifier.cli.opening import now
from verifier.recording import notice, record_at
from verifier.report import Report
from verifier.setup import Opened


@contextmanager
def recorded(opened: Opened, reports: Sequence[Report], door: str) -> Iterator[None]:
    """Keeps the reports that are there at the end, where the knowledge base keeps any."""
    said = notice(opened.verifier.knowledge, opened.place)
    if said:
        complain(said)
    try:
        yield
    finally:
        # also of a run that was broken off: what was answered may have been used
        failed = record_at(opened.place, reports, door, clock=now) if said and reports else ""
        if failed:
            complain(failed)
