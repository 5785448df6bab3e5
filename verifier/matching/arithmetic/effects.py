"""What does an event do to the amount that the statement speaks of?

The statement asks how many somebody has ("Ana has 16 coins"), how many are somewhere ("16 coins are
in the drawer") or how many there are at all ("16 coins are left"). "Her father gave her 7" adds to
what Ana has; the same verb takes from what her father has, and leaves the coins of others alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verifier.matching.arithmetic.quantities import Quantity
from verifier.matching.arithmetic.stories import Story, Told
from verifier.matching.arithmetic.things import places_meet
from verifier.matching.arithmetic.verbs import VerbClass, class_of, may_come_first
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"


class Effect(StrEnum):
    """What it does to the amount."""

    IS = "is"
    """It says how many there were to begin with."""
    PLUS = "plus"
    MINUS = "minus"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Whose:
    """Of what amount the statement speaks: of one who has it, of a place, or of all there is."""

    holder: str = ""
    places: frozenset[str] = frozenset()


def whose(ours: Quantity) -> Whose:
    """The holder or the place that the statement names."""
    several = words_of(TABLE, "pronouns", "several")
    if class_of(ours.lemma) is VerbClass.STATE and len(ours.doers) == 1:
        return Whose() if ours.doers[0] in several else Whose(holder=ours.doers[0])
    return Whose(places=frozenset() if ours.doers else ours.places)


def effect_of(told: Told, of: Whose, story: Story) -> Effect:
    """What the event does to the amount that the statement speaks of."""
    if of.holder:
        return _on_holder(told, of.holder, story)
    if of.places:
        return _on_place(told, of.places)
    return _on_all(told)


def _on_holder(told: Told, holder: str, story: Story) -> Effect:
    event = told.quantity
    kind = class_of(event.lemma)
    does = any(story.is_same(who, holder) for who in told.doers)
    gets = any(story.is_same(who, holder) for who in event.recipients)
    taken_from = any(
        story.is_same(who, holder)
        for phrase in event.phrases
        if phrase.preposition in words_of(TABLE, "prepositions", "source")
        for who in (phrase.owner, event.reading.tokens[phrase.noun].text.lower())
    )
    if kind is VerbClass.STATE:
        if not does:
            return Effect.NONE
        return Effect.PLUS if event.adds else Effect.IS
    if kind in (VerbClass.GAIN, VerbClass.CREATE, VerbClass.TAKE):
        if does:
            return Effect.PLUS
        if taken_from or (event.of_earlier and told.doers):
            return Effect.MINUS
        return Effect.PLUS if gets else Effect.NONE
    if kind is VerbClass.GIVE:
        if does:
            return Effect.UNKNOWN if gets else Effect.MINUS
        if gets:
            return Effect.PLUS
        return Effect.NONE if told.doers and event.recipients else Effect.UNKNOWN
    if kind in (VerbClass.LOSS, VerbClass.REMOVE):
        if does or taken_from or event.of_earlier:
            return Effect.MINUS
        return Effect.NONE if told.doers else Effect.UNKNOWN
    if kind is VerbClass.DEPART and event.is_subject:
        return Effect.MINUS
    if kind is VerbClass.ARRIVE and event.is_subject:
        return Effect.PLUS
    open_to_it = does or event.of_earlier or event.adds or not told.doers
    return Effect.UNKNOWN if open_to_it else Effect.NONE


def _on_place(told: Told, places: frozenset[str]) -> Effect:
    event = told.quantity
    kind = class_of(event.lemma)
    going = kind in (VerbClass.DEPART, VerbClass.REMOVE)
    leaves = words_of(TABLE, "prepositions", "source" if going else "leaving")
    left = {event.place_of(p) for p in event.phrases if p.preposition in leaves}
    reached = event.places - left
    if going and places_meet(left, places):
        return Effect.MINUS
    here = places_meet(event.places | frozenset(told.doers), places)
    if reached and not places_meet(reached, places) and not places_meet(left, places):
        there = kind in (VerbClass.STATE, VerbClass.PUT, VerbClass.ARRIVE, VerbClass.CREATE)
        return Effect.NONE if there and not here else Effect.UNKNOWN
    if left and not places_meet(left, places) and not places_meet(reached, places):
        return Effect.NONE
    if kind is VerbClass.STATE:
        if not here and told.doers:
            return Effect.UNKNOWN
        return Effect.PLUS if event.adds else Effect.IS
    if kind in (VerbClass.PUT, VerbClass.CREATE, VerbClass.ARRIVE):
        return Effect.PLUS
    if kind is VerbClass.GAIN and places_meet(reached, places):
        return Effect.PLUS
    if kind in (VerbClass.LOSS, VerbClass.TAKE, VerbClass.REMOVE, VerbClass.DEPART):
        return Effect.UNKNOWN if places_meet(reached, places) and not left else Effect.MINUS
    if kind is VerbClass.GIVE:
        return Effect.PLUS if places_meet(event.recipients, places) else Effect.MINUS
    if kind is VerbClass.GAIN and places_meet(left, places):
        return Effect.MINUS
    return Effect.UNKNOWN


def _on_all(told: Told) -> Effect:
    event = told.quantity
    kind = class_of(event.lemma)
    if kind is VerbClass.STATE:
        return Effect.PLUS if event.adds else Effect.IS
    if kind in (VerbClass.GAIN, VerbClass.CREATE):
        if event.adds or not may_come_first(event.lemma):
            return Effect.PLUS
        return Effect.IS
    if kind in (VerbClass.LOSS, VerbClass.REMOVE):
        return Effect.MINUS
    if kind is VerbClass.DEPART:
        return Effect.MINUS if event.is_subject else Effect.UNKNOWN
    if kind is VerbClass.ARRIVE:
        return Effect.PLUS if event.is_subject else Effect.UNKNOWN
    if kind is VerbClass.PUT:
        return Effect.PLUS
    if kind is VerbClass.TAKE and not event.recipients:
        return Effect.MINUS
    return Effect.UNKNOWN
