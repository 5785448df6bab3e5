"""Whom does an accusation, a warning or a demand address, and is the cue itself negated?"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.claim import Stance
from verifier.reading.attribution.cues import Cue
from verifier.reading.attribution.sources import speaker_at
from verifier.reading.reading import Context, Name, Token

NEGATIONS = frozenset({"not", "n't", "never", "no"})
UNWILLING = frozenset({"decline", "refuse", "fail"})
TARGETED = frozenset({Stance.ACCUSES, Stance.WARNS, Stance.DEMANDS})


def target_of(
    cue: Cue,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    text: str,
) -> str:
    """The one who is accused, warned or urged, by the fullest name known."""
    if cue.word.stance not in TARGETED and cue.word.lemma != "tell":
        return ""
    for child in children[cue.token]:
        if tokens[child].dep in ("dobj", "dative", "nsubjpass"):
            speaker = speaker_at(child, text, tokens, children, names, Context())
            return speaker.canonical if speaker else ""
    for child in children[cue.token]:
        if tokens[child].dep in ("ccomp", "xcomp") and "whom" in cue.word.takes:
            for below in children[child]:
                if tokens[below].dep == "nsubj" and child > cue.token:
                    speaker = speaker_at(below, text, tokens, children, names, Context())
                    return speaker.canonical if speaker else ""
    return ""


def is_negated(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """As in "did not say", "has never admitted", "declined to say"."""
    if any(
        tokens[c].dep == "neg" or tokens[c].lemma in NEGATIONS
        for c in children[verb]
        if tokens[c].dep in ("neg", "advmod")
    ):
        return True
    token = tokens[verb]
    return token.dep == "xcomp" and tokens[token.head].lemma in UNWILLING
