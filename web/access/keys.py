"""Which programs may act for somebody? Those that send a key which its owner made.

A key acts with its own role or its owner's, whichever may do less, until it runs out, is revoked,
or its owner is disabled. Its text is shown once, when it is made; after that only its prefix is
known.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, insert, select, update

from knowledge.access_tables import ACCOUNTS, API_KEYS
from knowledge.database import Database
from knowledge.errors import KnowledgeError
from web.access.accounts import Account, account_in, moment
from web.access.refusals import NotAllowed
from web.access.roles import Role
from web.access.tokens import hashed, new_token

BEGINS = "cv"
"""The first letters of every key, by which programs that look for leaked secrets can know one."""
LABEL_LENGTH = 100
SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is kept when a key was last used."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its text."""

    prefix: str
    label: str
    """What it is for."""
    owner: str
    role: Role
    made: datetime
    until: datetime | None
    """``None``: until it is revoked."""
    used: datetime | None
    revoked: datetime | None

    def is_alive(self, at: datetime) -> bool:
        """Whether it is let in then, as far as it depends on the key."""
        return self.revoked is None and (self.until is None or at < self.until)


class Keys:
    """The API keys of one knowledge base."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def make(
        self, owner: Account, label: str, role: Role, until: datetime | None = None
    ) -> tuple[Key, str]:
        """A new key and its text, which is not kept. Raises :class:`NotAllowed`."""
        label, at = " ".join(label.split()), self._clock()
        if not label or len(label) > LABEL_LENGTH or not label.isprintable():
            raise NotAllowed(f"Say in 1 to {LABEL_LENGTH} letters what the key is for.")
        if owner.disabled is not None:
            raise NotAllowed(f"The account {owner.name} is disabled, so its keys let nobody in.")
        if not owner.role.may(role):
            raise NotAllowed(
                f"{owner.name} is a {owner.role.word}, so a key of theirs cannot be "
                f"a {role.word}'s."
            )
        if until is not None and until <= at:
            raise NotAllowed("The key would have run out already; name a later day.")
        prefix = f"{BEGINS}_{secrets.token_hex(4)}"
        text = f"{prefix}_{new_token()}"
        values = {
            "prefix": prefix,
            "hash": hashed(text),
            "account": owner.id,
            "role": role.word,
            "made": at.isoformat(),
            "until": until.isoformat() if until else "",
            "label": label,
        }
        with self._database.writing() as connection:
            connection.execute(insert(API_KEYS), [values])
        return Key(prefix, label, owner.name, role, at, until, None, None), text

    def all(self, owner: Account | None = None) -> list[Key]:
        """Those of one account or of all, the newest first."""
        wanted = _WITH_OWNER.order_by(API_KEYS.c.made.desc(), API_KEYS.c.prefix)
        if owner is not None:
            wanted = wanted.where(API_KEYS.c.account == owner.id)
        with self._database.reading() as connection:
            return [_key_in(row) for row in connection.execute(wanted).all()]

    def acting(self, text: str) -> tuple[Account, Key] | None:
        """For whom the key acts, with that person's present role; ``None`` where it lets nobody in.

        Keeps when it was used, where the database is not busy.
        """
        at = self._clock()
        with self._database.reading() as connection:
            row = connection.execute(_WITH_OWNER.where(API_KEYS.c.hash == hashed(text))).first()
        if row is None or row.disabled:
            return None
        key = _key_in(row)
        if not key.is_alive(at):
            return None
        if key.used is None or at - key.used >= SEEN_EVERY:
            self._was_used(key, at)
        return account_in(row), key

    def _was_used(self, key: Key, at: datetime) -> None:
        used = update(API_KEYS).where(API_KEYS.c.prefix == key.prefix).values(used=at.isoformat())
        # a request that only reads must neither wait for a writer nor fail where it may not write
        with suppress(KnowledgeError), self._database.writing(patient=False) as connection:
            connection.execute(used)

    def revoke(self, prefix: str, owner: Account | None = None) -> Key:
        """Lets the key in no more. Raises :class:`NotAllowed` where ``owner`` has none such."""
        wanted = _WITH_OWNER.where(API_KEYS.c.prefix == prefix)
        if owner is not None:
            wanted = wanted.where(API_KEYS.c.account == owner.id)
        with self._database.writing() as connection:
            row = connection.execute(wanted).first()
            if row is None:
                raise NotAllowed(
                    f"There is no key {prefix[:20]!r}; a key is named by its first letters, "
                    f"such as {BEGINS}_12ab34cd."
                )
            if not row.revoked:
                values = {"revoked": self._clock().isoformat()}
                connection.execute(
                    update(API_KEYS).where(API_KEYS.c.prefix == prefix).values(values)
                )
            return _key_in(connection.execute(wanted).one())


_WITH_OWNER = select(
    ACCOUNTS,
    API_KEYS.c.prefix,
    API_KEYS.c.label,
    API_KEYS.c.role.label("key_role"),
    API_KEYS.c.made.label("key_made"),
    API_KEYS.c.until,
    API_KEYS.c.used,
    API_KEYS.c.revoked,
).join(ACCOUNTS, ACCOUNTS.c.id == API_KEYS.c.account)


def _key_in(row: Row[tuple[object, ...]]) -> Key:
    return Key(
        row.prefix,
        row.label,
        row.name,
        next(role for role in Role if role.word == row.key_role),
        datetime.fromisoformat(row.key_made),
        moment(row.until),
        moment(row.used),
        moment(row.revoked),
    )
