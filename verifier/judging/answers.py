"""What can one claim say to an assertion? Four answers, strongest first."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """What a claim says to an assertion, strongest first."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    TOUCHES = "touches"
    """The same matter, but something that the statement says is not established."""
    OTHER_MATTER = "other matter"
