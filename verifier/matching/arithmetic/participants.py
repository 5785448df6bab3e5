"""Who takes part in what happens to a quantity? Its verb, who does it, who gets it, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.matching.arithmetic.verbs import is_known
from verifier.reading.predicates import OBJECTS, children_of, subtree
from verifier.reading.reading import Reading, Token
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase of the clause: "from the drawer"."""

    preposition: str
    noun: int
    """Token of its noun."""
    owner: str = ""
    """Whose it is, where that is said ("of Ana's coins")."""


def verb_of(noun: int, tokens: Sequence[Token]) -> tuple[int, str]:
    """The verb above, with the relation by which the quantity hangs on it."""
    at, dep = noun, tokens[noun].dep
    for _ in tokens:
        head = tokens[at].head
        if tokens[at].pos in ("VERB", "AUX") and at != noun:
            return at, dep
        if head == at:
            break
        dep = tokens[at].dep if tokens[at].dep != "conj" else dep
        at = head
    return -1, dep


def lemma_of(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> str:
    """The verb with the particle with which the table has it."""
    if verb < 0:
        return ""
    lemma = tokens[verb].lemma
    for child in children[verb]:
        joined = f"{lemma} {tokens[child].text.lower()}"
        if child > verb and tokens[child].dep in ("prt", "advmod", "prep") and is_known(joined):
            return joined
    return lemma


def has_subject(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether the parser gives the verb a subject of its own."""
    below = children[verb] if verb >= 0 else ()
    return verb < 0 or any(tokens[c].dep in ("nsubj", "nsubjpass", "expl", "agent") for c in below)


def subject_before(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int:
    """Of "they planted 340 trees and crews in Berg planted 215" the crews, which the parser may
    join to the trees; -1 where the verb shares the subject of the one before it."""
    for at in range(verb - 1, -1, -1):
        token = tokens[at]
        if token.pos in ("NOUN", "PROPN", "PRON") and (
            (token.dep == "conj" and token.head < at) or token.dep in ("npadvmod", "dep")
        ):
            following = tokens[at + 1 : verb]
            return -1 if any(t.pos in ("PUNCT", "CCONJ", "VERB", "NUM") for t in following) else at
        if token.pos in ("VERB", "CCONJ", "NUM", "PUNCT"):
            return -1
    return -1


def real_doers(doers: Sequence[int], own: set[int], tokens: Sequence[Token]) -> list[int]:
    """The doers without the counted themselves and the "there" of "there are"."""
    return [i for i in doers if i not in own and tokens[i].dep != "expl"]


def party(token: int, reading: Reading) -> str:
    """How somebody is called here: the fullest name, or the noun or pronoun in lower case."""
    at = reading.tokens[token]
    for name in reading.names:
        if name.start <= at.start < name.end and not name.resolved:
            return name.canonical.lower()
    if at.pos != "NOUN":
        return at.text.lower()
    where = [
        reading.tokens[noun].text.lower()  # crews in Alta are not those in Berg
        for child in children_of(reading.tokens)[token]
        if reading.tokens[child].text.lower() in ("in", "of", "from", "at")
        for noun in children_of(reading.tokens)[child]
        if reading.tokens[noun].pos == "PROPN"
    ]
    return " ".join([at.lemma.lower(), *where])


def recipients(
    verb: int, own: set[int], reading: Reading, children: Sequence[Sequence[int]]
) -> tuple[str, ...]:
    """Those to whom it is given: "gave Ana 3", "gave 3 to Ana", "bought Ana 3"."""
    if verb < 0:
        return ()
    tokens, found = reading.tokens, []
    for child in children[verb]:
        token = tokens[child]
        if token.dep in OBJECTS and child not in own and token.pos in ("PRON", "PROPN", "NOUN"):
            if child > verb and not any(tokens[c].dep == "nummod" for c in children[child]):
                found.append(party(child, reading))
        elif token.dep == "dative" and token.pos == "ADP":
            found += [party(c, reading) for c in children[child] if tokens[c].dep == "pobj"]
    found += [
        party(c, reading)  # "lent Ana 3 coins", "gave her 27 shells": taken for words of the noun
        for noun in own
        for c in children[noun]
        if (tokens[c].text.lower() == "her" or tokens[c].pos == "PROPN") and verb < c < min(own)
    ]
    to = words_of(TABLE, "prepositions", "receiving")
    found += [
        party(p.noun, reading)
        for p in phrases_of(verb, -1, tokens, children)
        if p.preposition in to
    ]
    return tuple(dict.fromkeys(found))


def phrases_of(
    verb: int, noun: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[Phrase, ...]:
    """The prepositional phrases of the clause, those of verbs below it left out."""
    top = verb if verb >= 0 else noun
    if top < 0:
        return ()
    found = []
    for at in subtree(top, children):
        if tokens[at].pos != "ADP" or _verb_above(at, tokens) not in (verb, -1):
            continue
        for child in children[at]:
            if tokens[child].dep in ("pobj", "pcomp"):
                owner = next((c for c in children[child] if tokens[c].dep == "poss"), -1)
                said = tokens[owner].text.lower() if owner >= 0 else ""
                found.append(Phrase(tokens[at].text.lower(), child, said))
    return tuple(found)


def _verb_above(index: int, tokens: Sequence[Token]) -> int:
    at = index
    for _ in tokens:
        at = tokens[at].head
        if tokens[at].pos in ("VERB", "AUX"):
            return at
        if tokens[at].head == at:
            return -1
    return -1
