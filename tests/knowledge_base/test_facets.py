"""Does a value of a facet lead to as many claims as it says? Is a whole name a whole name?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claim import Appearance, Claim, Source, Speaker, Status
from knowledge.facets import facets_of
from knowledge.figure import Counted, Figure, Interval
from knowledge.period import Period
from knowledge.selection import Selection, measures_of

NAMES = ("UN", "UNICEF", "un ", "Anna Berg", "", 'The "Port"')
DAYS = (None, date(2021, 12, 31), date(2022, 1, 1), date(2024, 5, 20))


def figure(head: str, state: str = "", unit: str = "") -> Figure:
    return Figure(0, 2, "40", Interval(40, 40), 40, unit=unit, counted=Counted(head, state=state))


claims = st.builds(
    Claim,
    statement=st.sampled_from(("Forty boats left.", "Two piers were closed.")),
    speaker=st.none()
    | st.builds(
        Speaker,
        name=st.sampled_from([name for name in NAMES if name]),
        aliases=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    ),
    said_on=st.sampled_from(DAYS),
    period=st.none() | st.sampled_from([Period(DAYS[1], DAYS[3]), Period(None, DAYS[1])]),
    subject=st.sampled_from(NAMES),
    figures=st.lists(
        st.sampled_from([figure("boat", "left"), figure("pier"), figure("", unit="per cent")]),
        max_size=2,
    ).map(tuple),
    source=st.builds(Source, publisher=st.sampled_from(NAMES), published=st.sampled_from(DAYS)),
    appearances=st.lists(
        st.builds(
            Appearance,
            claim_id=st.just("x"),
            source=st.builds(Source, publisher=st.sampled_from(NAMES)),
        ),
        max_size=1,
    ).map(tuple),
    status=st.sampled_from(Status),
)


@given(st.lists(claims, max_size=12))
def test_a_value_leads_to_as_many_claims_as_it_says(found: list[Claim]) -> None:
    for facet in facets_of(found, most=5):
        assert len(facet.values) > 1, "one value tells nothing apart"
        for value in facet.values:
            assert value.claims == sum(map(value.asks.holds, found)), (facet.name, value)
            assert value.claims > 0


@pytest.mark.parametrize(
    ("asked", "name", "found"),
    [
        ("un", "UNICEF", True),
        ('"un"', "UNICEF", False),
        ('"un"', "UN", True),
        ('" UN "', "un", True),
        ('"', 'The "Port"', True),
        ('""', "UN", False),
    ],
)
def test_a_name_in_quotation_marks_is_the_whole_name(asked: str, name: str, found: bool) -> None:
    claim = Claim(statement="Forty boats left.", speaker=Speaker(name=name))
    assert Selection(speaker=asked).holds(claim) is found


def test_a_measure_is_what_is_counted_with_its_state_and_unit() -> None:
    figures = (figure("boat", "left"), figure("boat", "left"), figure("", unit="per cent"))
    claim = Claim(statement="Forty boats left.", figures=figures)
    assert measures_of(claim) == ("boat, left", "per cent")
    assert Selection(measure="boat").holds(claim) and not Selection(measure="pier").holds(claim)
