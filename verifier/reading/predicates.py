"""Who did what to whom? The verbs of a text (and its nouns of action) with their arguments."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.claim import Polarity
from verifier.reading.polarity import polarity_of, standing_of
from verifier.reading.reading import Predicate, Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "oprd"})
COMPLEMENTS = frozenset({"attr", "acomp", "xcomp", "ccomp"})


def children_of(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """For each token the indices of those that it governs, in the order of the text."""
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    return tuple(tuple(of) for of in children)


def subtree(index: int, children: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The token and all below it, sorted; works without recursion, so depth does not matter."""
    found, open_ = [], [index]
    while open_:
        current = open_.pop()
        found.append(current)
        open_.extend(children[current])
    return tuple(sorted(found))


def read_predicates(tokens: Sequence[Token]) -> tuple[Predicate, ...]:
    """Every verb of the text as a predicate, in the order of the text.

    A coordinated verb without a subject of its own ("seized the town and burnt it") takes the one
    of the verb that it is joined to; the object of a relative clause is the noun that it describes.
    """
    children = children_of(tokens)
    found = []
    for index, token in enumerate(tokens):
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        agents, patients, others = _arguments(index, tokens, children)
        found.append(
            Predicate(
                token=index,
                lemma=_with_particle(index, tokens, children),
                agents=agents,
                patients=patients,
                others=others,
                polarity=polarity_of(index, tokens, children),
                standing=standing_of(index, tokens, children),
            )
        )
    return tuple(found)


def main_polarity(predicates: Sequence[Predicate], tokens: Sequence[Token]) -> Polarity:
    """The polarity of the text's first main verb; affirmed where there is none."""
    for predicate in predicates:
        if tokens[predicate.token].dep == "ROOT":
            return predicate.polarity
    return Polarity.AFFIRMED


def _with_particle(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> str:
    particles = [tokens[child].lemma for child in children[index] if tokens[child].dep == "prt"]
    return " ".join([tokens[index].lemma, *particles])


def _arguments(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    agents: list[int] = []
    patients: list[int] = []
    others: list[int] = []
    for child in children[index]:
        dep = tokens[child].dep
        if dep in SUBJECTS:
            agents += joined(child, tokens, children)
        elif dep in PASSIVE_SUBJECTS or dep in OBJECTS:
            patients += joined(child, tokens, children)
        elif dep == "agent":
            agents += [n for head in children[child] for n in joined(head, tokens, children)]
        elif dep in COMPLEMENTS:
            others += joined(child, tokens, children)
        elif dep == "prep":
            others += _prepositional(child, tokens, children)
    governor = tokens[index]
    if not agents and not patients and governor.dep == "conj":
        agents, patients = _shared_subject(index, tokens, children, patients)
    elif not agents and governor.dep == "conj":
        agents, _ = _shared_subject(index, tokens, children, patients)
    if not agents and governor.dep in ("xcomp", "advcl"):
        # "forced people to flee": they flee; "agreed to leave": those who agreed leave
        above = children[governor.head]
        agents = [child for child in above if tokens[child].dep in OBJECTS] or [
            child for child in above if tokens[child].dep in SUBJECTS | PASSIVE_SUBJECTS
        ]
    if governor.dep == "relcl" or (governor.dep == "acl" and governor.tag == "VBG"):
        agents = _replace_relative(agents, governor.head, tokens) or [governor.head]
        patients = _replace_relative(patients, governor.head, tokens)
    elif governor.dep == "acl" and governor.tag == "VBN":
        patients = patients or [governor.head]
    return tuple(agents), tuple(patients), tuple(others)


def joined(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> list[int]:
    """The token and those joined to it by "and" or a comma."""
    found, open_ = [], [index]
    while open_:
        current = open_.pop(0)
        found.append(current)
        open_ += [child for child in children[current] if tokens[child].dep == "conj"]
    return found


def _prepositional(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> list[int]:
    found = []
    for child in children[index]:
        if tokens[child].dep in ("pobj", "pcomp"):
            found += joined(child, tokens, children)
        elif tokens[child].dep == "prep":
            found += _prepositional(child, tokens, children)
    return found


def _shared_subject(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]], patients: list[int]
) -> tuple[list[int], list[int]]:
    head, passive = tokens[index].head, _is_passive(index, tokens, children)
    for _ in tokens:
        for child in children[head]:
            if tokens[child].dep in SUBJECTS | PASSIVE_SUBJECTS:
                subjects = joined(child, tokens, children)
                return ([], patients + subjects) if passive else (subjects, patients)
        if tokens[head].dep != "conj":
            break
        head = tokens[head].head
    return [], patients


def _is_passive(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    if any(tokens[child].dep == "auxpass" for child in children[index]):
        return True
    head = tokens[index].head
    return tokens[index].tag == "VBN" and any(
        tokens[child].dep in PASSIVE_SUBJECTS for child in children[head]
    )


def _replace_relative(found: list[int], noun: int, tokens: Sequence[Token]) -> list[int]:
    """ "who" and "which" stand for the noun that the clause describes."""
    return [noun if tokens[index].tag in ("WDT", "WP") else index for index in found]
