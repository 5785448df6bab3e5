"""Where does it happen? The places of a statement and of a claim that locate, rather than act."""

from __future__ import annotations

from verifier.matching.pair import Pair
from verifier.reading.assertions import Assertion
from verifier.reading.names.places import contains, country_of_people
from verifier.reading.reading import Name, NameKind, Token
from verifier.words.tables import words_of


def is_location(name: Name, assertion: Assertion) -> bool:
    """Whether the name says where: a place after a preposition or before a noun, not one that acts.

    "in Idlib", "the Idlib strikes" locate; "Syria attacked" and "Turkey's army" name an actor.
    """
    if name.kind is not NameKind.PLACE:
        return False
    return not acts(name, assertion)


def acts(name: Name, assertion: Assertion) -> bool:
    """Whether the name does something or has something done to it, or owns what does."""
    tokens = assertion.reading.tokens
    inside = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end]
    tops = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    return any(_acts(i, tokens, assertion) for i in tops) if inside else True


def _acts(index: int, tokens: tuple[Token, ...], assertion: Assertion) -> bool:
    if any(
        index in p.agents or index in p.patients
        for p in assertion.predicates
        # a place that "is", "has" or "hosts" something is where that is
        if p.lemma not in words_of("cumulative.toml", "varying", "verbs")
    ):
        return True
    token = tokens[index]
    if token.dep == "poss":
        return True
    return token.dep == "pobj" and tokens[token.head].lemma in ("by", "against", "with", "between")


def places_named(assertion: Assertion) -> tuple[Name, ...]:
    """The names in the assertion that say where it happens.

    A place that only describes somebody ("a monitor based in Britain") does not.
    """
    return tuple(
        name
        for name in assertion.names
        if not name.resolved
        and is_location(name, assertion)
        and not _describes(name, assertion.reading.tokens)
    )


def places_described(assertion: Assertion) -> tuple[Name, ...]:
    """The places that only describe somebody or something: "a monitor based in Britain"."""
    tokens = assertion.reading.tokens
    return tuple(
        name
        for name in assertion.names
        if not name.resolved and is_location(name, assertion) and _describes(name, tokens)
    )


def _describes(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether the way from the name up to the main verb leads through a description."""
    at = next((i for i, t in enumerate(tokens) if name.start <= t.start < name.end), -1)
    for _ in tokens:
        if at < 0 or tokens[at].head == at:
            return False
        if tokens[at].dep in ("acl", "relcl", "appos"):
            return True
        at = tokens[at].head
    return False


def in_a_part_of_the_place(pair: Pair) -> bool:
    """Whether the claim speaks only of a place inside the one that the statement speaks of.

    Known from the table of places; or where the claim names another place of its own, although its
    article is about the statement's: "the largest town, Port Selby" of an article on the islands.
    """
    ours = [n.canonical for n in pair.statement.names if n.kind is NameKind.PLACE]
    theirs = _places_of_its_own(pair.claim.content)
    around = places_around(pair)
    for place in ours:
        others = [other for other in theirs if other != place]
        if place in theirs or not others:
            continue
        if any(contains(place, other) for other in others):
            return True
        if place in around and not any(contains(other, place) for other in others):
            return True
    return False


def _places_of_its_own(assertion: Assertion) -> tuple[str, ...]:
    """Places that a claim names, known or not: what stands after "in", or what has or hosts."""
    tokens = assertion.reading.tokens
    after_in = {
        i
        for i, t in enumerate(tokens)
        if t.dep == "pobj" and tokens[t.head].lemma in ("in", "at", "near")
    }
    acting = set(places_that_act(assertion))
    found = []
    for name in assertion.reading.names:
        located = any(name.start <= tokens[i].start < name.end for i in after_in)
        if name.resolved:
            continue
        if name.kind is NameKind.PLACE or located or name.canonical in acting:
            found.append(name.canonical)
    return tuple(found)


def places_that_act(assertion: Assertion) -> tuple[str, ...]:
    """Places of which the claim is: "the district of Wexley grew", "the town, Port Selby, has"."""
    tokens = assertion.reading.tokens
    varying = words_of("cumulative.toml", "varying", "verbs")
    doers = {i for p in assertion.predicates for i in (*p.agents, *p.patients)}
    hosts = {i for p in assertion.predicates if p.lemma in varying for i in p.agents}
    found = []
    for name in assertion.reading.names:
        inside = (i for i, t in enumerate(tokens) if name.start <= t.start < name.end)
        acting = any(
            (i in hosts and name.kind in (NameKind.PLACE, NameKind.OTHER))
            or (tokens[i].dep == "appos" and tokens[i].head in hosts)
            or (
                tokens[i].dep == "pobj"
                and tokens[tokens[i].head].lemma == "of"
                and tokens[tokens[i].head].head in doers
            )
            for i in inside
        )
        if acting and not name.resolved and name.kind in (NameKind.PLACE, NameKind.OTHER):
            found.append(name.canonical)
    return tuple(found)


def joined_places(name: Name, assertion: Assertion) -> frozenset[str]:
    """Other places that "and" joins to this one: "England and Wales" is neither of the two."""
    tokens = assertion.reading.tokens
    by_token = {
        i: n
        for n in assertion.reading.names
        if n.kind is NameKind.PLACE
        for i, t in enumerate(tokens)
        if n.start <= t.start < n.end
    }
    found = set()
    for i, other in by_token.items():
        head = by_token.get(tokens[i].head)
        if tokens[i].dep == "conj" and head is not None and head is not other:
            if head is name:
                found.add(other.canonical)
            elif other is name:
                found.add(head.canonical)
    return frozenset(found)


def places_around(pair: Pair) -> tuple[str, ...]:
    """Canonical names of the places that the claim's article is about."""
    claim = pair.claim.claim
    around = (claim.place, *claim.places, *pair.claim.content.reading.context.places)
    return tuple(dict.fromkeys(place for place in (*around, *_of_its_people(pair)) if place))


def _of_its_people(pair: Pair) -> tuple[str, ...]:
    """The states whose people the claim counts: of "42 per cent of Americans" it is America."""
    reading = pair.claim.content.reading
    return tuple(
        country_of_people(name.written.removesuffix("s"))
        for name in reading.names
        if name.written.endswith("s") and _is_counted(name, reading.tokens)
    )


def _is_counted(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a number or a share goes before the name: "300 Syrians", "half of all Syrians"."""
    for token in tokens:
        if not name.start <= token.start < name.end:
            continue
        above = tokens[token.head]
        if token.dep == "pobj" and above.lemma == "of":
            return True
        return any(tokens[t.head] is token and t.dep == "nummod" for t in tokens)
    return False
