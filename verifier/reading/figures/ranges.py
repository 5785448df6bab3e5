"""Which numbers belong together? Ranges, "from ... to", ratios, and units that are written once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.figure import Trend
from verifier.reading.figures.amount import Amount, with_unit
from verifier.reading.figures.changes import trend
from verifier.reading.figures.hedging import hedge_before
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.numeral import Form
from verifier.reading.figures.shares import is_ratio, joint_after, ratio_of
from verifier.reading.figures.unit_table import Unit, unit_table
from verifier.reading.figures.word_lists import word_list

DASHES = ("-", "–", "—", "−")
RATIO_WITHIN = 8
"""Words before "four to one" among which one says that it is no score."""
SHARED_BELOW = 1_000
"""A first number below this takes the magnitude of the second: "10 to 15 million"."""


class Together(StrEnum):
    """How two neighbouring numbers belong together."""

    ALONE = "alone"
    RANGE = "range"
    """All numbers between the two."""
    FROM_TO = "from to"
    """Two levels, an earlier and a later one."""
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Group:
    """One amount, or two that belong together; ``first`` is where its own words begin."""

    low: Amount
    high: Amount | None = None
    together: Together = Together.ALONE
    first: int = 0


def group_amounts(lexemes: Lexemes, amounts: list[Amount]) -> list[Group]:
    """The amounts in order, pairs found, shared units and magnitudes handed on."""
    groups: list[Group] = []
    amounts = list(amounts)
    for index in range(len(amounts) - 2, -1, -1):
        amounts[index] = _unit_in_common(lexemes, amounts[index], amounts[index + 1])
    index = 0
    while index < len(amounts):
        amount = amounts[index]
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        pair = _pair(lexemes, amount, following) if following else None
        if pair is None:
            groups.append(Group(amount, first=amount.first))
            index += 1
        elif pair.together is Together.FROM_TO and pair.high is not None:
            # the later level may itself be a range: "from 24 to 33-35 billion"
            groups.append(Group(pair.low, first=pair.first, together=Together.FROM_TO))
            amounts[index + 1] = pair.high
            index += 1
        else:
            groups.append(pair)
            index += 2
    return groups


def _pair(lexemes: Lexemes, low: Amount, high: Amount) -> Group | None:
    if ratio := _ratio(lexemes, low, high) or _times(lexemes, low, high):
        return ratio
    joint = _joint(lexemes, low, high)
    if not joint or Form.VAGUE in (low.numeral.form, high.numeral.form):
        return None
    before = lexemes.word(low.first - 1)
    if joint == "to" and before != "from" and _is_change(lexemes, low):
        return None
    ages = before == "of" and lexemes.word(low.first - 2) == "ages"
    low, high = _share(low, high, ages or before in ("from", "between", "aged", "ages"))
    if low.unit != high.unit:
        return None
    if before == "from" and joint in ("to", "-"):
        ranging = lexemes.word(low.first - 2) in word_list("hedges.toml", "range_words")
        kind = Together.FROM_TO
        if low.value < high.value and (ranging or _nothing_moves(lexemes, low.first - 1)):
            kind = Together.RANGE
        return Group(low, high, kind, low.first - 1 if kind is Together.RANGE else low.first)
    if low.value >= high.value:
        return None
    if joint == "and":
        if before == "between" or ages:
            return Group(low, high, Together.RANGE, low.first - (1 if before == "between" else 0))
        return None
    if joint == "or" and not _are_neighbours(low, high):
        return None
    if before == "between":
        return Group(low, high, Together.RANGE, low.first - 1)
    return Group(low, high, Together.RANGE, low.first)


def _nothing_moves(lexemes: Lexemes, preposition: int) -> bool:
    """Whether no verb or noun stands before "from": "From 62 to 68 people were killed"."""
    return not (lexemes.is_word(preposition - 1) or lexemes.is_digits(preposition - 1))


def _ratio(lexemes: Lexemes, low: Amount, high: Amount) -> Group | None:
    if low.unit or low.numeral.form is Form.FRACTION or high.first != high.numeral.first:
        return None
    if joint_after(lexemes, low.end) != high.first:
        return None
    if not is_ratio(lexemes, low.numeral, high.numeral):
        return None
    per_cent = unit_table().named["per cent"]
    value = ratio_of(low.numeral, high.numeral)
    ratio = replace(low, value=value, unit=per_cent, by_share=True, end=high.numeral.end)
    return Group(ratio, high, Together.RATIO, low.first)


def _times(lexemes: Lexemes, low: Amount, high: Amount) -> Group | None:
    """The factor of a ratio to one: "outnumbered them by four to one", "odds of 12-to-1"."""
    if low.unit or high.unit or high.value != 1 or low.value <= 1 or low.is_money:
        return None
    if lexemes.words[low.end : high.first] not in (("to",), ("-", "to", "-")):
        return None
    around = lexemes.words[max(0, low.first - RATIO_WITHIN) : low.first]
    if word_list("shares.toml", "ratio_words").isdisjoint(around):
        return None
    factor = replace(low, unit=unit_table().named["times"], end=high.numeral.end)
    return Group(factor, high, Together.RATIO, low.first)


def _joint(lexemes: Lexemes, low: Amount, high: Amount) -> str:
    """The word or dash between two numbers that follow each other; "" where there is more."""
    between = lexemes.words[low.end : high.first]
    if len(between) == 1 and between[0] in ("to", "through", "and", "or", *DASHES):
        joint = "to" if between[0] == "through" else between[0]
        if joint in DASHES:
            close = lexemes.joined(low.end) == lexemes.joined(high.first)
            return "-" if close else ""
        return joint
    if between in (
        ("to", "-"),
        ("-", "to", "-"),
        ("up", "to"),
        ("to", "about"),
        ("to", "around"),
        ("to", "as", "much", "as"),
        ("and", "about"),
    ):
        return "to" if between[0] != "and" else "and"
    if low.end == high.first and high.value < 0 and lexemes.joined(high.first):
        return "-"
    return ""


def _are_neighbours(low: Amount, high: Amount) -> bool:
    """Whether "a or b" leaves a range ("two or three") and does not offer two values."""
    if low.by_share:
        return False
    return high.value <= 1.5 * low.value or (low.value < 10 and high.value - low.value <= 2)


def _is_change(lexemes: Lexemes, low: Amount) -> bool:
    """Whether the first number says how much, the second where to: "rose 3 % to 5.2 million"."""
    first = hedge_before(lexemes, low.first).edge
    return lexemes.word(first - 1) == "by" or (
        trend(lexemes, first, low.end, has_unit=low.unit is not None) is not Trend.LEVEL
    )


def _share(low: Amount, high: Amount, from_or_between: bool) -> tuple[Amount, Amount]:
    """The first number with the unit and the magnitude that are written once, after the second."""
    if low.unit is None and high.unit is not None:
        low = with_unit(low, _as_written(high))
    elif high.unit is None and low.unit is not None and (low.is_money or from_or_between):
        high = with_unit(high, _as_written(low))
    factor = high.numeral.magnitude
    if (
        factor >= 100
        and low.numeral.magnitude == 1
        and 0 < low.value < SHARED_BELOW
        and high.numeral.value / factor < SHARED_BELOW
        and low.numeral.value <= high.numeral.value / factor * 10
        and high.numeral.form is not Form.FRACTION
        and not low.by_share
        and (factor > 100 or low.value < 10)
    ):
        numeral = replace(low.numeral, value=low.numeral.value * factor, magnitude=factor)
        low = replace(low, numeral=numeral, value=low.value * factor)
    return low, high


def _as_written(amount: Amount) -> Unit:
    """The unit that is written: the cent for an amount in hundredths of a dollar."""
    assert amount.unit is not None
    table = unit_table().named.values()
    if not amount.in_hundredths:
        return amount.unit
    return next(unit for unit in table if unit.hundredth_of == amount.unit.name)


def _unit_in_common(lexemes: Lexemes, amount: Amount, following: Amount) -> Amount:
    """ "45 and 50 mg", "5, 6 and 7 per cent": the unit is written once, after the last."""
    if amount.unit is not None or following.unit is None or following.by_share:
        return amount
    if amount.numeral.form is Form.VAGUE:
        return amount
    between = lexemes.words[amount.end : following.first]
    if not 0.05 <= amount.value / (following.value or 1) <= 20:
        return amount
    if between in (
        ("and",),
        ("or",),
        (",",),
        ("&",),
        (",", "and"),
        ("to",),
        ("/",),
        ("-", "or"),
        ("-", "and"),
        ("-", "to"),
    ):
        return with_unit(amount, _as_written(following))
    return amount
