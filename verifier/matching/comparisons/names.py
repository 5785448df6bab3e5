"""Are those whom the statement names also named by the claim?

A name is met by any name of the same bearer (an alias, an acronym, a surname), or by what the
claim's article is about. A name that is missing is no contradiction: it is another matter.
"""

from __future__ import annotations

from verifier.matching.actors import another_does, slot_is_open
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark, mark_tokens
from verifier.matching.meetings import Meeting
from verifier.matching.pair import Pair
from verifier.matching.places import acts, is_location
from verifier.report import Bearing


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    reading = pair.statement.reading
    found = []
    for name in pair.statement.names:
        if name.resolved or is_location(name, pair.statement):
            continue
        at = max(
            (i for i in pair.statement.tokens if name.start <= reading.tokens[i].start < name.end),
            default=-1,
        )
        link = pair.alignment.link_of(at)
        if link is None or link.meeting in (Meeting.EXCLUDED, Meeting.ANOTHER):
            continue  # the comparison of values judges what stands in its place
        found.append(
            Subject(
                statement=mark(reading, name.start, name.end, name.canonical),
                claim=mark_tokens(pair.claim.content.reading, [link.claim]),
                facts={
                    "meeting": link.meeting,
                    "left_open": not acts(name, pair.statement) or slot_is_open(at, pair),
                    "another_does": another_does(at, link.claim, pair),
                },
            )
        )
    return tuple(found)


def named(subject: Subject) -> bool:
    """The claim has a name of the same bearer."""
    return subject.facts["meeting"] in (Meeting.NAME, Meeting.SAME)


def another_in_its_place(subject: Subject) -> bool:
    """The claim names it, but has another one do what the statement says it does."""
    return named(subject) and bool(subject.facts["another_does"])


def spelt_alike(subject: Subject) -> bool:
    """The claim has a name of nearly the same spelling."""
    return subject.facts["meeting"] is Meeting.SPELLING


def named_around(subject: Subject) -> bool:
    """The claim's article, its heading or its speaker has the name.

    Who did it must not be another one in the claim itself: an article has many actors.
    """
    around = subject.facts["meeting"] in (Meeting.CONTEXT, Meeting.SETTING)
    return around and bool(subject.facts["left_open"])


def left_open(subject: Subject) -> bool:
    """The claim says "it" or "the film", and nothing around it says which one it means."""
    return subject.facts["meeting"] is Meeting.OPEN


NAMES = Comparison(
    name="names",
    part=Part.SAME_MATTER,
    question="Does the claim name those whom the statement names?",
    subjects=_subjects,
    levels=(
        Level("no name", Bearing.SILENT, nothing_said, "The statement names nobody."),
        Level(
            "another in its place",
            Bearing.NEAR,
            another_in_its_place,
            "The claim names {statement}, but says this of another.",
        ),
        Level("named", Bearing.AGREES, named, "Both name {statement}."),
        Level(
            "spelt alike",
            Bearing.AGREES,
            spelt_alike,
            "“{statement}” and “{claim}” are spellings of one name.",
        ),
        Level(
            "named around it",
            Bearing.AGREES,
            named_around,
            "The claim's article is about {statement}.",
        ),
        Level(
            "left open",
            Bearing.AGREES,
            left_open,
            "The claim says “{claim}”, and nothing around it names anyone else than {statement}.",
        ),
        Level("otherwise", Bearing.NEAR, otherwise, "The claim does not name {statement}."),
    ),
)
