"""How are checks kept for the length of one process? In a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock

from knowledge.checks import Check, Reliance
from knowledge.claim import Revision


class MemoryChecks:
    """The record of a knowledge base in memory; ``history`` tells the states of a claim."""

    def __init__(self, history: Callable[[str], list[Revision]]) -> None:
        self._history = history
        self._lock = Lock()
        self._preferences: dict[str, str] = {}
        self._checks: list[Check] = []
        self._last = 0

    def preference(self, name: str) -> str:
        return self._preferences.get(name, "")

    def prefer(self, name: str, value: str) -> None:
        self._preferences[name] = value

    def record(self, checks: Sequence[Check]) -> None:
        with self._lock:
            for check in checks:
                self._last += 1
                cited = sorted(check.reliances, key=lambda one: one.claim_id)
                reliances = tuple(self._in_its_state(one, check.revision) for one in cited)
                self._checks.append(replace(check, number=self._last, reliances=reliances))

    def _in_its_state(self, one: Reliance, known: int) -> Reliance:
        numbers = [revision.number for revision in self._history(one.claim_id)]
        return replace(one, revision=max((n for n in numbers if n <= known), default=0))

    def checks(self, claim_ids: Collection[str] | None) -> list[Check]:
        with self._lock:
            kept = list(self._checks)
        if claim_ids is None:
            return kept
        wanted = set(claim_ids)
        return [check for check in kept if any(r.claim_id in wanted for r in check.reliances)]

    def forget(self, before: datetime | None) -> int:
        with self._lock:
            left = [check for check in self._checks if before is not None and check.at >= before]
            gone = len(self._checks) - len(left)
            self._checks = left
        return gone
