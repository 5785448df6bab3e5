"""Was this write made before? A caller that got no answer sends it again with the same key.

After draft-ietf-httpapi-idempotency-key-header. The claims themselves cannot be added twice, since
their id is made from their content; the key also brings the same *answer* again. Answers are kept
in the memory of the process, a bounded number for a day: with several workers a repetition may
reach another one, which then finds the claim there already and says so.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from web.problems import Problem

KEPT_FOR = timedelta(hours=24)
KEPT_AT_MOST = 10_000
LONGEST_KEY = 255


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: status, headers and body."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    request: str
    at: datetime
    answer: Answer | None
    """``None`` while the first one is still being answered."""


class Answers:
    """The answers of one process to writes with a key."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()

    async def once(
        self, key: str, caller: str, body: bytes, write: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The kept answer to the same request, or that of ``write``; a failed one is not kept.

        Without a key it is written. Raises a 422 for a key that came with another body, and a 409
        where the first request is not answered yet.
        """
        if not key:
            return await write()
        if len(key) > LONGEST_KEY:
            raise Problem(400, f"An Idempotency-Key has at most {LONGEST_KEY} characters.")
        self._forget()
        place, digest = (caller, key), hashlib.sha256(body).hexdigest()
        known = self._kept.get(place)
        if known is not None:
            if known.request != digest:
                raise Problem(
                    422, "This Idempotency-Key came with another body before; use a new key."
                )
            if known.answer is None:
                raise Problem(409, "The first request with this Idempotency-Key is being answered.")
            return known.answer
        self._kept[place] = _Kept(digest, self._clock(), None)
        try:
            answer = await write()
        except BaseException:
            self._kept.pop(place, None)
            raise
        self._kept[place] = _Kept(digest, self._clock(), answer)
        return answer

    def _forget(self) -> None:
        oldest = self._clock() - KEPT_FOR
        while self._kept:
            first = next(iter(self._kept))
            if self._kept[first].at >= oldest and len(self._kept) < KEPT_AT_MOST:
                return
            del self._kept[first]
