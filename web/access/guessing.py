"""How often may a password be tried? A few times, then somebody has to wait.

Tries are counted in the database, so that several processes share the count, before the password
is compared, so that many at once do not slip through. Names and addresses are kept as hashes under
the secret, and forgotten when nobody has tried for a while.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from knowledge.access_tables import SIGN_IN_ATTEMPTS
from knowledge.database import Database
from web.access.names import folded
from web.access.tokens import keyed

WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Allowed:
    """How many failures in fifteen minutes are put up with."""

    together: int = 5
    """For one account from one address: more than a person needs who mistypes."""
    address: int = 30
    """From one address for any account: a newsroom behind one address is not locked out."""
    account: int = 60
    """For one account from any address. So many machines may keep its owner out for a while, but
    a thousand of them do not get a thousand times as many guesses."""


class TooManyGuesses(Exception):
    """Somebody has to wait; ``seconds`` is for how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


class Guesses:
    """The tries at the passwords of one knowledge base."""

    def __init__(
        self,
        database: Database,
        secret: str,
        clock: Callable[[], datetime],
        allowed: Allowed | None = None,
    ) -> None:
        self._database = database
        self._secret = secret
        self._clock = clock
        self._allowed = allowed or Allowed()

    def count(self, name: str, address: str) -> None:
        """Counts a try. Raises :class:`TooManyGuesses`, and counts none, where a limit is met."""
        at = self._clock()
        limits = self._limits(name, address)
        columns = SIGN_IN_ATTEMPTS.c
        with self._database.writing() as connection:
            long_ago = (at - WINDOW).isoformat()
            connection.execute(delete(SIGN_IN_ATTEMPTS).where(columns.since <= long_ago))
            wanted = select(SIGN_IN_ATTEMPTS).where(columns.whose.in_(list(limits)))
            there = {row.whose: row for row in connection.execute(wanted).all()}
            waits = [
                datetime.fromisoformat(row.since) + WINDOW - at
                for whose, row in there.items()
                if row.tries >= limits[whose]
            ]
            if waits:
                raise TooManyGuesses(max(1, round(max(waits).total_seconds())))
            for whose in limits:
                if whose in there:
                    more = {"tries": columns.tries + 1}
                    connection.execute(
                        update(SIGN_IN_ATTEMPTS).where(columns.whose == whose).values(more)
                    )
                else:
                    first = {"whose": whose, "since": at.isoformat(), "tries": 1}
                    connection.execute(insert(SIGN_IN_ATTEMPTS), [first])

    def was_right(self, name: str, address: str) -> None:
        """Takes the last try back, as it was none, and forgets those of this account from here."""
        together, *others = self._limits(name, address)
        columns = SIGN_IN_ATTEMPTS.c
        with self._database.writing() as connection:
            connection.execute(delete(SIGN_IN_ATTEMPTS).where(columns.whose == together))
            connection.execute(
                update(SIGN_IN_ATTEMPTS)
                .where(columns.whose.in_(others), columns.tries > 0)
                .values({"tries": columns.tries - 1})
            )

    def _limits(self, name: str, address: str) -> dict[str, int]:
        account, network = folded(name)[:200], network_of(address)
        return {
            keyed(self._secret, f"together {account} {network}"): self._allowed.together,
            keyed(self._secret, f"address {network}"): self._allowed.address,
            keyed(self._secret, f"account {account}"): self._allowed.account,
        }


def network_of(address: str) -> str:
    """The address; of the sixth version the network, as one machine has many addresses in it.

    >>> network_of("2001:db8:1:2:3:4:5:6")
    '2001:db8:1:2::/64'
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
