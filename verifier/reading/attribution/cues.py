"""Which words say that somebody said something? Verbs, nouns and phrases, with their sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.claim import Stance
from verifier.reading.reading import Token
from verifier.words.reporting import (
    ReportingWord,
    reporting_adjectives,
    reporting_adverbs,
    reporting_nouns,
    reporting_verbs,
)
from verifier.words.tables import words_of

PARTICLES = frozenset({"prt", "advmod", "prep"})
PREDICATIVE = frozenset({"acomp", "ROOT", "conj", "oprd", "advcl", "relcl", "appos", "ccomp"})
"""Where an adjective tells what somebody feels: "is sure that", not "a sure bet"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report speech. Whether it does, its complement decides."""

    token: int
    word: ReportingWord
    last: int
    """Index of the last token of the cue ("point out", "according to")."""
    noun: bool = False


def find_cues(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], *, attitudes: bool
) -> Iterator[Cue]:
    """The words of the tables in a text; ``attitudes`` adds those that only tell an attitude."""
    verbs, nouns = reporting_verbs(), reporting_nouns()
    for index, token in enumerate(tokens):
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod"):
            yield from _verb(index, tokens, children, attitudes)
        elif token.pos == "NOUN" and (word := nouns.get(token.lemma)):
            if attitudes or not word.attitude:
                yield Cue(index, _as_read(word, attitudes), index, noun=True)
        elif attitudes and token.pos == "ADJ" and (word := reporting_adjectives().get(token.lemma)):
            if token.dep in PREDICATIVE:
                yield Cue(index, word, index)
        elif attitudes and token.pos == "ADV" and (word := reporting_adverbs().get(token.lemma)):
            yield Cue(index, word, index)
        elif (
            token.pos in ("NOUN", "ADJ", "PROPN")
            and token.lemma in verbs
            and _is_misread(index, tokens, children)
        ):
            word = verbs[token.lemma]
            if not word.attitude:
                yield Cue(index, word, index)


def _as_read(word: ReportingWord, attitudes: bool) -> ReportingWord:
    return word.widened() if attitudes else word


def _decides(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether something is rejected by a decision: "parliament rejected the bill" is a deed."""
    objects = words_of("deeds.toml", "deeds", "objects")
    return any(
        tokens[child].dep in ("dobj", "nsubjpass") and tokens[child].lemma in objects
        for child in children[index]
    )


def _verb(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]], attitudes: bool
) -> Iterator[Cue]:
    verbs = reporting_verbs()
    token = tokens[index]
    beside = [
        child
        for child in children[index]
        if child > index
        and tokens[child].dep in PARTICLES
        and child - index <= 2
        # "went easy on the bank" does not go on
        and not (child == index + 2 and tokens[index + 1].pos == "ADJ")
    ]
    if index + 1 < len(tokens) and (
        # "called for the bridge to be closed": the particle opens the clause
        tokens[index + 1].dep == "mark"
        # "as the memo put it"; not "put it at two million"
        or (
            tokens[index + 1].lemma == "it"
            and any(tokens[c].lemma == "as" for c in children[index])
        )
    ):
        beside.append(index + 1)
    for child in beside:
        if verbs.get(f"{token.lemma} {tokens[child].lemma}"):
            word = verbs.get(f"{token.lemma} {tokens[child].lemma}")
            if word and (attitudes or not word.attitude):
                yield Cue(index, _as_read(word, attitudes), child)
                return
    if any(tokens[c].dep == "prt" and c == index + 1 for c in children[index]):
        # "showed up": another verb, unless the table has it
        return
    word = verbs.get(token.lemma)
    if (
        word
        and not attitudes
        and word.stance is Stance.REJECTS
        and _decides(index, tokens, children)
    ):
        return
    if word and "as" in word.takes and token.tag == "VBN" and token.dep == "acl":
        # "a group called Open Hands": what it is called, by nobody
        return
    if word and (attitudes or not word.attitude) and not (word.attitude and token.dep == "prep"):
        yield Cue(index, _as_read(word, attitudes), index)


def _is_misread(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """A verb that the parser took for a noun still governs a clause and a subject."""
    deps = {tokens[child].dep for child in children[index]}
    return "ccomp" in deps and "nsubj" in deps
