"""Which expressions stand near another day: yesterday, last week, next May, that month?"""

from __future__ import annotations

from verifier.reading.dates.amounts import unit_of
from verifier.reading.dates.meanings import (
    Day,
    From,
    InYear,
    Length,
    Month,
    Near,
    Part,
    Season,
    Stretch,
    Weekday,
    WeekdayIn,
    WeekOf,
)
from verifier.reading.dates.patterns import Hit, Meant, Rule

_CLOCK_UNITS = ("hour", "minute", "second")


_SHIFT = "shift:(LAST|THIS|NEXT|SAME)"


_TIMES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}


def _shift(hit: Hit, name: str = "shift") -> int:
    words = hit.words(name)
    if any(hit.is_class(word, "LAST") for word in words):
        return -1
    return 1 if any(hit.is_class(word, "NEXT") for word in words) else 0


def _time(hit: Hit) -> str:
    words = hit.words("time")
    return _TIMES.get(words[0].text.rstrip("s"), "") if words else ""


def _today(hit: Hit) -> Meant:
    before = hit.before()
    if hit.word("day").capital and before is not None and before.letter == "X":
        return None  # a name: USA TODAY
    shifts = {"yesterday": -1, "tomorrow": 1}
    word = hit.word("day").text
    time = "TNI" if word in ("tonight", "overnight") else _time(hit)
    return Near("day", shifts.get(word, 0), From.PUBLICATION, time)


def _two_days(hit: Hit) -> Meant:
    return Near("day", -2 if hit.has("back") else 2, From.PUBLICATION)


def _this_morning(hit: Hit) -> Meant:
    return Near("day", _shift(hit), From.PUBLICATION, _time(hit))


def _story_day(hit: Hit) -> Meant:
    word = hit.word("which")
    if hit.is_class(word, "LAST"):
        shift = -1
    elif hit.is_class(word, "NEXT") or hit.is_class(word, "FOLLOWING"):
        shift = 1
    else:
        shift = 0
    return Near("day", shift, From.SCENE, _time(hit))


def _weekday(hit: Hit) -> Meant:
    if hit.word("weekday").capital and hit.is_class(hit.before(), "NAMED_WEEKDAY"):
        return None  # Black Friday
    weekday = hit.vocabulary.weekdays[hit.word("weekday").text]
    if hit.has("told"):
        return Weekday(
            weekday, 1 if hit.is_class(hit.word("told"), "FOLLOWING") else -1, From.SCENE
        )
    shift = _shift(hit) if hit.has("shift") else None
    return Weekday(weekday, shift)


def _weekday_of_week(hit: Hit) -> Meant:
    week = Near("week", _shift(hit), From.PUBLICATION)
    return WeekdayIn(hit.vocabulary.weekdays[hit.word("weekday").text], 0, week)


def _week_from_weekday(hit: Hit) -> Meant:
    weeks = -1 if hit.has("ago") else 1
    week = Near("week", weeks, From.PUBLICATION)
    return WeekdayIn(hit.vocabulary.weekdays[hit.word("weekday").text], 0, week)


def _nth_of_month(hit: Hit) -> Meant:
    after = hit.after()
    if after is not None and (after.text in ("day", "of", "century") or after.letter in "x"):
        return None  # "on the 15th day of next month", "on the 20th floor"
    weekday = hit.vocabulary.weekdays[hit.word("weekday").text] if hit.has("weekday") else None
    return Day(None, hit.word("day").number, None, weekday)


def _week_of_nth(hit: Hit) -> Meant:
    return WeekOf(Day(None, hit.word("day").number))


def _month(hit: Hit) -> Meant:
    return Month(hit.vocabulary.months[hit.word("month").text], None, _shift(hit))


def _season(hit: Hit) -> Meant:
    return Season(hit.vocabulary.seasons[hit.word("season").text], None, _shift(hit))


def _beside_scene(hit: Hit) -> Meant:
    """ "the day before", "the year after", at the end of a clause."""
    after = hit.after()
    if after is not None and after.letter not in ".,¶;)":
        return None
    unit = unit_of(hit)
    if unit.of in _CLOCK_UNITS or unit.times > 1:
        return None
    return Near(unit.of, -1 if hit.has("back") else 1, From.SCENE)


def _that_month(hit: Hit) -> Meant:
    return InYear(Near("year", 0, From.SCENE), Month(hit.vocabulary.months[hit.word("month").text]))


def _that_season(hit: Hit) -> Meant:
    season = hit.vocabulary.seasons[hit.word("season").text]
    return InYear(Near("year", 0, From.SCENE), Season(season))


def _near(hit: Hit) -> Meant:
    """last week, this month, the next year, the previous day, that year, the same month."""
    unit, word = unit_of(hit), hit.words("which")[-1]
    of, the = unit.of, hit.has("the")
    if of in _CLOCK_UNITS or (of == "century" and not hit.is_class(word, "THIS")):
        return None
    if unit.times > 1 or (hit.word("unit").capital and not hit.lexed.text.isupper()):
        return None  # a name: "This Week with ..."
    if hit.is_class(word, "FOLLOWING"):
        return Near(of, 1, From.SCENE)
    if hit.is_class(word, "SAME") or hit.is_class(word, "THAT"):
        return Near(of, 0, From.SCENE)
    if hit.is_class(word, "LAST"):
        if word.text in ("previous", "preceding", "prior"):
            return Near(of, -1, From.SCENE)
        if (word.text == "past" or (the and not hit.has("fiscal"))) and of not in (
            "weekend",
            "quarter",
        ):
            if of == "day":
                return Near(of, -1, From.PUBLICATION)
            return Stretch(1, 1, of, False, From.PUBLICATION)
        return Near(of, -1, From.PUBLICATION)
    if hit.is_class(word, "NEXT"):
        if (the and of == "day") or (the and hit.has("time")):
            return Near(of, 1, From.SCENE)
        if the and of != "quarter" and hit.is_class(hit.before(), "DURING"):
            return Stretch(1, 1, of, True, From.PUBLICATION)
        return Near(of, 1, From.PUBLICATION)
    return Near(of, 0, From.PUBLICATION)


def _whole(hit: Hit) -> Meant:
    """The week, the year, the quarter: the one that the story is in."""
    before, after = hit.before(), hit.after()
    placed = hit.is_class(before, "DURING") or hit.has("full")
    own = unit_of(hit).of == "weekend" or (after is not None and after.letter == "S")
    if own:
        placed = True
    elif before is not None and before.text == "of":
        further = hit.before(2)
        placed = further is not None and (
            hit.is_class(further, "PART")
            or (hit.is_class(further, "UNIT") and further.text != unit_of(hit).of)
            or further.text
            in ("half", "rest", "remainder", "days", "weeks", "months", "part", "time")
        )
        if further is not None and further.text == "time":
            placed = False
    if after is not None and after.text in ("ended", "ending"):
        unit = unit_of(hit)
        return Length(unit.times, unit.times, unit.of)
    if not placed:
        return None
    if after is None:
        return Near(unit_of(hit).of, 0, From.SCENE)
    if hit.is_class(after, "NOT_AFTER_WHOLE") or after.letter in "dynz":
        return None
    return Near(unit_of(hit).of, 0, From.SCENE)


def _after_next(hit: Hit) -> Meant:
    return Near(unit_of(hit).of, 2 if hit.has("after") else -2, From.PUBLICATION)


def _end_of_month(hit: Hit) -> Meant:
    """ "by end of month" without an article."""
    unit = unit_of(hit)
    if unit.of not in ("week", "month", "quarter", "year"):
        return None
    return Part(hit.vocabulary.parts[hit.word("part").text], Near(unit.of, 0, From.SCENE))


def _rest_of_week(hit: Hit) -> Meant:
    return Part("rest", Near(unit_of(hit).of, 0, From.SCENE))


def _year_end(hit: Hit) -> Meant:
    return Day(12, 31)


RULES: tuple[Rule, ...] = (
    Rule("year-end", "(the)? year -? end", _year_end),
    Rule("today", "day:(today|tonight|yesterday|tomorrow|overnight) (at)? time:(DAYTIME)?", _today),
    Rule("day before yesterday", "(the)? day back:before yesterday", _two_days),
    Rule("day after tomorrow", "(the)? day after tomorrow", _two_days),
    Rule("this morning", "shift:(this|last) time:DAYTIME", _this_morning),
    Rule(
        "next morning",
        "(the|that)? which:(FOLLOWING|NEXT|previous|SAME|that) time:(DAYTIME)",
        _story_day,
    ),
    Rule(
        "weekday",
        f"(the)? (told:(FOLLOWING|previous|preceding)|{_SHIFT})? weekday:WEEKDAY time:DAYTIME?",
        _weekday,
    ),
    Rule(
        "weekday of a week",
        "weekday:WEEKDAY (of)? shift:(LAST|THIS|NEXT) WEEK_UNIT",
        _weekday_of_week,
    ),
    Rule("week before a weekday", "a WEEK_UNIT ago:ago (on)? weekday:WEEKDAY", _week_from_weekday),
    Rule(
        "week after a weekday",
        "(a WEEK_UNIT from|WEEK_UNIT on) weekday:WEEKDAY",
        _week_from_weekday,
    ),
    Rule(
        "weekday the nth",
        "weekday:(WEEKDAY|SHORT_WEEKDAY) ,? (the)? day:NTH",
        _nth_of_month,
    ),
    Rule("week of the nth", "(the)? WEEK_UNIT of the day:DAY_ORDINAL", _week_of_nth),
    Rule("the nth", "on the day:DAY_ORDINAL", _nth_of_month),
    Rule(
        "last month by name", "(the)? shift:(LAST|THIS|NEXT) month:(MONTH|SHORT_MONTH .?)", _month
    ),
    Rule("that month by name", "that (same)? month:MONTH", _that_month),
    Rule("that season", "that (same)? season:SEASON", _that_season),
    Rule("the day before", "the unit:UNIT (back:before|after)", _beside_scene),
    Rule("last season", "(the)? shift:(LAST|THIS|NEXT) season:SEASON", _season),
    Rule(
        "last week",
        "the:(the)? which:(LAST|THIS|NEXT|FOLLOWING|SAME|that (SAME)?|this (LAST|NEXT|SAME)"
        "|LATEST) fiscal:FISCAL? unit:UNIT time:DAYTIME?",
        _near,
    ),
    Rule(
        "the year",
        "the full:WHOLE_UNIT? (CALENDAR|FISCAL)? unit:"
        "(WEEK_UNIT|MONTH_UNIT|QUARTER_UNIT|YEAR_UNIT|DAY_UNIT|WEEKEND_UNIT)",
        _whole,
    ),
    Rule("the week after next", "the unit:UNIT (after:after|before) (next|last)", _after_next),
    Rule("end of month", "part:PART of unit:UNIT", _end_of_month),
    Rule("rest of week", "(the)? (rest|remainder) of unit:UNIT", _rest_of_week),
)
