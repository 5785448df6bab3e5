"""Are those whom the statement names also named by the claim?

A name is met by any name of the same bearer (an alias, an acronym, a surname), or by what the
claim's article is about. A name that is missing is no contradiction: it is another matter.
"""

from __future__ import annotations

from verifier.matching.alignment import Meeting
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark, mark_tokens
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
        if link is None:
            continue
        found.append(
            Subject(
                statement=mark(reading, name.start, name.end, name.canonical),
                claim=mark_tokens(pair.claim.content.reading, [link.claim]),
                facts={"meeting": link.meeting, "acts": acts(name, pair.statement)},
            )
        )
    return tuple(found)


def named(subject: Subject) -> bool:
    """The claim has a name of the same bearer."""
    return subject.facts["meeting"] in (Meeting.NAME, Meeting.SAME)


def spelt_alike(subject: Subject) -> bool:
    """The claim has a name of nearly the same spelling."""
    return subject.facts["meeting"] is Meeting.SPELLING


def named_around(subject: Subject) -> bool:
    """The claim's article, its heading or its speaker has the name, and it does not act.

    Who did it must stand in the claim itself: an article about Syria has many actors.
    """
    return subject.facts["meeting"] is Meeting.CONTEXT and not subject.facts["acts"]


NAMES = Comparison(
    name="names",
    part=Part.SAME_MATTER,
    question="Does the claim name those whom the statement names?",
    subjects=_subjects,
    levels=(
        Level("no name", Bearing.SILENT, nothing_said, "The statement names nobody."),
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
        Level("otherwise", Bearing.NEAR, otherwise, "The claim does not name {statement}."),
    ),
)
