"""What do the templates of accounts see? One frozen value each, named ``page``.

Every string is plain text: the templates escape it. No password goes back into a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from web.pages.contexts import Site


@dataclass(frozen=True, slots=True)
class SignInPage:
    """``sign_in.html``: the form, and why it is shown again."""

    back: str
    """The own page to come back to."""
    name: str = ""
    error: str = ""
    site: Site | None = None
    """Somebody who has not signed in need not learn which knowledge base this is."""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """``account.html``: who one is here, and what one can do about it."""

    site: Site
    name: str
    role: str
    alone: bool
    """Whether there are no accounts, and nobody has to sign in."""
    keeps_accounts: bool
    """Whether the knowledge base can hold any; the sample cannot."""
    admin: bool
    done: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One API key, without its text."""

    prefix: str
    label: str
    owner: str
    role: str
    made: str
    until: str
    used: str
    state: str
    """ "" for one that lets a program in, else why it does not."""


@dataclass(frozen=True, slots=True)
class KeysPage:
    """``keys.html``: one's own keys, a form for another, and for an admin those of the others."""

    site: Site
    alone: bool
    keys: tuple[KeyRow, ...]
    others: tuple[KeyRow, ...]
    roles: tuple[str, ...]
    """Roles that a key may have: one's own and the lesser ones, the least first."""
    new: str = ""
    """The text of the key that was just made, shown this once."""
    label: str = ""
    role: str = ""
    days: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One account."""

    name: str
    role: str
    made: str
    disabled: str
    """Since when it lets nobody in; "" where it does."""
    oneself: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """``people.html``: who may sign in, and the forms to change it."""

    site: Site
    people: tuple[PersonRow, ...]
    roles: tuple[str, ...]
    shortest: int
    """Characters of the shortest password."""
    done: str = ""
    error: str = ""
    name: str = ""
    role: str = ""
    """What was typed into the form for somebody new, when it could not be used."""
