"""How does somebody come in? By name and password, and goes with a token.

Everything that the pages, the callers and the command line ask of accounts stands here together.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.base import KnowledgeBase
from knowledge.database import Database
from web.access.accounts import Account, Accounts
from web.access.guessing import Guesses
from web.access.keys import Keys
from web.access.passwords import Passwords
from web.access.refusals import NotAllowed
from web.access.sessions import Sessions
from web.access.settings import AccessSettings

WRONG = "The name or the password is wrong."


@dataclass(frozen=True, slots=True)
class Entrance:
    """Accounts with what belongs to them, over one database."""

    accounts: Accounts
    sessions: Sessions
    keys: Keys
    guesses: Guesses
    passwords: Passwords

    def sign_in(self, name: str, password: str, address: str) -> str:
        """The token of a new session.

        Raises :class:`NotAllowed`, alike for a wrong name and a wrong password, and
        :class:`~web.access.guessing.TooManyGuesses`.
        """
        account = self.confirmed(name, password, address)
        return self.sessions.begin(account)

    def confirmed(self, name: str, password: str, address: str) -> Account:
        """The account, when the password is its own; raises as above."""
        self.guesses.count(name, address)
        found = self.accounts.with_password(name)
        fits = self.passwords.fits(password, found[1] if found else None)
        if found is None or not fits or found[0].disabled is not None:
            raise NotAllowed(WRONG)
        account, kept = found
        self.guesses.was_right(name, address)
        if self.passwords.is_outdated(kept):
            self.accounts.hash_anew(account, kept, password)
        return account


def entrance_over(database: Database, settings: AccessSettings) -> Entrance:
    """The entrance to a knowledge base."""
    passwords = Passwords(settings.secret)
    return Entrance(
        Accounts(database, passwords, settings.clock),
        Sessions(database, settings.secret, settings.session, settings.clock),
        Keys(database, settings.clock),
        Guesses(database, settings.secret, settings.clock),
        passwords,
    )


def entrance_to(knowledge: object, settings: AccessSettings) -> Entrance | None:
    """The entrance to what the application judges against; ``None`` where that keeps nothing, as
    the sample does, so that there are no accounts."""
    database = database_of(knowledge)
    return None if database is None else entrance_over(database, settings)


def database_of(knowledge: object) -> Database | None:
    """Where rows can be kept beside the claims; ``None`` for the sample, which is in memory."""
    return knowledge.database if isinstance(knowledge, KnowledgeBase) else None
