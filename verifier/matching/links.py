"""Which word of the claim meets which of the statement? The links, and what they cover together."""

from __future__ import annotations

from dataclasses import dataclass

from verifier.matching.meetings import STRENGTH, Meeting
from verifier.matching.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Link:
    """A word of the statement and the claim's word that meets it (``claim`` is -1 for none)."""

    statement: int
    claim: int
    meeting: Meeting
    weight: float
    narrows: bool = False
    """Whether the word only narrows the next one ("air" in "air strikes"), or tells how."""

    @property
    def met(self) -> float:
        """The weight that is met."""
        return self.weight * STRENGTH[self.meeting]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of one statement with one claim."""

    links: tuple[Link, ...]

    @property
    def coverage(self) -> float:
        """The share of the statement's weight that the claim meets, 0 to 1; 1 without any word."""
        weight = sum(link.weight for link in self.links)
        return sum(link.met for link in self.links) / weight if weight else 1.0

    def link_of(self, token: int) -> Link | None:
        """The link of a token of the statement; ``None`` where it carries no weight."""
        return next((link for link in self.links if link.statement == token), None)

    def core_unmet(self) -> bool:
        """Whether a word is unmet, or met by a broader one only, that could not be left out.

        A word that narrows another counts as well: "the loss-making base" is not any base.
        """
        return any(
            link.weight > WEIGHTS.light and STRENGTH[link.meeting] <= STRENGTH[Meeting.BROADER]
            for link in self.links
        )

    def loosely_met(self) -> bool:
        """Whether a main word is met by a kindred word, its spelling or the context only."""
        loose = (Meeting.KINDRED, Meeting.SPELLING, Meeting.CONTEXT)
        return any(
            link.meeting in loose and link.weight > WEIGHTS.light and not link.narrows
            for link in self.links
        )

    def main_words_met(self) -> int:
        """How many words of weight are met at all."""
        return sum(
            1
            for link in self.links
            if link.weight > WEIGHTS.light and link.meeting is not Meeting.NONE and not link.narrows
        )

    def unmet(self) -> tuple[int, ...]:
        """The statement's tokens that nothing in the claim meets."""
        return tuple(link.statement for link in self.links if not STRENGTH[link.meeting])
