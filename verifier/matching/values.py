"""What does the claim say in the place of a word that it does not say?

Nothing, a word that leaves it open ("the film", "she"), another value, or one that excludes it: a
nationality, a kind of thing, the doer of a deed that is done once. Source: verdicts.md, "Same
matter": two values of a slot that holds one exclude each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.claim import Claim
from verifier.matching.kinds import exclude_each_other
from verifier.matching.links import Link
from verifier.matching.meetings import Meeting
from verifier.matching.slots import Place, Slot, fillers, place_of
from verifier.matching.stand_ins import stands_for_anybody
from verifier.reading.assertions import Assertion
from verifier.reading.names.places import country_of_people, place_name, related
from verifier.reading.predicates import children_of
from verifier.reading.reading import Token
from verifier.words.lexicon import Lexicon
from verifier.words.meanings import is_light
from verifier.words.tables import load_table, words_of

TABLE = "single_valued.toml"
NOMINAL = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both texts, and how their words meet so far."""

    statement: Assertion
    content: Assertion
    claim: Claim
    lexicon: Lexicon
    links: Mapping[int, Link]

    @property
    def ours(self) -> tuple[Token, ...]:
        return self.statement.reading.tokens

    @property
    def theirs(self) -> tuple[Token, ...]:
        return self.content.reading.tokens


def with_values(
    links: Sequence[Link],
    statement: Assertion,
    content: Assertion,
    claim: Claim,
    lexicon: Lexicon,
) -> tuple[Link, ...]:
    """The links, where unmet words are linked to what the claim says in their place.

    Governing words come first, so that "German" in "a German film" finds the claim's film.
    """
    by_token = {link.statement: link for link in links}
    tokens = statement.reading.tokens
    for index in sorted(by_token, key=lambda i: _depth(i, tokens)):
        link = by_token[index]
        sides = _Sides(statement, content, claim, lexicon, by_token)
        if link.meeting in (Meeting.NONE, Meeting.BROADER):
            by_token[index] = _in_its_place(link, sides)
        elif link.meeting in (Meeting.CONTEXT, Meeting.SETTING):
            # its article names it, but the claim may have another one do it
            found = _in_its_place(replace(link, meeting=Meeting.NONE), sides)
            by_token[index] = found if found.meeting is Meeting.EXCLUDED else link
    return tuple(by_token[link.statement] for link in links)


def _depth(index: int, tokens: Sequence[Token]) -> int:
    steps = 0
    while tokens[index].head != index and steps < len(tokens):
        index, steps = tokens[index].head, steps + 1
    return steps


def _in_its_place(link: Link, sides: _Sides) -> Link:
    index = link.statement
    nation = country_of_people(sides.ours[index].text)
    if nation:
        return _nationality(link, nation, sides)
    place = place_of(index, sides.ours)
    beside = _answering(place.beside, sides) if place is not None else -1
    if place is not None and beside < 0:
        return _topic_left_open(link, sides)
    if place is None:
        return link
    taken = {other.claim for other in sides.links.values() if other.meeting is not Meeting.NONE}
    found = tuple(
        i for i in fillers(place, beside, sides.content.reading) if i not in taken and i != beside
    )
    if not found and place.slot is Slot.WHOSE:
        return _owner_left_open(link, beside, sides)
    if not found:
        return link
    if _is_name(index, sides) and all(
        stands_for_anybody(i, sides.content.reading, sides.claim) for i in found
    ):
        return replace(link, claim=found[0], meeting=Meeting.OPEN)
    return _value(link, place, found, sides)


def _answering(index: int, sides: _Sides) -> int:
    """The claim's token beside which the slot is looked for; -1 for none."""
    link = sides.links.get(index)
    if link is not None:
        return link.claim
    # "is" carries no weight and has no link: the verb over the same words answers
    ours = next((p for p in sides.statement.predicates if p.token == index), None)
    if ours is None:
        return -1
    met = {sides.links[i].claim for i in (*ours.others, *ours.patients) if i in sides.links} - {-1}
    for theirs in sides.content.reading.predicates:
        if met & {*theirs.others, *theirs.patients}:
            return theirs.token
    return -1


def _nationality(link: Link, nation: str, sides: _Sides) -> Link:
    """A German film is no American one; German soldiers and French ones there may both be."""
    tokens, index = sides.ours, link.statement
    place = place_of(index, tokens)
    if place is None or place.slot not in (Slot.SORT, Slot.IDENTITY):
        return link
    beside = _answering(place.beside, sides)
    if beside < 0:
        return link
    heads: tuple[int, ...] = (beside,)
    if place.slot is Slot.IDENTITY:
        heads = fillers(place, beside, sides.content.reading)
    identity = place.slot is Slot.IDENTITY or _is_identity(place.beside, tokens)
    children = children_of(sides.theirs)
    theirs = {
        i: country
        for head in heads
        for i in (head, *children[head])
        if (country := _country(sides.theirs[i].text))
    }
    same = next((i for i, other in theirs.items() if related(nation, other)), -1)
    if same >= 0:
        return replace(link, claim=same, meeting=Meeting.SAME)
    if not theirs:
        return link
    other = next(iter(theirs))
    return replace(link, claim=other, meeting=Meeting.EXCLUDED if identity else Meeting.ANOTHER)


def _country(word: str) -> str:
    return country_of_people(word) or place_name(word)


def _is_identity(index: int, tokens: Sequence[Token]) -> bool:
    place = place_of(index, tokens)
    return place is not None and place.slot is Slot.IDENTITY


def _topic_left_open(link: Link, sides: _Sides) -> Link:
    """Where the verb has no answer: the subject of all that is said, if both sides begin with it.

    "Berg taught chemistry" is met by "She took a post as a chemistry teacher".
    """
    ours, theirs = sides.statement.head, sides.content.head
    if ours is None or theirs is None or link.statement not in ours.agents:
        return link
    opening = [
        i
        for i in theirs.agents
        if sides.theirs[i].pos == "PRON"
        and stands_for_anybody(i, sides.content.reading, sides.claim)
    ]
    if not opening or not _is_name(link.statement, sides):
        return link
    return replace(link, claim=opening[0], meeting=Meeting.OPEN)


def _owner_left_open(link: Link, beside: int, sides: _Sides) -> Link:
    """ "Acme's mission" is met by "the mission" where nothing says whose else it could be."""
    if not _is_name(link.statement, sides):
        return link
    if not stands_for_anybody(beside, sides.content.reading, sides.claim):
        return link
    return replace(link, claim=beside, meeting=Meeting.OPEN)


def _is_name(index: int, sides: _Sides) -> bool:
    token = sides.ours[index]
    return token.pos == "PROPN" or any(
        name.start <= token.start < name.end and not name.resolved for name in sides.statement.names
    )


def _value(link: Link, place: Place, found: Sequence[int], sides: _Sides) -> Link:
    """The link to another value of the slot, if the two are of one sort and so comparable."""
    token = sides.ours[link.statement]
    alike = [i for i in found if _alike(token, sides.theirs[i])]
    if not alike or link.meeting is Meeting.BROADER or is_light(token.lemma, token.pos):
        return link
    excluded = all(_excludes(link.statement, i, place, sides) for i in alike)
    return replace(link, claim=alike[0], meeting=Meeting.EXCLUDED if excluded else Meeting.ANOTHER)


def _alike(ours: Token, theirs: Token) -> bool:
    return (
        ours.pos in NOMINAL
        and theirs.pos in NOMINAL
        and not is_light(theirs.lemma, theirs.pos)
        and not country_of_people(theirs.text)
    )


def _excludes(ours: int, theirs: int, place: Place, sides: _Sides) -> bool:
    one, other = sides.ours[ours], sides.theirs[theirs]
    if place.slot is Slot.IDENTITY:
        return exclude_each_other(one.lemma, other.lemma, sides.lexicon)
    if place.slot is Slot.DOER and ours == sides.statement.exclusive:
        return True
    verb = sides.ours[place.beside].lemma
    if _other_side(one.lemma, other.lemma):
        by = place.slot is Slot.BESIDE and place.preposition == "by"
        unique = verb in words_of(TABLE, "deeds") and _done_to_one_thing(place.beside, sides)
        return by or (place.slot is Slot.DOER and unique)
    if one.pos != "PROPN" or other.pos != "PROPN":
        return False
    if place.slot is Slot.DOER:
        return verb in words_of(TABLE, "doers") or (
            verb in words_of(TABLE, "deeds") and _done_to_one_thing(place.beside, sides)
        )
    if place.slot is Slot.BESIDE and f"{verb} {place.preposition}" in words_of(TABLE, "beside"):
        here, there = place_name(one.text), place_name(other.text)
        return bool(here and there) and not related(here, there)
    return False


def _other_side(one: str, other: str) -> bool:
    """Whether the two words name the two sides of a war."""
    found = [
        next((n for n, names in enumerate(load_table(TABLE)["sides"]) if word in names), -1)
        for word in (one.lower(), other.lower())
    ]
    return -1 not in found and found[0] != found[1]


def _done_to_one_thing(verb: int, sides: _Sides) -> bool:
    """Whether both do it to the same thing, which is a definite one: "the complaint", "Denmark"."""
    predicate = next((p for p in sides.statement.predicates if p.token == verb), None)
    if predicate is None:
        return False
    for patient in predicate.patients:
        link, token = sides.links.get(patient), sides.ours[patient]
        definite = token.pos == "PROPN" or any(
            t.head == patient and t.dep in ("det", "poss") and t.lemma != "a" for t in sides.ours
        )
        if definite and link is not None and link.meeting in (Meeting.SAME, Meeting.NAME):
            return True
    return False
