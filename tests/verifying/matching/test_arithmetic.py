"""Does arithmetic over figures keep what the figures say, and read what happens to them?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.claim import Claim, Source
from knowledge.figure import Interval
from verifier.matching.arithmetic.amounts import (
    Amount,
    amount_of,
    divided,
    exactly,
    in_one_series,
    minus,
    plus,
    times,
)
from verifier.matching.arithmetic.asking import asked_by
from verifier.matching.arithmetic.derivations import said
from verifier.matching.arithmetic.effects import effect_of, whose
from verifier.matching.arithmetic.stories import stories_of
from verifier.matching.arithmetic.verbs import VerbClass, class_of
from verifier.matching.pair import ClaimSide
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reader import Reader
from verifier.storing import context_of

CASES = tomllib.loads(
    Path(__file__).with_name("effects.examples.toml").read_text(encoding="utf-8")
)["case"]

NUMBERS = st.integers(min_value=1, max_value=10_000_000)


def bounded(value: int, below: int, above: int) -> Amount:
    return Amount(float(value), Interval(float(value - below), float(value + above)))


AMOUNTS = st.builds(bounded, st.integers(100, 1_000_000), st.integers(0, 50), st.integers(0, 1_000))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_what_an_event_does_to_an_amount(case: dict[str, Any], reader: Reader) -> None:
    sides, start = [], 0
    for sentence in case["text"].split(". "):
        words = sentence if sentence.endswith(".") else f"{sentence}."
        claim = Claim(
            statement=words, quote=words, start=start, end=start + len(words), source=Source()
        )
        start += len(words) + 1
        sides.append(ClaimSide(claim, whole(reader.read(words, context_of(claim)))))
    (story,) = stories_of(sides)
    (part,) = split_assertions(reader.read(case["statement"]))
    (asked,) = asked_by(part)
    of = whose(asked.quantity)
    assert [effect_of(told, of, story).value for told in story.told] == case["effects"]


@given(AMOUNTS, AMOUNTS)
def test_a_sum_less_one_term_is_the_other(a: Amount, b: Amount) -> None:
    assert minus(plus((a, b)), b).value == a.value


@given(AMOUNTS, AMOUNTS, st.floats(0, 1), st.floats(0, 1))
def test_bounds_hold_whatever_the_terms_are(a: Amount, b: Amount, x: float, y: float) -> None:
    one = a.bound.low + x * (a.bound.high - a.bound.low)
    two = b.bound.low + y * (b.bound.high - b.bound.low)
    quotient = divided(a, b)
    assert quotient is not None
    for result, number in (
        (plus((a, b)), one + two),
        (minus(a, b), one - two),
        (times(a, b), one * two),
        (quotient, one / two),
    ):
        slack = abs(number) * 1e-9 + 1e-9
        assert result.bound.low - slack <= number <= result.bound.high + slack


@given(NUMBERS, NUMBERS)
def test_numbers_known_exactly_give_an_exact_result(a: int, b: int) -> None:
    result = times(exactly(a), exactly(b))
    assert not result.is_hedged
    assert result.half == 0


def test_a_result_is_as_precise_as_its_least_precise_term(reader: Reader) -> None:
    figures = reader.read("It cost 4.2 billion euros and then 0.35 billion euros.").figures
    coarse, fine = (amount_of(figure) for figure in figures)
    assert coarse is not None
    assert fine is not None
    assert plus((coarse, fine)).half == coarse.half
    assert in_one_series(coarse, fine)[0].half == fine.half


def test_decimal_fractions_add_up_to_decimal_fractions() -> None:
    assert plus((exactly(11.76), exactly(14.54))).value == 26.3


@given(AMOUNTS)
def test_nothing_is_divided_by_what_may_be_nothing(a: Amount) -> None:
    assume(a.value > 0)
    assert divided(a, Amount(2.0, Interval(0.0, 4.0))) is None


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("give", VerbClass.GIVE),
        ("give away", VerbClass.LOSS),
        ("fly away", VerbClass.DEPART),
        ("buy", VerbClass.GAIN),
        ("contain", VerbClass.STATE),
        ("applaud", VerbClass.OTHER),
    ],
)
def test_a_particle_changes_what_a_verb_does(lemma: str, wanted: VerbClass) -> None:
    assert class_of(lemma) is wanted


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (16.0, "16"),
        (0.8333333333, "0.8333"),
        (5_100_000_000.0, "5.1 billion"),
        (48_312.0, "48,312"),
        (-12.0, "−12"),
    ],
)
def test_results_are_written_as_a_reader_writes_them(number: float, wanted: str) -> None:
    assert said(number) == wanted
