"""What does an expression of time say, before anybody knows when it was written?

A meaning is what the words alone give: "last Friday" is a weekday and a direction. It becomes a
period when the day of publication and the scene of the story are known
(:mod:`verifier.reading.dates.resolving`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class From(StrEnum):
    """Where an expression counts from."""

    PUBLICATION = "publication"
    SCENE = "scene"
    """The day or period that the story last spoke of."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day written out in full or in part: at least a day of the month."""

    month: int | None
    day: int
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month; ``shift`` is -1 for "last May", 1 for "next May"."""

    month: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week alone; ``shift`` as for months, 0 for "this Friday"."""

    weekday: int
    shift: int | None = None
    origin: From = From.PUBLICATION


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its name in ``seasons.toml``; ``shift`` as for months."""

    name: str
    year: int | None = None
    shift: int | None = None
    last_year: int | None = None
    """The second year of "winter 2019-20"."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """One of ``of`` equal parts of a year: quarters (4) or halves (2)."""

    number: int
    of: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A stretch of whole years, both included: a year, a decade, a century, "2015-16"."""

    first: int
    last: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade named by its tens alone ("the eighties"); the century is worked out."""

    tens: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name; ``entry`` is its number in ``holidays.toml``."""

    entry: int
    year: int | None = None
    shift: int | None = None
    around: str = ""
    """"week" or "weekend" where that stands behind the name."""


@dataclass(frozen=True, slots=True)
class Near:
    """The day, week, month, year ... that lies ``shift`` units from another."""

    unit: str
    shift: int
    origin: From
    named: str = ""
    """A TIMEX3 ending such as "TNI" for "last night"; it changes no day."""


@dataclass(frozen=True, slots=True)
class Away:
    """So many units from another day: ``count`` as written, ``low`` to ``high`` as meant."""

    low: float
    high: float
    unit: str
    forward: bool
    origin: From
    vague: bool = False
    count: float = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last or next so many units: "over the past three months", "in the next two weeks"."""

    low: float
    high: float
    unit: str
    forward: bool
    origin: From
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long: from ``low`` to ``high`` units, the same where one number is written."""

    low: float
    high: float
    unit: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of another period: "start", "early", "middle", "late", "end", "so far", "rest";
    or two of them together ("middle to late")."""

    part: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Piece:
    """The first or last ``count`` units of a period; ``nth`` where it is one of them by number."""

    unit: str
    of: Meaning
    count: int = 1
    from_end: bool = False
    nth: int = 1


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """The nth such weekday of a period (-1: the last; 0: the one that lies in the week)."""

    weekday: int
    nth: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Beside:
    """The day, week, month or year before (-1) or after (1) a day or year."""

    unit: str
    shift: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class InYear:
    """A date whose year is given by another expression: "11 February this year"."""

    year: Meaning
    of: Meaning


@dataclass(frozen=True, slots=True)
class Again:
    """The same month, quarter ... of the year before: "the same month last year".

    ``unit`` is "" for the period of the story itself ("the same period last year").
    """

    unit: str = ""


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week in which a day lies, or that begins or ends with it."""

    of: Meaning
    how: str = "of"


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, recently, soon: placed by the writer, but nowhere in the calendar."""

    kind: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day that stands by itself."""

    written: str


@dataclass(frozen=True, slots=True)
class Often:
    """Every so often: it dates nothing."""

    unit: str
    count: float = 1


@dataclass(frozen=True, slots=True)
class Fixed:
    """A day written in digits, complete."""

    day: date


Meaning = (
    Day
    | Month
    | Weekday
    | Season
    | Quarter
    | Years
    | Decade
    | Holiday
    | Near
    | Away
    | Stretch
    | Length
    | Part
    | Piece
    | WeekdayIn
    | Beside
    | InYear
    | Again
    | WeekOf
    | Vague
    | Clock
    | Often
    | Fixed
)
