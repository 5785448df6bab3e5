"""Does "it" stand for nothing but the clause behind it? "It is likely that it rains"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.reading.reading import Token
from verifier.words.tables import words_of

POINTING = "pointing.toml"


def is_expletive(pronoun: int, tokens: Sequence[Token]) -> bool:
    """As in "It is likely that ...": the pronoun stands for the clause and for nothing else."""
    verb = tokens[pronoun].head
    governed = list(_below(verb, tokens))
    clauses = ("ccomp", "xcomp", "advcl", "acl", "csubj", "relcl")
    has_clause = any(
        tokens[i].dep in clauses and (tokens[i].head == verb or tokens[tokens[i].head].head == verb)
        for i in governed
    )
    if tokens[verb].lemma in words_of(POINTING, "raising") and has_clause:
        return True
    if tokens[verb].lemma == "be":
        about_time = any(
            tokens[i].head == verb and tokens[i].lemma.lower() in words_of(POINTING, "times")
            for i in governed
        )
        return about_time or (
            has_clause
            and any(tokens[i].head == verb and tokens[i].dep in ("acomp", "attr") for i in governed)
        )
    # "makes it clear that", "find it hard to"
    small = tokens[pronoun].dep in ("nsubj", "dobj") and tokens[verb].pos in ("ADJ", "NOUN")
    return small and has_clause


def _below(head: int, tokens: Sequence[Token]) -> Iterator[int]:
    return (
        i
        for i, t in enumerate(tokens)
        if i != head and (t.head == head or tokens[t.head].head == head)
    )
