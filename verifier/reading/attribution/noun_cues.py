"""Whose claim, warning or pledge is it, and what does it say? Nouns that report speech."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.attribution.contents import noun_complement, spans_of
from verifier.reading.attribution.cues import Cue
from verifier.reading.attribution.sources import speaker_at
from verifier.reading.attribution.subjects import subject_of
from verifier.reading.reading import Attribution, Context, Name, Span, Token
from verifier.words.reporting import reporting_verbs


def read_noun(
    cue: Cue,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
) -> Attribution | None:
    """The attribution by a noun with its complement: "its claim that ...", "warnings of ..."."""
    content = noun_complement(cue, tokens, children)
    spans = spans_of(content, (cue.token,), text, tokens)
    if not spans or _is_where_said(cue.token, tokens):
        return None
    owner = _owner(cue.token, tokens, children)
    if owner is not None and owner in content:
        owner = None
    speaker = (
        speaker_at(owner, text, tokens, children, names, context) if owner is not None else None
    )
    return Attribution(
        speaker=speaker,
        cue=Span(tokens[cue.token].start, tokens[cue.token].end),
        verb=cue.word.lemma,
        stance=cue.word.stance,
        content=spans,
    )


def _is_where_said(noun: int, tokens: Sequence[Token]) -> bool:
    """As in "said in a statement that": the verb is the cue, the noun only where it was said."""
    token = tokens[noun]
    before = tokens[token.head]
    return (
        token.dep == "pobj"
        and before.lemma == "in"
        and tokens[before.head].lemma in reporting_verbs()
    )


def _owner(noun: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int | None:
    """Whose claim it is: "its", "the minister's", "by the ministry", or who makes it."""
    for child in children[noun]:
        if tokens[child].dep == "poss":
            return child
    for child in children[noun]:
        if tokens[child].dep == "prep" and tokens[child].lemma in ("by", "from"):
            return next(iter(children[child]), None)
    verb = tokens[noun].head
    if tokens[noun].dep in ("dobj", "attr") and tokens[verb].pos in ("VERB", "AUX"):
        return subject_of(verb, tokens, children)
    return None
