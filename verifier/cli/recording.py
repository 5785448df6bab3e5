"""Is a check kept? The command line says so beforehand, and keeps it when it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from knowledge.base import KnowledgeBase
from knowledge.checks import Check
from verifier.cli.ending import complain
from verifier.cli.opening import now
from verifier.recording import check_of, keep_at, notice
from verifier.report import Report

AT_ONCE = 200
"""Checks that are written together: a run over thousands of drafts holds no more of them."""


@contextmanager
def recorded(
    knowledge: KnowledgeBase, place: str, door: str
) -> Iterator[Callable[[Iterable[Report]], None]]:
    """What is to be called with the reports that are answered, where any are kept.

    The last of them are written at the end, also of a run that was broken off: what was answered
    may have been used.
    """
    said = notice(knowledge, place)
    if said:
        complain(said)
    held: list[Check] = []
    failures: list[str] = []

    def write() -> None:
        failed = keep_at(place, tuple(held), clock=now)
        if failed and not failures:
            complain(failed)  # once: the next batch would fail for the same reason
            failures.append(failed)
        held.clear()

    def keep(reports: Iterable[Report]) -> None:
        if not said:
            return
        held.extend(check_of(report, door) for report in reports)
        if len(held) >= AT_ONCE:
            write()

    try:
        yield keep
    finally:
        if held:
            write()
