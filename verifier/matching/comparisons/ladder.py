"""What is a comparison? An ordered ladder of levels; the first one that holds is the answer.

A comparison looks at one or several subjects of a pair (each figure of the statement with the
claim's figure for the same measure, each name, each date) and puts each on a level. The first level
is silence: the statement says nothing of the kind. The last is ``otherwise``. What a person reads
is made from the level that held and the words that it looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from verifier.matching.pair import Pair
from verifier.report import Bearing, FindingName, Mark, Point


class Part(StrEnum):
    """Which of the two questions a comparison belongs to. They are never added up."""

    SAME_MATTER = "same matter"
    SAME_CONTENT = "same content"


@dataclass(frozen=True, slots=True)
class Subject:
    """What one ladder is asked about: the two stretches, and what the conditions need to know."""

    statement: Mark | None = None
    claim: Mark | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


Condition = Callable[[Subject], bool]


@dataclass(frozen=True, slots=True)
class Level:
    """One rung. ``says`` may use {statement}, {claim} and the names of the subject's facts."""

    name: str
    bearing: Bearing
    holds: Condition
    says: str
    finding: FindingName | None = None


def otherwise(subject: Subject) -> bool:
    """The last rung holds for whatever came so far."""
    return True


def nothing_said(subject: Subject) -> bool:
    """The first rung holds when the statement says nothing of the kind."""
    return subject.statement is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The level that one subject reached."""

    comparison: str
    part: Part
    level: str
    bearing: Bearing
    statement: Mark | None
    claim: Mark | None
    says: str
    finding: FindingName | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_point(self) -> Point:
        """The outcome as a row of a report."""
        return Point(
            comparison=self.comparison,
            level=self.level,
            bearing=self.bearing,
            statement=self.statement,
            claim=self.claim,
            says=self.says,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A ladder with the question that it answers."""

    name: str
    part: Part
    question: str
    subjects: Callable[[Pair], Sequence[Subject]]
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        names = [level.name for level in self.levels]
        if len(names) < 2 or len(set(names)) != len(names):
            raise ValueError(f"{self.name}: a ladder has two levels or more, each with its name.")
        if self.levels[0].bearing is not Bearing.SILENT or self.levels[0].holds is not nothing_said:
            raise ValueError(f"{self.name}: the first level is silence.")
        if self.levels[-1].holds is not otherwise:
            raise ValueError(f"{self.name}: the last level is otherwise.")

    def compare(self, pair: Pair) -> tuple[Outcome, ...]:
        """An outcome for each subject; one silent outcome where there is none."""
        return tuple(self.place(subject) for subject in self.subjects(pair) or (Subject(),))

    def place(self, subject: Subject) -> Outcome:
        """The outcome of one subject: the first level that holds."""
        level = next(level for level in self.levels if level.holds(subject))
        words = {
            "statement": subject.statement.text if subject.statement else "",
            "claim": subject.claim.text if subject.claim else "",
            **subject.facts,
        }
        return Outcome(
            comparison=self.name,
            part=self.part,
            level=level.name,
            bearing=level.bearing,
            statement=subject.statement,
            claim=subject.claim,
            says=level.says.format_map(words),
            finding=level.finding,
            facts=subject.facts,
        )
