"""Whose verb is it? From a cue to the word for the one who says it."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.predicates import subtree
from verifier.reading.reading import Name, Token

SUBJECTS = ("nsubj", "csubj")
RELATIVES = frozenset({"who", "which", "that", "whom"})
_ABOVE = frozenset(
    {"xcomp", "advcl", "conj", "pcomp", "acl", "ccomp", "prep", "dep", "parataxis", "pobj"}
)
_CAUSING = frozenset(
    {"tell", "ask", "urge", "order", "force", "lead", "prompt", "allow", "invite", "cause", "get"}
)
_STEPS = 6


def subject_of(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int | None:
    """Head token of the one who does what ``verb`` says, also across "went on to" and "adding"."""
    current = verb
    for _ in range(_STEPS):
        token = tokens[current]
        if token.pos in ("VERB", "AUX"):
            own = _own_subject(current, tokens, children, passive=current != verb)
            if own is not None:
                return _antecedent(own, current, tokens)
        if token.dep == "relcl" or (token.dep == "acl" and current == verb):
            return token.head
        if token.head == current or token.dep not in _ABOVE:
            return None
        if token.dep == "ccomp" and token.tag != "VBG":
            return None
        if token.dep == "xcomp" and tokens[token.head].lemma in _CAUSING:
            controller = _object(token.head, tokens, children)
            if controller is not None:
                return controller
        if token.dep == "acl" and tokens[token.head].pos in ("NOUN", "PROPN"):
            return token.head
        current = token.head
    return None


def main_subject(
    participle: int,
    content: Sequence[int],
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
) -> int | None:
    """Whose participle it is: "In addition to saying so, the minister ..."; the minister's."""
    root = next((i for i, token in enumerate(tokens) if token.head == i), None)
    if root is None or root == participle:
        return None
    subject = _own_subject(root, tokens, children, passive=True)
    return None if subject is None or subject in content else subject


def split_by_cue(
    verb: int,
    content: tuple[int, ...],
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
) -> tuple[int | None, tuple[int, ...]]:
    """As in "Lund, whose firm makes glass, said it was sold": the parser makes two clauses of it.

    The subject of the one before the cue speaks, and only the one behind it is what was said.
    """
    clauses = [child for child in children[verb] if tokens[child].dep == "ccomp"]
    before = next((child for child in clauses if child < verb), None)
    if before is None or not any(child > verb for child in clauses):
        return None, content
    subject = _own_subject(before, tokens, children, passive=True)
    if subject is None:
        return None, content
    return subject, tuple(index for index in content if index > verb)


def at_relative(
    speaker: Name | None, verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> Name | None:
    """The speaker where "who" stands for the name: there the clause names who says it."""
    for child in children[verb]:
        token = tokens[child]
        if speaker is not None and token.dep in SUBJECTS and token.text.lower() in RELATIVES:
            return Name(token.start, token.end, token.text, speaker.canonical, speaker.kind, True)
    return speaker


def agent_of(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int | None:
    """Head token of the by-phrase of a passive."""
    for child in children[verb]:
        if tokens[child].dep == "agent":
            return next(iter(children[child]), None)
    return None


def is_passive(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether the cue is in the passive ("is accused of", "was quoted")."""
    deps = {tokens[child].dep for child in children[verb]}
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    token = tokens[verb]
    return token.tag == "VBN" and "aux" not in deps and (token.dep == "acl" or "agent" in deps)


def _own_subject(
    verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]], passive: bool
) -> int | None:
    found = [
        child
        for child in children[verb]
        if tokens[child].dep in SUBJECTS or (passive and tokens[child].dep == "nsubjpass")
    ]
    if len(found) == 2 and _goes_on_list(found[0], found[1], tokens, children):
        return found[0]
    # where the parser gives a verb two subjects, the nearer one is right more often
    return min(found, key=lambda child: abs(child - verb), default=None)


def _goes_on_list(
    first: int, second: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> bool:
    """As in "Pupils in Narvik, Bergen and Oslo said": the second is one of the places."""
    last = subtree(first, children)[-1]
    return (
        last + 2 < len(tokens)
        and tokens[last].dep == "pobj"
        and tokens[last].pos == tokens[second].pos == "PROPN"
        and tokens[last + 1].text == ","
        and last + 2 == subtree(second, children)[0]
        and any(tokens[c].dep == "conj" for c in children[second])
    )


def _antecedent(subject: int, verb: int, tokens: Sequence[Token]) -> int:
    """What "who" or "which" stands for."""
    if tokens[subject].text.lower() not in RELATIVES:
        return subject
    current = verb
    for _ in range(_STEPS):
        if tokens[current].dep == "relcl":
            return tokens[current].head
        if tokens[current].head == current:
            break
        current = tokens[current].head
    return subject


def _object(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int | None:
    return next((c for c in children[verb] if tokens[c].dep in ("dobj", "dative")), None)
