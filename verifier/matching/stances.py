"""What does each side do by saying it: assert, deny, accuse, plan? And is it the same speaker?"""

from __future__ import annotations

from knowledge.claim import Stance
from verifier.matching.bearers import speaks_for
from verifier.matching.pair import Pair

ASSERTING = frozenset(
    {Stance.SAYS, Stance.REPORTS, Stance.ESTIMATES, Stance.CONFIRMS, Stance.ADMITS, Stance.CLAIMS}
)
"""Stances whose content the speaker puts forward as so."""

DENYING = frozenset({Stance.DENIES, Stance.REJECTS})


def named_speakers(pair: Pair) -> tuple[str, ...]:
    """Those whom the statement has say it; several where they say it together."""
    attribution = pair.statement.attribution
    if attribution is not None and attribution.speaker is not None:
        names = attribution.speaker.canonical.split(";")
        return tuple(name.strip() for name in names if name.strip())
    return (pair.speaker,) if pair.speaker else ()


def stance_of_statement(pair: Pair) -> Stance | None:
    """What the statement has its speaker do; ``None`` where it asserts it itself."""
    attribution = pair.statement.attribution
    if attribution is None:
        return Stance.SAYS if pair.speaker else None
    if attribution.negated:
        return Stance.ADMITS if attribution.stance in DENYING else Stance.DENIES
    return attribution.stance


def one_side_denies(pair: Pair) -> bool:
    """Whether exactly one side is a denial, which turns its content round."""
    return (stance_of_statement(pair) in DENYING) != (pair.claim.claim.stance in DENYING)


def said_by_them(pair: Pair) -> bool:
    """Whether the claim was made by all whom the statement names as its speakers."""
    named = named_speakers(pair)
    return bool(named) and all(
        speaks_for(one, pair.claim.claim) or _is_the_kind(one, pair) for one in named
    )


def _is_the_kind(speaker: str, pair: Pair) -> bool:
    """Whether an unnamed source ("the poll", "police") is the one that the claim speaks of."""
    bare = speaker.lower().removeprefix("the ").removeprefix("a ")
    if speaker != speaker.lower() or not bare or pair.claim.claim.speaker is None:
        return False
    lemmas = {t.lemma for t in pair.claim.content.reading.tokens if t.pos in ("NOUN", "PROPN")}
    return bare in lemmas or bare.removesuffix("s") in lemmas
