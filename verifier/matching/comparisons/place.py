"""Does it happen where the statement says?

A claim about a place inside the statement's place speaks of it (Khan Sheikhun is in Idlib, Idlib in
Syria); a claim about a wider place leaves it open. Two places of which neither holds the other
exclude each other.
"""

from __future__ import annotations

from enum import StrEnum

from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark
from verifier.matching.meetings import STRENGTH
from verifier.matching.pair import Pair
from verifier.matching.places import (
    joined_places,
    places_around,
    places_described,
    places_named,
    places_that_act,
)
from verifier.reading.names.places import contains, related
from verifier.reading.names.places import places_named as places_of_the_table
from verifier.reading.reading import Name, NameKind
from verifier.report import Bearing


class Standing(StrEnum):
    """How the claim's place lies to the statement's."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    PART = "part"
    WIDER = "wider"
    NOWHERE = "nowhere"
    ELSEWHERE = "elsewhere"


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    located = (_subject(name, pair) for name in places_named(pair.statement))
    described = (_described(name, pair) for name in places_described(pair.statement))
    return (*located, *(subject for subject in described if subject is not None))


def _described(name: Name, pair: Pair) -> Subject | None:
    """A place that describes somebody excludes nothing, but the claim must say it too."""
    inside = [
        link
        for link in pair.alignment.links
        if name.start <= pair.statement.reading.tokens[link.statement].start < name.end
    ]
    if not inside or any(STRENGTH[link.meeting] for link in inside):
        return None
    statement = mark(pair.statement.reading, name.start, name.end, name.canonical)
    return Subject(
        statement, None, {"lies": Standing.NOWHERE, "ours": name.canonical, "theirs": ""}
    )


def _subject(name: Name, pair: Pair) -> Subject:
    reading = pair.claim.content.reading
    # any place in the claim may say where, also one that its grammar makes an actor
    theirs = [n for n in reading.names if n.kind is NameKind.PLACE and not n.resolved]
    locating = places_named(pair.claim.content)
    statement = mark(pair.statement.reading, name.start, name.end, name.canonical)
    for lies, holds in (
        (Standing.SAME, lambda other: other == name.canonical),
        (Standing.INSIDE, lambda other: contains(name.canonical, other)),
    ):
        found = next((n for n in theirs if holds(n.canonical)), None)
        if found is not None and _more_places(name, found, pair):
            lies = Standing.WIDER
        if found is not None:
            return Subject(
                statement,
                mark(reading, found.start, found.end, found.canonical),
                {"lies": lies, "theirs": found.canonical, "ours": name.canonical},
            )
    around = places_around(pair)
    elsewhere = [
        n
        for n in locating
        if places_of_the_table(n.canonical) and not related(n.canonical, name.canonical)
    ]
    here = any(place == name.canonical or contains(name.canonical, place) for place in around)
    part = next((p for p in places_that_act(pair.claim.content) if p != name.canonical), "")
    if here and part and not contains(part, name.canonical):
        return Subject(
            statement, None, {"lies": Standing.PART, "theirs": part, "ours": name.canonical}
        )
    if here and not elsewhere:
        return Subject(
            statement, None, {"lies": Standing.AROUND, "ours": name.canonical, "theirs": ""}
        )
    wider = next((n for n in theirs if contains(n.canonical, name.canonical)), None)
    if wider is not None or any(contains(place, name.canonical) for place in around):
        found_mark = mark(reading, wider.start, wider.end, wider.canonical) if wider else None
        theirs_name = wider.canonical if wider else ", ".join(around)
        return Subject(
            statement,
            found_mark,
            {"lies": Standing.WIDER, "theirs": theirs_name, "ours": name.canonical},
        )
    if elsewhere or locating:
        other = (elsewhere or locating)[0]
        return Subject(
            statement,
            mark(reading, other.start, other.end, other.canonical),
            {"lies": Standing.ELSEWHERE, "theirs": other.canonical, "ours": name.canonical},
        )
    return Subject(
        statement, None, {"lies": Standing.NOWHERE, "ours": name.canonical, "theirs": ""}
    )


def _more_places(name: Name, found: Name, pair: Pair) -> bool:
    """Whether the claim speaks of this place together with one that the statement leaves out."""
    more = joined_places(found, pair.claim.content)
    return bool(more) and not more & {n.canonical for n in pair.statement.names}


def same_place(subject: Subject) -> bool:
    """The claim names the same place."""
    return subject.facts["lies"] is Standing.SAME


def place_inside(subject: Subject) -> bool:
    """The claim's place lies inside the statement's."""
    return subject.facts["lies"] is Standing.INSIDE


def place_of_the_article(subject: Subject) -> bool:
    """The claim's article is about that place."""
    return subject.facts["lies"] is Standing.AROUND


def part_of_the_place(subject: Subject) -> bool:
    """The claim speaks of one part of the place that its article is about."""
    return subject.facts["lies"] is Standing.PART


def wider_place(subject: Subject) -> bool:
    """The claim's place holds the statement's."""
    return subject.facts["lies"] is Standing.WIDER


def no_place(subject: Subject) -> bool:
    """The claim does not say where."""
    return subject.facts["lies"] is Standing.NOWHERE


PLACE = Comparison(
    name="place",
    part=Part.SAME_MATTER,
    question="Does it happen where the statement says?",
    subjects=_subjects,
    levels=(
        Level("no place", Bearing.SILENT, nothing_said, "The statement names no place."),
        Level("same place", Bearing.AGREES, same_place, "Both speak of {ours}."),
        Level("place inside", Bearing.AGREES, place_inside, "{theirs} lies in {ours}."),
        Level(
            "place of the article",
            Bearing.AGREES,
            place_of_the_article,
            "The claim's article is about {ours}.",
        ),
        Level(
            "part of the place",
            Bearing.NEAR,
            part_of_the_place,
            "The claim speaks of {theirs} only, not of all of {ours}.",
        ),
        Level(
            "wider place",
            Bearing.NEAR,
            wider_place,
            "The claim speaks of {theirs}, which is wider than {ours}.",
        ),
        Level(
            "place not given",
            Bearing.NEAR,
            no_place,
            "The claim does not say that it is in {ours}.",
        ),
        Level(
            "otherwise",
            Bearing.DISAGREES,
            otherwise,
            "The statement says {ours}, the claim {theirs}.",
        ),
    ),
)
