"""Which roles are there? Four, each of which may do what the ones before it may."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from starlette.requests import Request


class Role(Enum):
    """What somebody may do; the order is the order of the values."""

    READER = 1
    """Checks statements and drafts, reads claims and exports them."""
    CONTRIBUTOR = 2
    """Adds claims and sources; what is added is a draft until somebody reviews it."""
    REVIEWER = 3
    """Accepts, corrects, rejects, merges, retracts and brings back."""
    ADMIN = 4
    """Lets people in, changes what they may do, and revokes their API keys."""

    def may(self, needed: Role) -> bool:
        """Whether this role is enough where ``needed`` is asked for."""
        return self.value >= needed.value

    @property
    def word(self) -> str:
        """The role as people read and type it: "reviewer"."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request: the name that the history of claims keeps, and the role."""

    name: str
    role: Role
    alone: bool = False
    """Whether there is nobody else: the application has no accounts and listens on loopback."""
    visitor: bool = False
    """Whether nobody has signed in, and reading is open."""
    key: str = ""
    """The prefix of the API key by which the request came, "" for a person."""


AT_THIS_MACHINE = Caller("editor", Role.ADMIN, alone=True)
"""Whoever sits at the machine: the application listens on loopback only, and the files of the
knowledge base are theirs already."""

VISITOR = Caller("visitor", Role.READER, visitor=True)
"""Whoever has not signed in, where reading is open."""


def role_named(word: str) -> Role | None:
    """The role that people call so."""
    return next((role for role in Role if role.word == word), None)


def at_this_machine(request: Request) -> Caller:
    """The caller where there is no login."""
    return AT_THIS_MACHINE
