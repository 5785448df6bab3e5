"""What does each side do by saying it: assert, deny, accuse, plan? And is it the same speaker?"""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.claim import Stance
from verifier.matching.bearers import speakers_of, speaks_for
from verifier.matching.pair import Pair
from verifier.matching.stand_ins import PRONOUNS
from verifier.reading.assertions import Assertion
from verifier.reading.names.places import country_of_people, place_name, related
from verifier.reading.predicates import children_of, subtree
from verifier.reading.reading import Predicate, Standing
from verifier.words.tables import words_of

ASSERTING = frozenset(
    {Stance.SAYS, Stance.REPORTS, Stance.ESTIMATES, Stance.CONFIRMS, Stance.ADMITS, Stance.CLAIMS}
)
"""Stances whose content the speaker puts forward as so."""

SHORTEST_PLACE = 4
"""Letters of a place from which an adjective is taken for one of it: "Norway", "Norwegian"."""

DENYING = frozenset({Stance.DENIES, Stance.REJECTS})


def named_speakers(pair: Pair) -> tuple[str, ...]:
    """Those whom the statement has say it; several where they say it together.

    A pronoun that nothing resolves ("he said") names nobody.
    """
    attribution = pair.statement.attribution
    if attribution is not None and attribution.speaker is not None:
        names = (name.strip() for name in attribution.speaker.canonical.split(";"))
        return tuple(name for name in names if name and name.lower() not in PRONOUNS)
    return (pair.speaker,) if pair.speaker else ()


def stance_of_statement(pair: Pair) -> Stance | None:
    """What the statement has its speaker do; ``None`` where it asserts it itself."""
    attribution = pair.statement.attribution
    if attribution is None:
        return Stance.SAYS if pair.speaker else None
    if attribution.negated:
        return Stance.ADMITS if attribution.stance in DENYING else Stance.DENIES
    return attribution.stance


def stance_of_claim(pair: Pair) -> Stance:
    """What the claim has its speaker do; "has not conceded" is no concession."""
    stance = pair.claim.claim.stance
    attribution = pair.claim.content.attribution
    if attribution is None or not attribution.negated or attribution.stance is not stance:
        return stance
    return Stance.ADMITS if stance in DENYING else Stance.DENIES


def one_side_denies(pair: Pair) -> bool:
    """Whether exactly one side is a denial, which turns its content round."""
    return (stance_of_statement(pair) in DENYING) != (stance_of_claim(pair) in DENYING)


_FIRMNESS = (
    (Standing.ASSERTED,),
    # "said that schools would reopen" is said of what will be
    (Standing.PLANNED, Standing.CONDITIONAL),
    (Standing.INDICATED, Standing.ALLEGED, Standing.POSSIBLE),
)
"""What is so, what is to come, and what is only put forward: firmest first."""


def firmness(standing: Standing) -> int:
    """How firmly something is put: 0 for what is said to be so, more for less firm."""
    return next(number for number, kinds in enumerate(_FIRMNESS) if standing in kinds)


def standing_of(assertion: Assertion, predicate: Predicate | None) -> Standing:
    """The less firm of how it is put and how the saying of it is: "plans to publish a report"."""
    found = [predicate.standing if predicate is not None else Standing.ASSERTED]
    if predicate is not None and _is_planning(predicate, assertion):
        found.append(Standing.PLANNED)
    attribution = assertion.attribution
    if attribution is not None:
        tokens = assertion.reading.tokens
        found += [
            p.standing
            for p in assertion.reading.predicates
            if attribution.cue.start <= tokens[p.token].start < attribution.cue.end
        ]
    return max(found, key=firmness)


def _is_planning(predicate: Predicate, assertion: Assertion) -> bool:
    """Whether the verb itself only plans what its complement says: "is planned to come out"."""
    if predicate.lemma not in words_of("negation.toml", "standing", Standing.PLANNED.value):
        return False
    return any(
        t.dep == "xcomp" and t.head == predicate.token and i in assertion.tokens
        for i, t in enumerate(assertion.reading.tokens)
    )


def said_by_them(pair: Pair) -> bool:
    """Whether the claim was made by all whom the statement names as its speakers."""
    named = named_speakers(pair)
    return bool(named) and all(
        speaks_for(one, pair.claim.claim) or _is_the_kind(one, pair) for one in named
    )


def _is_the_kind(speaker: str, pair: Pair) -> bool:
    """Whether a description ("police", "the health minister") fits the claim's own speaker.

    Every word of it must stand with the speaker in the claim: "Health Minister Joseph Bwalya said".
    """
    attribution = pair.statement.attribution
    named = attribution.speaker if attribution is not None else None
    if named is None or pair.claim.claim.speaker is None:
        return False
    wanted = {
        t.lemma
        for t in pair.statement.reading.tokens
        if named.start <= t.start < named.end and t.pos in ("NOUN", "PROPN", "ADJ")
    }
    owners = {
        t.lemma
        for t in pair.statement.reading.tokens
        if named.start <= t.start < named.end and t.dep == "poss"
    }
    known = _words_with_their_speaker(pair) | _words_of_their_names(pair)
    places = (*pair.claim.claim.places, *pair.claim.claim.setting)
    described = {w for w in wanted - owners if w in known or not _tells_where(w, places)}
    return bool(described) and described <= known


def _words_of_their_names(pair: Pair) -> set[str]:
    """Words of the claim's speaker's names: "the election commission" is the Central Election
    Commission."""
    return {word for name in speakers_of(pair.claim.claim) for word in name.lower().split()}


def _tells_where(word: str, places: Iterable[str]) -> bool:
    """Whether the word only says of which place of the article: "the Norwegian coast guard"."""
    return any(
        len(place) >= SHORTEST_PLACE
        and (
            related(country_of_people(word.capitalize()) or place_name(word.capitalize()), place)
            or word.startswith(place.lower()[: max(SHORTEST_PLACE, len(place) - 2)])
        )
        for place in places
    )


def _words_with_their_speaker(pair: Pair) -> set[str]:
    """Lemmas of the whole phrase that names the claim's speaker, titles and appositions too."""
    reading = pair.claim.content.reading
    children, found = children_of(reading.tokens), set()
    for attribution in reading.attributions:
        name = attribution.speaker
        if name is None:
            continue
        inside = [i for i, t in enumerate(reading.tokens) if name.start <= t.start < name.end]
        tops = [i for i in inside if reading.tokens[i].head not in inside]
        for top in tops:
            # "officials at the hospital", "the director, Hanne Vik": what is above describes it
            while reading.tokens[top].dep in ("appos", "pobj", "prep", "compound", "poss"):
                top = reading.tokens[top].head
            found |= {reading.tokens[i].lemma for i in subtree(top, children)}
    return found
