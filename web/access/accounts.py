"""Who may sign in? Accounts with a name, a role and the hash of a password."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from knowledge.access_tables import ACCOUNTS, SESSIONS
from knowledge.database import Database
from web.access.names import folded
from web.access.passwords import Hashed, Passwords, must_be_usable
from web.access.refusals import NotAllowed
from web.access.roles import AT_THIS_MACHINE, VISITOR, Role

NAME_LENGTH = 60
RESERVED = (AT_THIS_MACHINE.name, VISITOR.name)
"""Names that the history keeps for those who have no account."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in, unless ``disabled`` tells since when not."""

    id: str
    name: str
    role: Role
    made: datetime
    disabled: datetime | None = None


class Accounts:
    """The accounts of one knowledge base."""

    def __init__(
        self, database: Database, passwords: Passwords, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._clock = clock
        self._some = False

    def are_there(self) -> bool:
        """Whether there is any account, also a disabled one: accounts are never deleted."""
        if not self._some:
            with self._database.reading() as connection:
                self._some = bool(
                    connection.execute(select(func.count()).select_from(ACCOUNTS)).scalar()
                )
        return self._some

    def all(self) -> list[Account]:
        """By name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.folded)).all()
        return [account_in(row) for row in rows]

    def locked_out(self) -> int:
        """How many cannot sign in, as their passwords were hashed under another secret."""
        wanted = select(func.count()).where(
            ACCOUNTS.c.disabled == "", ACCOUNTS.c.pepper.not_in(self._passwords.peppers)
        )
        with self._database.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def get(self, name: str) -> Account:
        """The account of that name. Raises :class:`NotAllowed` where there is none."""
        with self._database.reading() as connection:
            return account_in(_row(connection, name))

    def with_password(self, name: str) -> tuple[Account, Hashed] | None:
        """The account of that name and what is kept of its password."""
        wanted = select(ACCOUNTS).where(ACCOUNTS.c.folded == folded(name))
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else (account_in(row), Hashed(row.password, row.pepper))

    def add(self, name: str, role: Role, password: str) -> Account:
        """A new account. Raises :class:`NotAllowed`; the first one must be an admin's."""
        name = usable_name(name)
        must_be_usable(password, name)
        kept = self._passwords.hashed(password)
        account = Account(secrets.token_hex(8), name, role, self._clock())
        with self._database.writing() as connection:
            if _is_there(connection, name):
                raise NotAllowed(f"There is an account {name} already; take another name.")
            count = connection.execute(select(func.count()).select_from(ACCOUNTS)).scalar()
            if not count and role is not Role.ADMIN:
                raise NotAllowed(
                    "The first account must be an admin's, or nobody could let others in."
                )
            values = {
                "id": account.id,
                "name": name,
                "folded": folded(name),
                "role": role.word,
                "made": account.made.isoformat(),
                "password": kept.hash,
                "pepper": kept.pepper,
            }
            connection.execute(insert(ACCOUNTS), [values])
        return account

    def set_role(self, name: str, role: Role) -> Account:
        """Gives the account another role, at once in every session and key of it."""
        with self._database.writing() as connection:
            account = account_in(_row(connection, name))
            _set(connection, account.id, role=role.word)
            _somebody_must_be_admin(connection)
        return self.get(name)

    def set_password(self, name: str, password: str) -> Account:
        """Gives the account another password and ends all its sessions."""
        account = self.get(name)
        must_be_usable(password, account.name)
        kept = self._passwords.hashed(password)
        with self._database.writing() as connection:
            _set(connection, account.id, password=kept.hash, pepper=kept.pepper)
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == account.id))
        return account

    def hash_anew(self, account: Account, before: Hashed, password: str) -> None:
        """Keeps the same password under today's parameters and secret."""
        kept = self._passwords.hashed(password)
        unchanged = (ACCOUNTS.c.id == account.id) & (ACCOUNTS.c.password == before.hash)
        with self._database.writing() as connection:
            values = {"password": kept.hash, "pepper": kept.pepper}
            connection.execute(update(ACCOUNTS).where(unchanged).values(values))

    def disable(self, name: str) -> Account:
        """Lets nobody in by this account any more, neither by password nor by key."""
        with self._database.writing() as connection:
            account = account_in(_row(connection, name))
            if account.disabled is None:
                _set(connection, account.id, disabled=self._clock().isoformat())
            _somebody_must_be_admin(connection)
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == account.id))
        return self.get(name)

    def enable(self, name: str) -> Account:
        """Lets them in again, with the password and the keys that they had."""
        with self._database.writing() as connection:
            _set(connection, account_in(_row(connection, name)).id, disabled="")
        return self.get(name)


def usable_name(written: str) -> str:
    """The name in one line. Raises :class:`NotAllowed`."""
    name = " ".join(written.split())
    if not name or len(name) > NAME_LENGTH or not name.isprintable():
        raise NotAllowed(f"A name has 1 to {NAME_LENGTH} letters that can be printed.")
    if folded(name) in RESERVED:
        raise NotAllowed(f"{name} is what somebody without an account is called; take another.")
    return name


def moment(written: str) -> datetime | None:
    """A moment as the tables keep it, "" for none."""
    return datetime.fromisoformat(written) if written else None


def account_in(row: Row[tuple[object, ...]]) -> Account:
    """The account that a row of the table holds."""
    # the program knows every role that was ever written: it refuses a newer schema
    role = next(role for role in Role if role.word == row.role)
    return Account(row.id, row.name, role, datetime.fromisoformat(row.made), moment(row.disabled))


def _is_there(connection: Connection, name: str) -> bool:
    wanted = select(ACCOUNTS.c.id).where(ACCOUNTS.c.folded == folded(name))
    return connection.execute(wanted).first() is not None


def _row(connection: Connection, name: str) -> Row[tuple[object, ...]]:
    wanted = select(ACCOUNTS).where(ACCOUNTS.c.folded == folded(name))
    row = connection.execute(wanted).first()
    if row is None:
        raise NotAllowed(
            f"There is no account {' '.join(name.split())[:NAME_LENGTH]!r}; "
            "`verifier accounts list` shows those there are."
        )
    return row


def _set(connection: Connection, account_id: str, **values: str) -> None:
    connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == account_id).values(values))


def _somebody_must_be_admin(connection: Connection) -> None:
    wanted = select(ACCOUNTS.c.id).where(
        ACCOUNTS.c.role == Role.ADMIN.word, ACCOUNTS.c.disabled == ""
    )
    if connection.execute(wanted).first() is None:
        raise NotAllowed(
            "This is the last admin, and without one nobody could let others in; "
            "make somebody else an admin first."
        )
