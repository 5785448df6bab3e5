"""What is compared? One assertion of the statement with one claim, and how their words meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.claim import Claim
from verifier.matching.alignment import align
from verifier.matching.entailed import ModelReading
from verifier.matching.links import Alignment
from verifier.reading.assertions import Assertion
from verifier.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class ClaimSide:
    """A claim with what was read in it: all of it as one assertion, whoever says it left out."""

    claim: Claim
    content: Assertion

    @property
    def known_since(self) -> date | None:
        """The day on which it was said or else published."""
        return self.claim.known_since


@dataclass(frozen=True, slots=True)
class Pair:
    """What every comparison looks at."""

    statement: Assertion
    claim: ClaimSide
    alignment: Alignment
    speaker: str = ""
    """Who says the statement, where that was given beside it rather than written in it."""
    entailed: ModelReading | None = None
    """What the entailment model reads in the two, where it was asked."""


def pair_of(statement: Assertion, claim: ClaimSide, lexicon: Lexicon, speaker: str) -> Pair:
    """The two sides with their words aligned."""
    return Pair(
        statement=statement,
        claim=claim,
        alignment=align(statement, claim.content, claim.claim, lexicon),
        speaker=speaker,
    )
