"""How is a date written as a value? ISO 8601 with the extensions of TIMEX3 (ISO 24617-1)."""

from __future__ import annotations

from datetime import date

from verifier.reading.dates.meanings import Away, Length

_DESIGNATORS = {
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "weekend": ("P", 1, "WE"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 1, "Q"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
    "hour": ("PT", 1, "H"),
    "minute": ("PT", 1, "M"),
    "second": ("PT", 1, "S"),
    "hourly": ("PT", 1, "H"),
    "daily": ("P", 1, "D"),
    "weekly": ("P", 1, "W"),
    "monthly": ("P", 1, "M"),
    "quarterly": ("P", 1, "Q"),
    "yearly": ("P", 1, "Y"),
    "annual": ("P", 1, "Y"),
    "annually": ("P", 1, "Y"),
}


def day_value(day: date) -> str:
    """``2019-04-26``"""
    return day.isoformat()


def month_value(day: date) -> str:
    """``2019-04``"""
    return day.isoformat()[:7]


def week_value(day: date) -> str:
    """``2019-W17``"""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_value(year: int, code: str) -> str:
    """``1998-FA``"""
    return f"{year:04d}-{code}"


def years_value(first: int, last: int) -> str:
    """``2019``, ``199X``, ``19XX``, ``2015/2016``"""
    if first == last:
        return f"{first:04d}"
    if first % 10 == 0 and last == first + 9:
        return f"{first // 10:03d}X"
    if last - first >= 98:
        return f"{last // 100:02d}XX"
    return f"{first:04d}/{last:04d}"


def near_value(day: date, unit: str, ending: str) -> str:
    """The value of the calendar's unit in which a day lies."""
    if unit == "week":
        return week_value(day)
    if unit == "month":
        return month_value(day)
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "decade":
        return f"{day.year // 10:03d}X"
    if unit == "century":
        return f"{day.year // 100:02d}XX"
    return day_value(day) + ending


def away_value(day: date, meaning: Away) -> str:
    """The value of the day, week, month or year that lies so far away; vague ones have none."""
    if meaning.vague:
        return "FUTURE_REF" if meaning.forward else "PAST_REF"
    unit = "year" if meaning.unit in ("decade", "century") else meaning.unit
    return near_value(day, unit, "")


def length_value(meaning: Length) -> str:
    """``P4M``, ``P1.5Y``, ``PT72H``; ``PXM`` where no number is written."""
    head, times, tail = _DESIGNATORS[meaning.unit]
    if meaning.vague:
        return f"{head}X{tail}"
    amount = meaning.low * times
    return f"{head}{amount:g}{tail}"
