"""Where does a claim speak of? The places that it names as places, and those of its article."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.extraction.clause_parts import Clause
from verifier.reading.names.places import contains, places_named, state_of_capital
from verifier.reading.reading import Name, NameKind, Reading

ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "agent"})
"""Roles in which a state is somebody rather than somewhere."""


def own_places(reading: Reading, clause: Clause) -> tuple[str, ...]:
    """The places that the clause names as such: not a state that acts, speaks or is spoken to."""
    return tuple(
        dict.fromkeys(
            name.canonical
            for name in reading.names
            if name.kind is NameKind.PLACE
            and clause.start <= name.start
            and name.end <= clause.end
            and not (_is_wide(name) and _acts(name, reading))
            and not _speaks(name, clause)
        )
    )


def narrowest(places: Sequence[str]) -> str:
    """Of the places that an article is about, the first that contains no other of them."""
    return next(
        (one for one in places if not any(o != one and contains(one, o) for o in places)), ""
    )


def _is_wide(name: Name) -> bool:
    """Whether the place is a state or wider, or stands for one: a town does nothing itself."""
    return any(place.kind in ("country", "capital", "area") for place in places_named(name.written))


def _acts(name: Name, reading: Reading) -> bool:
    """Whether the name is somebody's in its sentence; one in a list is what the first is."""
    tokens = reading.tokens
    index = next(
        (i for i, t in reversed(list(enumerate(tokens))) if name.start <= t.start < name.end), None
    )
    if index is None:
        return False
    for _ in tokens:
        if tokens[index].dep not in ("conj", "appos"):
            break
        index = tokens[index].head
    token = tokens[index]
    return token.dep in ACTING or (token.dep == "pobj" and tokens[token.head].lemma == "by")


def _speaks(name: Name, clause: Clause) -> bool:
    """Whether a place stands for the government that speaks or is spoken to."""
    attribution = clause.attribution
    if attribution is None:
        return False
    speaker = attribution.speaker
    if speaker is not None and name.start < speaker.end and speaker.start < name.end:
        return True
    return bool(attribution.target) and attribution.target in (
        name.canonical,
        state_of_capital(name.written),
    )
