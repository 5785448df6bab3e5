"""What tells that statement and claim speak of one thing, where only the figure differs?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("what_tells", "statement", "words", "step"),
    [
        ("nothing", "Inflation was 8.1 per cent.", "Inflation was 9.4 per cent.", "unidentified"),
        (
            "a place",
            "Inflation was 8.1 per cent in France.",
            "Inflation was 9.4 per cent in France.",
            "one excluded",
        ),
        (
            "a period",
            "Inflation was 8.1 per cent in March 2019.",
            "Inflation was 9.4 per cent in March 2019.",
            "one excluded",
        ),
        (
            "a speaker",
            "Anna Brandt said inflation was 8.1 per cent.",
            "Inflation was 9.4 per cent, Anna Brandt said.",
            "one excluded",
        ),
        ("a name", "Anna Brandt is 41.", "Anna Brandt is 52.", "one excluded"),
        ("a name", "Siemens has 41 plants.", "Siemens has 52 plants.", "one excluded"),
        (
            "a second word",
            "The strike cost the port 41 jobs.",
            "The strike cost the port 52 jobs.",
            "one excluded",
        ),
    ],
)
def test_what_tells_which_thing_is_meant(compared_from, what_tells, statement, words, step) -> None:
    one = compared_from(statement, words)
    assert one.step.name == step, what_tells


@pytest.mark.parametrize(
    ("what_tells", "statement", "words", "step"),
    [
        ("nothing", "The mayor quit in Lisbon.", "The mayor quit in Madrid.", "unidentified"),
        (
            "one day",
            "The mayor quit in Lisbon on 3 May 2024.",
            "The mayor quit in Madrid on 3 May 2024.",
            "one excluded",
        ),
        (
            "not a day: so many may have died in both",
            "Four people died in Lisbon on 3 May 2024.",
            "Four people died in Madrid on 3 May 2024.",
            "unidentified",
        ),
        (
            "somebody named",
            "Anna Brandt was born in Lisbon.",
            "Anna Brandt was born in Madrid.",
            "one excluded",
        ),
    ],
)
def test_what_tells_that_only_the_place_is_off(
    compared_from, what_tells, statement, words, step
) -> None:
    one = compared_from(statement, words)
    assert one.step.name == step, what_tells
