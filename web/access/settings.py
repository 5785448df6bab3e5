"""What is set of who may do what? Given once, when the application starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

SECRET_LENGTH = 32
"""Characters that the secret must have at least: as many as ``openssl rand -hex 16`` writes."""


def now() -> datetime:
    """The clock of the application."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class AccessSettings:
    """Who is let in, and for how long."""

    reading_open: bool = False
    """Whether somebody who has not signed in may read, once there are accounts."""
    own_approval: bool = False
    """Whether a reviewer may approve a claim that they added or wrote words of."""
    loopback: bool = True
    """Whether only this machine can reach the application. There it does without accounts until
    the first one is made."""
    secret: str = field(default="", repr=False)
    """What session tokens and addresses are hashed with, so that who reads or changes the database
    cannot sign in by it. Another secret ends every session."""
    session: timedelta = timedelta(days=7)
    """For how long somebody stays signed in."""
    clock: Callable[[], datetime] = now
    """Gives the present moment, with its time zone."""
