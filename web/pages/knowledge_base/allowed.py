"""What may the caller do here? Buttons that would be refused are not shown."""

from __future__ import annotations

from dataclasses import dataclass

from web.access.roles import Caller, Role
from web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the pages offer to whoever asks."""

    adds: bool = False
    """Adds claims and imports files."""
    reviews: bool = False
    """Accepts, edits, retracts."""
    fixed: bool = False
    """Whether the knowledge base is the sample, which nobody can change."""


NOTHING = Allowed()


def allowed_to(caller: Caller, settings: WebSettings) -> Allowed:
    """What the caller may do in this knowledge base."""
    if not settings.editable:
        return Allowed(fixed=True)
    return Allowed(caller.role.may(Role.CONTRIBUTOR), caller.role.may(Role.REVIEWER))
