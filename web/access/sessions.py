"""Who is signed in? Whoever sends a token that was handed out and has not run out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from knowledge.access_tables import ACCOUNTS, SESSIONS
from knowledge.database import Database
from web.access.accounts import Account, account_in
from web.access.tokens import keyed, new_token


class Sessions:
    """The sessions of one knowledge base; only a hash under the secret is kept of their tokens."""

    def __init__(
        self, database: Database, secret: str, lifetime: timedelta, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._secret = secret
        self._lifetime = lifetime
        self._clock = clock

    def begin(self, account: Account) -> str:
        """Signs somebody in; the token to hand out. Those that have run out are swept away."""
        token, at = new_token(), self._clock()
        values = {
            "hash": self._hash(token),
            "account": account.id,
            "made": at.isoformat(),
            "until": (at + self._lifetime).isoformat(),
        }
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.until <= at.isoformat()))
            connection.execute(insert(SESSIONS), [values])
        return token

    def account_of(self, token: str) -> Account | None:
        """Who signed in and got this token; ``None`` where it holds no longer, or never did."""
        wanted = (
            select(ACCOUNTS, SESSIONS.c.until)
            .join(SESSIONS, SESSIONS.c.account == ACCOUNTS.c.id)
            .where(SESSIONS.c.hash == self._hash(token))
        )
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        if row is None or row.disabled or datetime.fromisoformat(row.until) <= self._clock():
            return None
        return account_in(row)

    def end(self, token: str) -> None:
        """Signs this browser out."""
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.hash == self._hash(token)))

    def _hash(self, token: str) -> str:
        return keyed(self._secret, token)
