"""Is the same thing counted on both sides?

Asked of every figure of the statement before the figures themselves are compared: killed is not
displaced, civilians are not people in general, a per cent is not a percentage point.
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
from verifier.matching.figure_pairs import FigurePair, pair_figures
from verifier.matching.marks import mark_figure
from verifier.matching.measuring import Measured
from verifier.matching.pair import Pair
from verifier.report import Bearing


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    return tuple(_subject(found, pair) for found in pair_figures(pair))


def _subject(found: FigurePair, pair: Pair) -> Subject:
    theirs = found.theirs
    return Subject(
        statement=mark_figure(pair.statement.reading, found.ours),
        claim=mark_figure(pair.claim.content.reading, theirs) if theirs is not None else None,
        facts={
            "measured": found.measured,
            "ours": _thing(found.ours.counted.head, found.ours.counted.state, found.ours.unit),
            "theirs": _thing(theirs.counted.head, theirs.counted.state, theirs.unit)
            if theirs is not None
            else "nothing",
        },
    )


def _thing(head: str, state: str, unit: str) -> str:
    """What is measured, for a sentence: "civilian, killed"."""
    return ", ".join(part for part in (unit, head, state) if part) or "a number"


def same_thing(subject: Subject) -> bool:
    """The same thing is counted."""
    return subject.facts["measured"] is Measured.SAME


def narrower_class(subject: Subject) -> bool:
    """The claim counts a part of what the statement counts: its figure is a lower bound."""
    return subject.facts["measured"] is Measured.NARROWER


def wider_class(subject: Subject) -> bool:
    """The claim counts more than the statement does: its figure is an upper bound."""
    return subject.facts["measured"] is Measured.BROADER


def left_open(subject: Subject) -> bool:
    """One side does not say what is counted."""
    return subject.facts["measured"] is Measured.UNSAID


def another_place(subject: Subject) -> bool:
    """A rate or a level of a part of the place says nothing of the whole."""
    return subject.facts["measured"] is Measured.OTHER_PLACE


def the_others(subject: Subject) -> bool:
    """One side counts those of whom something is said, the other those of whom it is denied."""
    return subject.facts["measured"] is Measured.THE_OTHERS


def no_figure(subject: Subject) -> bool:
    """The claim gives no figure at all."""
    return subject.facts["measured"] is Measured.NO_FIGURE


def another_unit(subject: Subject) -> bool:
    """The units cannot be converted into each other."""
    return subject.facts["measured"] is Measured.OTHER_UNIT


MEASURE = Comparison(
    name="measure",
    part=Part.SAME_MATTER,
    question="Is the same thing counted?",
    subjects=_subjects,
    levels=(
        Level("no figure", Bearing.SILENT, nothing_said, "The statement gives no figure."),
        Level("same thing", Bearing.AGREES, same_thing, "Both count the same: {ours}."),
        Level(
            "narrower class",
            Bearing.AGREES,
            narrower_class,
            "The claim counts {theirs}, a part of {ours}.",
        ),
        Level(
            "wider class",
            Bearing.AGREES,
            wider_class,
            "The claim counts {theirs}, which is wider than {ours}.",
        ),
        Level("left open", Bearing.AGREES, left_open, "One side does not say what it counts."),
        Level(
            "claim without figure", Bearing.NEAR, no_figure, "The claim gives no figure for this."
        ),
        Level(
            "the others",
            Bearing.NEAR,
            the_others,
            "One side counts those of whom it is said, the other those of whom it is denied.",
        ),
        Level(
            "part of the place",
            Bearing.NEAR,
            another_place,
            "“{claim}” is measured in a part of the statement's place only.",
        ),
        Level(
            "another unit",
            Bearing.NEAR,
            another_unit,
            "{ours} and {theirs} are not compared: the units differ.",
        ),
        Level(
            "otherwise", Bearing.NEAR, otherwise, "The statement counts {ours}, the claim {theirs}."
        ),
    ),
)
