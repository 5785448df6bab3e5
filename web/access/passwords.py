"""Which passwords are taken, and what is kept of them? A hash by argon2id, under the secret.

The secret goes into each hash as a pepper: a stolen copy of the database is no help in guessing
passwords without it. Where none is set, as on loopback, the hash is made without; it is made anew
under the secret when its owner next signs in.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from web.access.names import folded
from web.access.refusals import NotAllowed
from web.access.tokens import keyed

SHORTEST, LONGEST = 12, 1_000
"""Characters. Length is what keeps guesses away; no sign or digit is asked for."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """What is kept of a password; ``pepper`` names the secret that it was hashed under."""

    hash: str
    pepper: str = ""


class Passwords:
    """Hashes passwords and compares them; each takes 64 MB and a while, on purpose."""

    def __init__(self, secret: str = "", hasher: PasswordHasher | None = None) -> None:
        self._secret = secret
        self._pepper = keyed(secret, "pepper")[:16] if secret else ""
        self._hasher = hasher or PasswordHasher()

    def hashed(self, password: str) -> Hashed:
        """What to keep of it."""
        return Hashed(self._hasher.hash(self._peppered(password)), self._pepper)

    def fits(self, password: str, kept: Hashed | None) -> bool:
        """Whether it is the password of which that was kept.

        ``None``, for an account that is not there, takes as long and never fits; nor does one that
        was hashed under another secret.
        """
        if kept is None:
            self._hasher.hash(_plain(password))
            return False
        text = self._peppered(password) if kept.pepper == self._pepper else _plain(password)
        try:
            return self._hasher.verify(kept.hash, text)
        except (VerificationError, InvalidHashError):
            return False

    @property
    def peppers(self) -> tuple[str, ...]:
        """The names of the secrets under which passwords can be compared here."""
        return ("", self._pepper)

    def is_outdated(self, kept: Hashed) -> bool:
        """Whether it should be hashed anew: with other parameters, or under the secret."""
        return kept.pepper != self._pepper or self._hasher.check_needs_rehash(kept.hash)

    def _peppered(self, password: str) -> str:
        return keyed(self._secret, _plain(password)) if self._secret else _plain(password)


def must_be_usable(password: str, name: str) -> None:
    """Raises :class:`~web.access.refusals.NotAllowed` for one that is too easy to guess."""
    length = len(_plain(password))
    if length < SHORTEST:
        raise NotAllowed(
            f"A password has at least {SHORTEST} characters, and this one has {length}; "
            "three or four words that do not belong together make a good one."
        )
    if length > LONGEST:
        raise NotAllowed(f"A password has at most {LONGEST:,} characters.")
    if len(set(password)) < 4 or folded(password) == folded(name):
        raise NotAllowed("This password is guessed at once; take three or four words.")


def _plain(password: str) -> str:
    """The same text however the keyboard composes its letters; half characters cannot be kept."""
    return unicodedata.normalize("NFC", password).encode(errors="replace").decode()
