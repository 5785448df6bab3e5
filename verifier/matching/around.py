"""What does a claim stand among? Words of its heading, its places and the sentences beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.claim import Claim
from verifier.reading.assertions import Assertion


@dataclass(frozen=True, slots=True)
class Around:
    """Words in lower case that a claim stands among without saying them itself."""

    words: frozenset[str]
    """Of its heading, title, places, speaker and the names its article introduces."""
    neighbours: frozenset[str]
    """Of the sentences beside it: enough to meet a word that only narrows another."""
    setting: frozenset[str] = frozenset()
    """Of what its article takes for granted: enough to meet a word that says where or in what."""


def around_claim(claim: Claim, content: Assertion) -> Around:
    """What a claim stands among in its article."""
    texts = [claim.subject, claim.source.title, claim.place, *claim.places]
    texts += [full for _, full in claim.aliases] + list(content.reading.context.places)
    if claim.quote and claim.statement != claim.quote:
        texts.append(claim.statement)  # with the names that the quote has pronouns for
    if claim.speaker is not None:
        texts += [claim.speaker.name, *claim.speaker.aliases]
    return Around(_words(texts), _words([claim.before, claim.after]), _words(claim.setting))


def _words(texts: Sequence[str]) -> frozenset[str]:
    words = (word.strip(".,;:!?'’\"“”()–-") for text in texts for word in text.lower().split())
    return frozenset(
        form
        for word in words
        if word
        for form in (word, word.removesuffix("’s").removesuffix("'s"))
    )
