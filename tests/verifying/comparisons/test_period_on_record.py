"""When a claim does not write its day, what is on record of it answers the statement's."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Source
from knowledge.period import Period
from verifier.matching.comparisons.period import PERIOD

MAY = Period(date(2024, 5, 1), date(2024, 5, 31))
THIRD = Period(date(2024, 5, 3), date(2024, 5, 3))
WORDS = "The fire killed 12 people in Tarn."
RUNNING = "So far 12 people have been killed by the fire in Tarn."
UNDATED = {"source": Source(publisher="Meridian")}


@pytest.mark.parametrize(
    ("when", "words", "given", "level", "says"),
    [
        (
            "In May 2024",
            WORDS,
            {"period": MAY},
            "same period",
            "Both speak of 1 May 2024 to 31 May 2024.",
        ),
        (
            "In May 2024",
            WORDS,
            {"period": THIRD},
            "within the period",
            "3 May 2024 lies in 1 May 2024 to 31 May 2024.",
        ),
        (
            "On 3 May 2024",
            WORDS,
            {"period": MAY},
            "narrower period",
            "The statement says 3 May 2024; the claim only 1 May 2024 to 31 May 2024.",
        ),
        (
            "In July 2021",
            WORDS,
            {"period": THIRD},
            "otherwise",
            "The statement says 1 July 2021 to 31 July 2021, the claim 3 May 2024.",
        ),
        (
            "In May 2024",
            WORDS,
            {"story": THIRD, **UNDATED},
            "period of the story",
            "The claim goes on from what was told of 3 May 2024, "
            "which lies in 1 May 2024 to 31 May 2024.",
        ),
        (
            "On 3 May 2024",
            WORDS,
            {"story": THIRD, **UNDATED},
            "period of the story",
            "The claim goes on from what was told of 3 May 2024, which lies in 3 May 2024.",
        ),
        (
            "On 3 May 2024",
            WORDS,
            {"story": MAY, **UNDATED},
            "claim undated",
            "The claim does not say when.",
        ),
        (
            "In May 2024",
            RUNNING,
            {"story": THIRD, **UNDATED},
            "claim undated",
            "The claim does not say when.",
        ),
        (
            "In May 2024",
            WORDS,
            {"published": date(2024, 5, 3)},
            "as of the claim",
            "The claim was made on 3 May 2024, which lies in 1 May 2024 to 31 May 2024.",
        ),
        ("Until May 2024", WORDS, {}, "claim undated", "The claim does not say when."),
    ],
)
def test_the_day_on_record(compared_with, when, words, given, level, says) -> None:
    statement = f"{when} the fire killed 12 people in Tarn."
    (found,) = PERIOD.compare(compared_with(statement, words, **given).pair)
    assert (found.level, found.says) == (level, says)


def test_a_day_that_nobody_knows_is_left_empty(compared_with) -> None:
    one = compared_with("In May 2024 the fire killed 12 people in Tarn.", WORDS, **UNDATED)
    (found,) = PERIOD.compare(one.pair)
    assert (found.facts["ours"], found.facts["theirs"]) == ("1 May 2024 to 31 May 2024", "")
