"""Which claims give a figure for the same measure? Pairs of claims, and whether they are on one."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Claim, Source, Speaker, Status
from knowledge.errors import UnknownClaim
from verifier.curating.same_measure import NoFigure, on_one_measure

SAID = "The harbour master said 40 sailors had been killed in Port Leone since 3 May 2021."


def claim(words: str, **more) -> Claim:
    given = {"source": Source(publisher="Harbour Gazette", published=date(2021, 6, 1))}
    return Claim(statement=words, status=Status.CITABLE, **(given | more))


ON_IT = {
    "another speaker, another time": "The union said 25 sailors had been killed in Port Leone by "
    "20 May 2021.",
    "other words for the same": "The hospital put the death toll of sailors in Port Leone at 31.",
    "a hedge": "Some 90 sailors were killed in Port Leone by July 2021.",
}
OFF_IT = {
    "another thing is said of them": "The union said 25 sailors had been injured in Port Leone.",
    "another class": "The union said 25 passengers had been killed in Port Leone by 20 May 2021.",
    "a wider class": "The union said 60 people had been killed in Port Leone by 20 May 2021.",
    "another place": "The union said 25 sailors had been killed in Lisbon by 20 May 2021.",
    "another unit": "The union said 25 per cent of the sailors had been killed in Port Leone.",
    "denied": "The union said no sailor had been killed in Port Leone.",
}


@pytest.mark.parametrize(
    "words, expected",
    [
        *(pytest.param(words, True, id=name) for name, words in ON_IT.items()),
        *(pytest.param(words, False, id=name) for name, words in OFF_IT.items()),
    ],
)
def test_the_comparisons_tell_what_is_on_one_measure(words, expected, make_verifier) -> None:
    verifier = make_verifier()
    first, other = verifier.add([claim(SAID), claim(words)]).ids
    found = {told.claim.id for told in on_one_measure(verifier, first).told}
    assert found == ({first, other} if expected else {first})


def test_units_are_converted_and_dates_go_with_their_figure(make_verifier) -> None:
    verifier = make_verifier()
    [first, *_] = verifier.add(
        [
            claim("The canal was 40 kilometres long in 2021, the harbour master said."),
            claim("The canal was 25 miles long in 2019, the union said."),
        ]
    ).ids
    told = on_one_measure(verifier, first).told
    assert [round(one.value, 1) for one in told] == [40, 40.2]
    assert [one.period.first.year for one in told] == [2021, 2019]


def test_what_is_counted_worldwide_is_not_what_is_counted_in_a_place(make_verifier) -> None:
    verifier = make_verifier()
    first, _ = verifier.add(
        [
            claim("The union said 900 sailors had been killed worldwide in 2021."),
            claim(SAID, speaker=Speaker(name="Harbour master")),
        ]
    ).ids
    assert [told.claim.id for told in on_one_measure(verifier, first).told] == [first]


def test_only_citable_claims_that_are_valid_on_the_day_are_told(make_verifier) -> None:
    verifier = make_verifier()
    on_it = ON_IT["another speaker, another time"]
    first, _, _ = verifier.add(
        [
            claim(SAID),
            claim(on_it, valid_until=date(2021, 6, 30)),
            claim(ON_IT["a hedge"]).model_copy(update={"status": Status.EXTRACTED}),
        ]
    ).ids
    assert len(on_one_measure(verifier, first, on=date(2021, 6, 30)).told) == 2
    assert len(on_one_measure(verifier, first, on=date(2021, 7, 1)).told) == 1


def test_what_is_not_there_is_told(make_verifier) -> None:
    verifier = make_verifier()
    [first] = verifier.add([claim(SAID)]).ids
    with pytest.raises(NoFigure):
        on_one_measure(verifier, first, 7)
    with pytest.raises(UnknownClaim):
        on_one_measure(verifier, "ffff")


def test_that_only_the_nearest_were_compared_is_told(make_verifier, monkeypatch) -> None:
    monkeypatch.setattr("verifier.curating.same_measure.CLAIMS_COMPARED", 2)
    verifier = make_verifier()
    first, *_ = verifier.add([claim(SAID), *map(claim, ON_IT.values())]).ids
    measure = on_one_measure(verifier, first)
    assert not measure.all_compared and len(measure.told) == 2
