"""Which claim gives a newer figure for the same, and which figures only grow?"""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Source
from knowledge.period import Period
from verifier.judging.supersession import later_on_the_same_measure, only_grows

STATEMENT = "In Tarn 12 people have been killed by the fire."
SO_FAR = "So far 31 people have been killed by the fire in Tarn."
KILLED = "The fire in Tarn killed 31 people."
NO_FIGURE = "The fire in Tarn killed people."
FIRST, SECOND, THIRD = date(2024, 5, 3), date(2024, 5, 4), date(2024, 5, 5)
UNDATED = {"source": Source(publisher="Meridian")}


@pytest.mark.parametrize(
    ("why", "later", "earlier", "newer"),
    [
        ("a day later", (KILLED, {"published": SECOND}), (KILLED, {"published": FIRST}), True),
        ("on one day", (KILLED, {"published": FIRST}), (KILLED, {"published": FIRST}), False),
        ("a day before", (KILLED, {"published": FIRST}), (KILLED, {"published": SECOND}), False),
        ("the later one undated", (KILLED, UNDATED), (KILLED, {"published": FIRST}), False),
        ("the earlier one undated", (KILLED, {"published": FIRST}), (KILLED, UNDATED), False),
        ("both undated", (KILLED, UNDATED), (KILLED, UNDATED), False),
        (
            "said later than published",
            (KILLED, {"published": FIRST, "said_on": THIRD}),
            (KILLED, {"published": SECOND}),
            True,
        ),
        ("no newer figure", (NO_FIGURE, {"published": SECOND}), (KILLED, {}), False),
        ("no older figure", (KILLED, {"published": SECOND}), (NO_FIGURE, {}), False),
        (
            "a running count ends with its period, whenever it was told",
            (SO_FAR, {"published": THIRD, "period": Period(FIRST, FIRST)}),
            (SO_FAR, {"published": SECOND}),
            False,
        ),
        (
            "a running count is no newer than the day on which it was told",
            (SO_FAR, {"published": FIRST, "period": Period(FIRST, THIRD)}),
            (SO_FAR, {"published": SECOND}),
            False,
        ),
        (
            "a count of one event is as new as its telling",
            (KILLED, {"published": THIRD, "period": Period(FIRST, FIRST)}),
            (KILLED, {"published": SECOND}),
            True,
        ),
        (
            "a running count since a day goes on",
            (SO_FAR, {"published": THIRD, "period": Period(FIRST, None)}),
            (SO_FAR, {"published": SECOND}),
            True,
        ),
        (
            "a running count of a period, told on no day",
            (SO_FAR, {"period": Period(FIRST, THIRD), **UNDATED}),
            (SO_FAR, {"published": FIRST}),
            False,
        ),
    ],
)
def test_the_newer_figure(compared_with, why, later, earlier, newer) -> None:
    new = compared_with(STATEMENT, later[0], **later[1])
    old = compared_with(STATEMENT, earlier[0], **earlier[1])
    assert later_on_the_same_measure(new, old) is newer, why


@pytest.mark.parametrize(
    ("words", "grows"),
    [
        (SO_FAR, True),
        ("The death toll of the fire in Tarn has risen to 31 people.", True),
        (KILLED, False),
        (NO_FIGURE, False),
        ("Rain is expected in the north.", False),
    ],
)
def test_what_only_grows(compared_with, words, grows) -> None:
    assert only_grows(compared_with(STATEMENT, words)) is grows
