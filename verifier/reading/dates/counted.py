"""Which expressions count from another day: three weeks ago, five days later, the past month?"""

from __future__ import annotations

import math
from dataclasses import replace

from verifier.reading.dates.amounts import AMOUNT, HEDGE, amount_of, bounded_by, unit_of
from verifier.reading.dates.meanings import Again, Away, From, Stretch
from verifier.reading.dates.patterns import Hit, Meant, Rule
from verifier.reading.dates.tense import is_past

_UNIT = "-? (BUSINESS)? unit:(UNIT|UNITS) half:(and a (half|quarter))? (or (so|more))?"


def _year_earlier(hit: Hit) -> Meant:
    unit = unit_of(hit)
    return Away(unit.times, unit.times, unit.of, False, From.SCENE, count=unit.times)


def _away(hit: Hit, forward: bool, origin: From) -> Meant:
    unit = unit_of(hit)
    amount = amount_of(hit.words("amount"), hit, unit)
    if amount is None or unit.of in ("minute", "second"):
        return None
    meant = bounded_by(hit.words("hedge"), amount)
    of = Away(meant.low, meant.high, unit.of, forward, origin, amount.vague, amount.low)
    if unit.of == "hour":  # a day has 24
        low, high = math.floor(amount.low / 24), math.ceil(amount.high / 24)
        return replace(of, low=low, high=high, unit="day", count=low)
    return of


_COMPARED = frozenset(("from", "than", "with", "versus", "vs", "against"))
_COMPARISON = 7
"""So many words before "a year ago" are looked at for one of these."""


def _ago(hit: Hit) -> Meant:
    # of what rose in March "from 4 per cent a year ago", that is March of the year before
    compared = unit_of(hit).of == "year" and _is_compared(hit)
    return _away(hit, False, From.SCENE if compared else From.PUBLICATION)


def _is_compared(hit: Hit) -> bool:
    """ "from a year ago", "against 23 million euros a year ago"."""
    for count in range(1, _COMPARISON):
        word = hit.before(count)
        if (
            word is None
            or word.text in (",", ";", ".")
            or is_past(hit.lexed.words, hit.start - count)
        ):
            return False
        if word.text in _COMPARED:
            return True
    return False


def _same_of_last_year(hit: Hit) -> Meant:
    word = hit.word("unit").text
    unit = hit.vocabulary.units.get(word)
    if unit is None:
        return Again()
    return Again(unit.of) if unit.of in ("day", "week", "month", "quarter") else None


def _earlier(hit: Hit) -> Meant:
    after = hit.after()
    if (
        hit.words("how")[0].text in ("before", "prior")
        and after is not None
        and not (
            after.letter in ".,¶;)" or after.text in ("and", "but", "when", "by", "in", "at", "for")
        )
    ):
        return None  # "three days before the vote" counts from what follows
    return _away(hit, False, From.SCENE)


def _later(hit: Hit) -> Meant:
    if hit.words("how")[0].text in ("after", "on"):
        after = hit.after()
        if after is not None and after.letter not in ".,¶;)":
            return None
    return _away(hit, True, From.SCENE)


def _from_now(hit: Hit) -> Meant:
    return _away(hit, True, From.PUBLICATION)


def _stretch(hit: Hit) -> Meant:
    unit = unit_of(hit)
    words = hit.words("amount")
    amount = amount_of(words, hit, unit)
    if amount is None:
        return None
    which = hit.words("which")
    forward = any(hit.is_class(w, "NEXT") or hit.is_class(w, "FOLLOWING") for w in which)
    scene = any(w.text in ("previous", "preceding", "following", "ensuing", "prior") for w in which)
    origin = From.SCENE if scene else From.PUBLICATION
    return Stretch(amount.low, amount.high, unit.of, forward, origin, amount.vague)


def _coming(hit: Hit) -> Meant:
    unit = unit_of(hit)
    amount = amount_of([], hit, unit)
    return (
        Stretch(amount.low, amount.high, unit.of, True, From.PUBLICATION, True) if amount else None
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "the same month last year",
        "(the)? (same|corresponding) unit:(UNIT|PERIOD_WORD) "
        "((of|in)? (the)? LAST YEAR_UNIT|a YEAR_UNIT (earlier|ago|before|previously))",
        _same_of_last_year,
    ),
    Rule("weeks ahead", "the unit:UNITS (ahead|to come)", _coming),
    Rule(
        "a year earlier, as an adjective",
        "(a|the)? unit:(UNIT) - (earlier|ago) PERIOD_WORD?",
        _year_earlier,
    ),
    Rule(
        "ago",
        f"hedge:{HEDGE}? {AMOUNT} {_UNIT} (ago|back)",
        _ago,
    ),
    Rule("years ago", "unit:UNITS ago", _ago),
    Rule(
        "earlier",
        f"hedge:{HEDGE}? {AMOUNT} {_UNIT} how:(BEFOREHAND)",
        _earlier,
    ),
    Rule("days earlier", "(just|only)? unit:UNITS how:(earlier|before|previously)", _earlier),
    Rule(
        "later",
        f"hedge:{HEDGE}? {AMOUNT} {_UNIT} how:(AFTERWARDS)",
        _later,
    ),
    Rule("days later", "(just|only)? unit:UNITS how:(later|afterwards|afterward)", _later),
    Rule("in weeks' time", f"in {AMOUNT} unit:(UNIT|UNITS) (POSSESSIVE|')? time", _from_now),
    Rule("from now", f"{AMOUNT} unit:(UNIT|UNITS) (from (now|today)|hence)", _from_now),
    Rule(
        "past months",
        f"(the|these|this)? which:(LAST|NEXT|FOLLOWING) {AMOUNT}? -? (BUSINESS)? unit:(UNITS)",
        _stretch,
    ),
    Rule("two previous weeks", "amount:COUNT which:(LAST|NEXT|FOLLOWING) unit:UNITS", _stretch),
    Rule("recent weeks", "(the)? (most)? amount:(recent) unit:UNITS which:BREAK?", _stretch),
)
