"""At which findings can a check fail? The levels by name; nothing heavy is imported for them."""

from __future__ import annotations

from enum import StrEnum


class FailOn(StrEnum):
    """The gravest first: a level fails for itself and for those above it.

    They are ordered by how surely a reader would be misled. "unverified" fails for whatever is not
    supported, "never" for nothing.
    """

    CONTRADICTED = "contradicted"
    MISATTRIBUTED = "misattributed"
    OUTDATED = "outdated"
    SOURCES_DISAGREE = "sources-disagree"
    UNVERIFIED = "unverified"
    NEVER = "never"
