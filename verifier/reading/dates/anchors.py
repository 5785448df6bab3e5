"""What does an expression count from, and which year is meant where none is written?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.meanings import From
from verifier.reading.dates.values import day_value


@dataclass(frozen=True, slots=True)
class Anchors:
    """What an expression counts from."""

    publication: date | None = None
    scene: Period | None = None
    """The day or period that the story last spoke of."""
    year: int | None = None
    """The year that the text gives where the expression has none; it goes before publication's."""
    ahead: bool | None = None
    """Whether the wording points past the publication (will, plans to), behind it (was, said)."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days, and the value after TIMEX3 (``2019-04-26``, ``2019-04``, ``P4M``, ``PAST_REF``)."""

    period: Period | None
    value: str
    relative: bool = False
    """Whether it was counted from the scene of the story."""


FARTHEST_AHEAD = 240
"""A date without a year that lies further ahead than these days has passed, whatever the verb."""


FARTHEST_UNSAID = 62
"""The same where no verb shows the time: "Parliament meets on 3 September" is not last year's."""


def year_for(at: Anchors, begins: Callable[[int], date | None]) -> int | None:
    """The year of something that is written without one; ``begins`` gives its first day in a year.

    The year of the text goes first. Otherwise it lies on or before the day of publication, or on or
    after it where the wording points ahead.
    """
    if at.year is not None:
        return at.year
    if at.publication is None:
        return at.scene.first.year if at.scene and at.scene.first else None
    today = at.publication
    behind = _nearest(begins, range(today.year, today.year - 9, -1), lambda day: day <= today)
    if at.ahead is False:
        return behind[1] if behind else None
    ahead = _nearest(begins, range(today.year, today.year + 9), lambda day: day >= today)
    farthest = FARTHEST_AHEAD if at.ahead else FARTHEST_UNSAID
    if behind and (not ahead or (ahead[0] - today).days > farthest):
        return behind[1]  # "will look into the 3 May attack" is about the one behind
    return ahead[1] if ahead else None


def _nearest(
    begins: Callable[[int], date | None], years: range, fits: Callable[[date], bool]
) -> tuple[date, int] | None:
    for year in years:
        day = begins(year)
        if day is not None and fits(day):
            return day, year
    return None


def closed(days: cal.Days, grain: Granularity, inferred: bool = False) -> Period:
    """A closed period."""
    return Period(days[0], days[1], grain, inferred)


def one_day(day: date, inferred: bool) -> Resolved:
    """A single day."""
    return Resolved(closed((day, day), Granularity.DAY, inferred), day_value(day))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def origin_of(origin: From, at: Anchors) -> tuple[Period | None, bool]:
    """The days to count from, and whether they are the story's."""
    if origin is From.SCENE and at.scene is not None:
        return at.scene, True
    if at.publication is None:
        return None, False
    return Period(at.publication, at.publication), False


FINE = (Granularity.DAY, Granularity.DAYS)
