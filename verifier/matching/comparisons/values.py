"""Where the claim says something else in the place of a word: do the two exclude each other?

A slot that holds one value (a nationality, what kind of thing it is, who wrote it) cannot hold two;
other slots can ("plays for Leeds" and "plays for Wales"). Places have a comparison of their own.
Source: verdicts.md, "Same matter".
"""

from __future__ import annotations

from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark_tokens
from verifier.matching.meetings import Meeting
from verifier.matching.pair import Pair
from verifier.matching.places import places_named
from verifier.report import Bearing

_IN_PLACE = (Meeting.EXCLUDED, Meeting.ANOTHER)


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    tokens = pair.statement.reading.tokens
    places = places_named(pair.statement)
    return tuple(
        Subject(
            mark_tokens(pair.statement.reading, [link.statement]),
            mark_tokens(pair.claim.content.reading, [link.claim]),
            {"excludes": link.meeting is Meeting.EXCLUDED},
        )
        for link in pair.alignment.links
        if link.meeting in _IN_PLACE
        and not any(p.start <= tokens[link.statement].start < p.end for p in places)
    )


def excluded(subject: Subject) -> bool:
    """The slot holds one value, and the claim has another one in it."""
    return bool(subject.facts["excludes"])


VALUES = Comparison(
    name="values",
    part=Part.SAME_CONTENT,
    question="What does the claim say in its place?",
    subjects=_subjects,
    levels=(
        Level(
            "nothing in its place",
            Bearing.SILENT,
            nothing_said,
            "The claim has nothing else in the place of a word of the statement.",
        ),
        Level(
            "excluded value",
            Bearing.DISAGREES,
            excluded,
            "The statement says “{statement}”, the claim “{claim}”; it cannot be both.",
        ),
        Level(
            "otherwise",
            Bearing.NEAR,
            otherwise,
            "The statement says “{statement}”, the claim “{claim}” in its place.",
        ),
    ),
)
