"""For whom or what does the pronoun stand that begins a sentence? The subject before it."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.attribution.phrases import phrase
from verifier.reading.predicates import children_of
from verifier.reading.reading import NameKind, Reading, Token
from verifier.words.reporting import reporting_verbs

_THINGS = frozenset({"it", "they"})
_PERSONS = frozenset({"he", "she"})
LONGEST_SUBJECT = 8
"""A subject of more words is left to the context: the sentence would no longer read well."""


def _is_expletive(pronoun: int, tokens: Sequence[Token]) -> bool:
    """As in "It is likely that ...": the pronoun stands for the clause and for nothing else."""
    verb = tokens[pronoun].head
    return (
        tokens[pronoun].text.lower() == "it"
        and tokens[verb].lemma == "be"
        and any(t.head == verb and t.dep in ("acomp", "attr") for t in tokens)
        and any(
            t.dep in ("ccomp", "xcomp", "advcl", "acl", "csubj")
            and (t.head == verb or tokens[t.head].head == verb)
            for t in tokens
        )
    )


def opening_pronoun(reading: Reading) -> Token | None:
    """A pronoun that begins the sentence and is the subject of its main verb."""
    for index, token in enumerate(reading.tokens):
        if token.pos == "PUNCT":
            continue
        governor = reading.tokens[token.head]
        if (
            token.text.lower() in _THINGS | _PERSONS
            and token.dep in ("nsubj", "nsubjpass")
            and governor.lemma not in reporting_verbs()
            and not any(t.dep == "expl" for t in reading.tokens)
            and not _is_expletive(index, reading.tokens)
        ):
            return token
        return None
    return None


def subject_before(pronoun: Token, before: Reading, *, same_paragraph: bool) -> str:
    """The subject of the main verb of the sentence ``before``, as written; "" for none."""
    # a paragraph of news is often one sentence: a person goes on being meant in the next
    if not same_paragraph and pronoun.text.lower() not in _PERSONS:
        return ""
    tokens = before.tokens
    children = children_of(tokens)
    root = next((i for i, token in enumerate(tokens) if token.head == i), None)
    if root is None:
        return ""
    subject = next((c for c in children[root] if tokens[c].dep in ("nsubj", "nsubjpass")), None)
    if subject is None or not _agrees(pronoun, subject, tokens, before):
        return ""
    first, last = phrase(subject, tokens, children)
    if last - first >= LONGEST_SUBJECT:
        return ""
    return before.text[tokens[first].start : tokens[last].end]


def _agrees(pronoun: Token, subject: int, tokens: Sequence[Token], reading: Reading) -> bool:
    token = tokens[subject]
    word = pronoun.text.lower()
    person = any(
        n.start <= token.start < n.end and n.kind is NameKind.PERSON for n in reading.names
    )
    if word in _PERSONS:
        return person
    joined = any(t.dep == "conj" and t.head == subject for t in tokens)
    several = joined or token.tag in ("NNS", "NNPS")
    if token.pos not in ("NOUN", "PROPN") or person:
        return False
    return several if word == "they" else not several
