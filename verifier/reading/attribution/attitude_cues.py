"""What is somebody sure of or eager to do, and what is so only "reportedly"?"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.attribution.contents import spans_of
from verifier.reading.attribution.cues import Cue
from verifier.reading.attribution.frames import is_infinitive
from verifier.reading.attribution.sources import speaker_at
from verifier.reading.attribution.subjects import subject_of
from verifier.reading.predicates import subtree
from verifier.reading.reading import Attribution, Context, Name, Span, Token

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "acl"})


def read_adjective(
    cue: Cue,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
) -> Attribution | None:
    """The attitude in "is confident that ...", "was wary of ...": whose, and towards what."""
    found: set[int] = set()
    for child in children[cue.token]:
        token = tokens[child]
        if child < cue.token:
            continue
        infinitive = is_infinitive(child, tokens, children)
        if (
            (token.dep == "prep" and token.lemma in cue.word.takes)
            or (token.dep in _COMPLEMENTS and infinitive and "to" in cue.word.takes)
            or (token.dep == "ccomp" and not infinitive and "that" in cue.word.takes)
        ):
            found.update(subtree(child, children))
    spans = spans_of(sorted(found), (cue.token,), text, tokens)
    governor = tokens[cue.token].head
    subject = subject_of(governor, tokens, children)
    if tokens[cue.token].dep in ("conj", "appos") and subject is None:
        subject = governor if tokens[governor].pos in ("NOUN", "PROPN") else None
    if not spans or subject is None or subject in found:
        return None
    return _attribution(
        cue, speaker_at(subject, text, tokens, children, names, context), spans, tokens
    )


def read_adverb(
    cue: Cue, text: str, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> Attribution | None:
    """What is so "reportedly": the clause of the adverb, which nobody that is named says."""
    clause = subtree(tokens[cue.token].head, children)
    if tokens[tokens[cue.token].head].pos not in ("VERB", "AUX"):
        return None
    spans = spans_of(clause, (cue.token,), text, tokens)
    return _attribution(cue, None, spans, tokens) if spans else None


def _attribution(
    cue: Cue, speaker: Name | None, spans: tuple[Span, ...], tokens: Sequence[Token]
) -> Attribution:
    token = tokens[cue.token]
    return Attribution(
        speaker=speaker,
        cue=Span(token.start, token.end),
        verb=cue.word.lemma,
        stance=cue.word.stance,
        content=spans,
    )
