"""How long did it last? Durations, and how often something happens."""

from __future__ import annotations

from verifier.reading.dates.amounts import AMOUNT, HEDGE, MANY, amount_of, unit_of
from verifier.reading.dates.meanings import Away, Clock, From, Length, Meaning, Often
from verifier.reading.dates.patterns import Hit, Meant, Rule


def _is_age(hit: Hit) -> bool:
    """ "18-year-old", "three years old", "aged 3 months"."""
    after = hit.after()
    if after is None:
        return False
    if after.text == "-":
        after = hit.after(1)
    return after is not None and after.text in ("old", "olds")


def _length(hit: Hit) -> Meant:
    unit = unit_of(hit)
    words = hit.words("amount")
    amount = amount_of(words, hit, unit)
    if amount is None or _is_age(hit):
        return None
    first = words[0]
    if len(words) == 1 and first.text in ("a", "an") and not hit.has("half"):
        return _one(hit)
    share = hit.has("hyphen") or hit.is_class(hit.after(), "NOT_AFTER_WHOLE")
    if unit.name == "quarter" and share:
        return None  # "three-quarters of"
    if unit.name == "day" and first.text == "one" and _is_some_day(hit):
        return None  # "one day he hopes to"
    if first.letter == "y" and not hit.has("hyphen") and first.number > 1900 and unit.of != "day":
        return None
    if (unit.name == "quarter" and not unit.plural) or (unit.name == "second" and not unit.plural):
        return None
    after = hit.after()
    halves = any(word.text == "half" for word in words)
    halves |= hit.has("half")
    bare = not unit.plural and amount.high > 1 and not hit.has("hyphen") and not halves
    if bare and (after is None or after.letter not in "xX"):
        return None  # "a three hour meeting" is one, "two day" alone a slip of the pen
    if after is not None and after.text in ("a", "per") and hit.is_class(hit.after(1), "UNIT"):
        return None  # a rate: "24 hours a day"
    return Length(amount.low, amount.high, unit.of, amount.vague)


def _is_some_day(hit: Hit) -> bool:
    before, after = hit.before(), hit.after()
    if hit.is_class(before, "LASTING") or (before is not None and before.text == "by"):
        return False
    return before is None or before.letter not in "xX" or (after is not None and after.text != ".")


_SMALLER = {("year", "month"): 12, ("week", "day"): 7}


def _two_units(hit: Hit) -> Meant:
    """ "two years and six months", counted in the smaller unit."""
    large, small = unit_of(hit, "large"), unit_of(hit)
    times = _SMALLER.get((large.of, small.of))
    first = amount_of(hit.words("amount"), hit, large)
    second = amount_of(hit.words("rest"), hit, small)
    if times is None or first is None or second is None or first.vague or second.vague:
        return None
    count = first.low * times + second.low
    if not hit.has("how"):
        return None if _is_age(hit) else Length(count, count, small.of)
    forward = hit.word("how").text == "later"
    origin = From.PUBLICATION if hit.word("how").text == "ago" else From.SCENE
    return Away(count, count, small.of, forward, origin, count=count)


def _one(hit: Hit) -> Meaning | None:
    """ "a week": a duration after "for" or "within", a rate after a number or a price."""
    unit, before, after = unit_of(hit), hit.before(), hit.after()
    if unit.name in ("quarter", "minute", "second", "weekend"):
        return None
    if hit.is_class(before, "LASTING") or hit.has("hedge"):
        return Length(unit.times, unit.times, unit.of)
    if before is None or unit.name in ("century", "decade"):
        return None
    if after is not None and after.text in ("of", "after", "-") and before.letter not in "denzy":
        return None
    rated = before.letter in "denzyxX" or before.text in (
        "times", "twice", "once", "million", "billion", "cents", ")", "years", "people"
    )  # fmt: skip
    return Often(unit.of) if rated else None


def _bare(hit: Hit) -> Meant:
    unit, before = unit_of(hit), hit.before()
    if unit.name in ("quarter", "minute", "second", "weekend") or not hit.is_class(
        before, "LASTING"
    ):
        return None
    return Length(2 * unit.times, MANY.get(unit.of, 90) * unit.times, unit.of, True)


def _ended(hit: Hit) -> Meant:
    """ "the year ended 31 March": a length, placed by what follows."""
    unit, after = unit_of(hit), hit.after()
    if after is None:
        return None
    dated = hit.after(1)
    to_date = after.text == "to" and any(
        hit.is_class(dated, name) for name in ("MONTH", "SHORT_MONTH", "DAY_NUMBER", "PART")
    )
    if after.text not in ("ended", "ending") and not to_date:
        return None
    return Length(unit.times, unit.times, unit.of)


def _long(hit: Hit) -> Meant:
    unit = unit_of(hit)
    return Length(unit.times, unit.times, unit.of)


def _often(hit: Hit) -> Meant:
    return Often(unit_of(hit).of)


def _adverb(hit: Hit) -> Meant:
    return Often(hit.word("often").text)


def _weekdays(hit: Hit) -> Meant:
    return Often("week")


def _clock(hit: Hit) -> Meant:
    return Clock(hit.word("time").text)


_HEDGE = f"hedge:({HEDGE})?"

RULES: tuple[Rule, ...] = (
    Rule(
        "length",
        f"{_HEDGE} (the)? {AMOUNT} hyphen:-? (BUSINESS)? unit:(UNIT|UNITS) "
        "half:(and a (half|quarter))? (- long)?",
        _length,
    ),
    Rule(
        "two units",
        f"{AMOUNT} large:(UNIT|UNITS) (,? and|,) rest:(COUNT|ARTICLE) unit:(UNIT|UNITS) "
        "how:(ago|earlier|later)?",
        _two_units,
    ),
    Rule("whole week", "(all|full|whole|entire) -? unit:UNIT", _long),
    Rule("year ended", "(the|its)? (FISCAL)? unit:UNIT", _ended),
    Rule("bare length", "unit:UNITS", _bare),
    Rule("year-long", "unit:UNIT -? long", _long),
    Rule("every week", "EACH (other|single)? unit:(UNIT)", _often),
    Rule("every so many weeks", "EACH COUNT unit:UNITS", _often),
    Rule("daily", "often:DAILY", _adverb),
    Rule("Mondays", "WEEKDAYS", _weekdays),
    Rule("every Monday", "EACH WEEKDAY", _weekdays),
    Rule("in the morning", "in the time:DAYTIME", _clock),
    Rule("clock", "time:CLOCK", _clock),
)
