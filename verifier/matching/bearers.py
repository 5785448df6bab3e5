"""Do two names stand for the same bearer? Aliases of the tables and of the claim's own article."""

from __future__ import annotations

from functools import lru_cache

from knowledge.claim import Claim
from verifier.reading.names.aliases import canonical, same_speaker
from verifier.reading.names.aliases import speaks_for as body_speaks_for
from verifier.reading.reading import Name, NameKind


def same_bearer(name: Name, other: Name, claim: Claim) -> bool:
    """Whether a name in the statement and one in the claim stand for the same person or body."""
    if name.canonical.casefold() == other.canonical.casefold():
        return True
    if name.kind is NameKind.PLACE and other.kind is NameKind.PLACE:
        return _full(name.canonical, claim) == _full(other.canonical, claim)
    return same_names(name.canonical, other.canonical, claim.aliases)


@lru_cache(maxsize=20_000)
def same_names(a: str, b: str, aliases: tuple[tuple[str, str], ...]) -> bool:
    """Whether both are one speaker. The same two names meet in many claims; the answer depends
    on nothing else."""
    return same_speaker(a, b, aliases)


@lru_cache(maxsize=20_000)
def _speaks(body: str, whom: str, aliases: tuple[tuple[str, str], ...]) -> bool:
    return body_speaks_for(body, whom, aliases)


def speaks_for(speaker: str, claim: Claim) -> bool:
    """Whether one of those who made the claim is ``speaker`` or speaks for it."""
    return any(_speaks(theirs, speaker, claim.aliases) for theirs in speakers_of(claim))


def speakers_of(claim: Claim) -> tuple[str, ...]:
    """Every name under which the claim's speaker is known; empty for the publisher's voice."""
    if claim.speaker is None:
        return ()
    names = [part.strip() for part in claim.speaker.name.split(";")]
    return tuple(name for name in (*names, *claim.speaker.aliases) if name)


def _full(name: str, claim: Claim) -> str:
    return canonical(name, claim.aliases).casefold()
