"""Are claims read the newest first, from any place on, and no more of them than are asked for?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Speaker, Status
from knowledge.newest import place_of
from knowledge.selection import Selection, has_words

DAYS = (date(2024, 5, 20), None, date(2023, 9, 2), date(2024, 5, 20), date(2025, 1, 1))


@pytest.fixture
def ordered(knowledge, entry) -> list[str]:
    """The ids of five claims, two of one day and one of none, the newest first."""
    entries = [
        dated(entry, f"Gauge {number} rose.", day, status=status)
        for number, (day, status) in enumerate(
            zip(DAYS, [Status.CITABLE, Status.CITABLE, *[Status.IN_REVIEW] * 3], strict=True)
        )
    ]
    knowledge.add(entries)
    return [one.id for one in sorted(knowledge.claims(), key=place_of, reverse=True)]


def dated(entry, words: str, day: date | None, **also):
    """An entry that was published on that day."""
    made = entry(words, **also)
    source = made.claim.source.model_copy(update={"published": day})
    return replace(made, claim=made.claim.model_copy(update={"source": source}))


def ids(claims) -> list[str]:
    return [claim.id for claim in claims]


def test_the_newest_stand_first_and_those_of_no_day_last(knowledge, ordered):
    found = list(knowledge.newest())
    assert ids(found) == ordered
    days = sorted((day for day in DAYS if day), reverse=True)
    assert [one.known_since for one in found] == [*days, None]


def test_each_place_leads_to_what_follows_it(knowledge, ordered):
    for number, claim in enumerate(list(knowledge.newest()), start=1):
        assert ids(knowledge.newest(after=place_of(claim))) == ordered[number:]


def test_a_claim_that_gets_another_day_moves(knowledge, entry, ordered):
    last = ordered[-1]
    knowledge.revise(dated(entry, "Gauge 1 rose.", date(2030, 1, 1), claim_id=last), by="", why="")
    assert ids(knowledge.newest())[0] == last


def test_a_status_narrows_it(knowledge, ordered):
    assert len(ids(knowledge.newest(status=Status.CITABLE))) == 2


def test_more_than_a_chunk_is_read_in_order(knowledge, entry, monkeypatch):
    monkeypatch.setattr("knowledge.sql.CHUNK", 3)
    knowledge.add(dated(entry, f"Gauge {n} rose.", date(2024, 1, 1 + n // 3)) for n in range(20))
    found = list(knowledge.newest())
    assert [place_of(one) for one in found] == sorted(map(place_of, found), reverse=True)
    assert len(set(ids(found))) == 20


@pytest.mark.parametrize("asked", ["gauge 3", "GAUGE", "Gauge 3 rose.", "3"])
def test_what_is_meant_is_what_holds(knowledge, ordered, asked):
    wanted = Selection(text=asked)
    assert ids(knowledge.meant(wanted)) == [
        one.id for one in knowledge.newest() if wanted.holds(one)
    ]
    assert ids(knowledge.meant(wanted))


def test_reading_one_page_reads_no_more_rows_than_a_chunk(tmp_path, clock, entry, monkeypatch):
    read = []
    with KnowledgeBase.open(str(tmp_path / "claims.db"), clock=clock, create=True) as knowledge:
        knowledge.add(entry(f"Gauge {n} rose.") for n in range(1_200))
        knowledge.add([entry("The weir stood still.")])
        kept = Claim.model_validate_json
        monkeypatch.setattr(
            Claim, "model_validate_json", lambda text: read.append(text) or kept(text)
        )
        assert len(list(islice(knowledge.newest(), 50))) == 50
        first = len(read)
        assert len(list(knowledge.meant(Selection(text="still weir")))) == 1
    assert first == 50
    assert len(read) == 51


names = st.text(min_size=1, max_size=12)


@given(names, names, names, st.integers(0, 12), st.integers(1, 12))
def test_whatever_is_meant_has_the_words(statement, speaker, publisher, begin, length):
    """The words only spare reading: nothing that is meant may be left out by them."""
    claim = Claim(
        statement=f"It said {statement}",
        speaker=Speaker(name=speaker),
        source=Source(publisher=publisher),
    )
    part = slice(begin, begin + length)
    for wanted in (
        Selection(text=claim.statement[part]),
        Selection(speaker=speaker[part].swapcase()),
        Selection(publisher=publisher[part].upper()),
        Selection(subject=publisher[part]),
    ):
        if wanted.holds(claim):
            assert has_words(claim.model_dump_json(exclude_defaults=True), wanted.words)
