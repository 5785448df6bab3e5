"""Which thing is an article about, and what is it called? "A ferry capsized ... The Santa Ilda, a
39-metre vessel, ...": the ferry is the Santa Ilda throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.extraction.article import Told
from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS
from verifier.reading.reading import Name, NameKind, Reading
from verifier.words.lexicon import Lexicon, Relation

_OF_ONE_SORT = (Relation.SAME, Relation.SYNONYM, Relation.NARROWER, Relation.BROADER)


def protagonists(told: Sequence[Told], lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """(noun, name) pairs for the thing that the lead introduces with "a", where a name follows."""
    if not told:
        return ()
    nouns = tuple(_introduced(told[0].reading))
    found: dict[str, str] = {}
    for one in told:
        for name, sort in _described_things(one.reading):
            for noun in nouns:
                if lexicon.relation(noun, sort, "NOUN") in _OF_ONE_SORT:
                    found.setdefault(noun, name.canonical)
                    found.setdefault(sort, name.canonical)
    return tuple(found.items())


def _introduced(lead: Reading) -> Iterator[str]:
    """Nouns that the lead's verbs are said of and that it introduces: "a passenger ferry"."""
    for index, token in enumerate(lead.tokens):
        if token.pos != "NOUN" or token.dep not in SUBJECTS | PASSIVE_SUBJECTS | {"dobj"}:
            continue
        if any(t.head == index and t.dep == "det" and t.lemma == "a" for t in lead.tokens):
            yield token.lemma


def _described_things(reading: Reading) -> Iterator[tuple[Name, str]]:
    """Names after "the" with the noun that tells their sort: "the Santa Ilda, a vessel"."""
    for name in reading.names:
        if name.resolved or name.kind in (NameKind.PLACE, NameKind.ORGANISATION, NameKind.GROUP):
            continue
        inside = [i for i, t in enumerate(reading.tokens) if name.start <= t.start < name.end]
        if not any(t.head in inside and t.dep == "det" for t in reading.tokens):
            continue  # persons have no article
        for index, token in enumerate(reading.tokens):
            joined = token.dep in ("appos", "compound") and token.pos == "NOUN"
            if joined and token.head in inside and index not in inside:
                yield name, token.lemma
