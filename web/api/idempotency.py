"""Was this write made before? A caller that got no answer sends it again with the same key.

After draft-ietf-httpapi-idempotency-key-header. The claims themselves cannot be added twice, since
their id is made from their content; the key also brings the same *answer* again. Answers are kept
for a day in the database of the claims, so that it does not matter which process of a server a
repetition reaches. A knowledge base in memory keeps none: it is the sample, which nobody changes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import anyio.to_thread
from sqlalchemy import delete, insert, select, update

from knowledge.answer_tables import KEPT_ANSWERS
from knowledge.database import Database
from knowledge.errors import KnowledgeError
from web.problems import Problem

KEPT_FOR = timedelta(hours=24)
ANSWERED_WITHIN = timedelta(minutes=15)
"""A request that was begun and not answered for so long never will be: its process has ended."""
LONGEST_KEY = 255
BEING_ANSWERED = 0

_C = KEPT_ANSWERS.c


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: status, headers and body."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class Answers:
    """The answers of a knowledge base to writes with a key, the same for all who have it open."""

    def __init__(self, database: Database | None, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def once(
        self, key: str, caller: str, body: bytes, write: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The kept answer to the same request, or that of ``write``; a failed one is not kept.

        Without a key it is written. Raises a 422 for a key that came with another body, and a 409
        where the first request is not answered yet.
        """
        if len(key) > LONGEST_KEY:
            raise Problem(400, f"An Idempotency-Key has at most {LONGEST_KEY} characters.")
        if not key or self._database is None:
            return await write()
        kept = _Kept(self._database, self._clock, _hash(caller, key), hashed(body))
        known = await anyio.to_thread.run_sync(kept.begin)
        if known is not None:
            return known
        try:
            answer = await write()
        except BaseException:
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(kept.drop)
            raise
        # what was written stands; that its answer cannot be kept is no reason to withhold it
        with suppress(KnowledgeError):
            await anyio.to_thread.run_sync(kept.keep, answer)
        return answer


@dataclass(frozen=True, slots=True)
class _Kept:
    """The row of one request with a key."""

    database: Database
    clock: Callable[[], datetime]
    whose: str
    request: str

    def begin(self) -> Answer | None:
        """The answer that was given; ``None`` where it is to be given now, which others then see.

        What has run out is swept away. Raises as :meth:`Answers.once`.
        """
        at = self.clock()
        with self.database.writing() as connection:
            connection.execute(delete(KEPT_ANSWERS).where(_C.at <= (at - KEPT_FOR).isoformat()))
            row = connection.execute(select(KEPT_ANSWERS).where(_C.whose == self.whose)).first()
            if row is not None and row.request != self.request:
                raise Problem(
                    422, "This Idempotency-Key came with another body before; use a new key."
                )
            if row is not None and row.status != BEING_ANSWERED:
                headers = tuple((name, value) for name, value in json.loads(row.headers))
                return Answer(row.status, row.body.encode(), headers)
            if row is not None and datetime.fromisoformat(row.at) > at - ANSWERED_WITHIN:
                raise Problem(409, "The first request with this Idempotency-Key is being answered.")
            connection.execute(delete(KEPT_ANSWERS).where(_C.whose == self.whose))
            connection.execute(
                insert(KEPT_ANSWERS),
                {
                    "whose": self.whose,
                    "request": self.request,
                    "at": at.isoformat(),
                    "status": BEING_ANSWERED,
                    "headers": "[]",
                    "body": "",
                },
            )
        return None

    def keep(self, answer: Answer) -> None:
        """Keeps what was answered."""
        with self.database.writing() as connection:
            connection.execute(
                update(KEPT_ANSWERS).where(_C.whose == self.whose),
                {
                    "status": answer.status,
                    "headers": json.dumps(answer.headers),
                    "body": answer.body.decode(),
                    "at": self.clock().isoformat(),
                },
            )

    def drop(self) -> None:
        """Forgets a request that failed, so that it may be sent again."""
        with self.database.writing() as connection:
            connection.execute(delete(KEPT_ANSWERS).where(_C.whose == self.whose))


def _hash(caller: str, key: str) -> str:
    return hashed(json.dumps([caller, key]).encode())


def hashed(text: bytes) -> str:
    """What is kept in the place of a text that need not be read again."""
    return hashlib.sha256(text).hexdigest()
