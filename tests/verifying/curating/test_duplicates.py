"""Are claims that say the same suggested, and no others? Also among very many."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.review import Review, ReviewVerdict
from verifier.curating.blocks import pairs
from verifier.curating.duplicates import duplicates
from verifier.storing import entries_of

EXAMPLES = tomllib.loads(
    Path(__file__).with_name("duplicates.examples.toml").read_text(encoding="utf-8")
)
ROWS = [(kind, row) for kind, rows in EXAMPLES.items() for row in rows]


def claim_of(row: Mapping[str, Any], side: str) -> Claim:
    def given(name: str, default: Any = None) -> Any:
        return row.get(f"{side}_{name}", row.get(name, default))

    return Claim(
        id=f"{side * 16}",
        statement=row[side],
        speaker=Speaker(name=given("speaker")),
        stance=Stance.SAYS,
        said_on=given("said_on", date(2019, 3, 15)),
        place=given("place", ""),
        source=Source(publisher=f"Paper {side}"),
        status=Status.CITABLE,
    )


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[row["why"] for _, row in ROWS])
def test_what_says_the_same_is_suggested_and_nothing_else(kind, row, reader):
    claims = [entry.claim for entry in entries_of([claim_of(row, "a"), claim_of(row, "b")], reader)]
    found = [
        {group.keep.id, *(claim.id for claim, _ in group.others)} for group in duplicates(claims)
    ]
    assert found == ([{"a" * 16, "b" * 16}] if kind == "same" else [])


def plain(number: int, words: str, **fields: Any) -> Claim:
    made = {"speaker": Speaker(name="Rail Union"), "status": Status.CITABLE} | fields
    return Claim(id=f"{number:016x}", statement=words, **made)


WORDS = "The railway will close its last station in the hills."


def test_the_citable_one_is_kept_then_the_one_with_its_place_then_the_earlier():
    draft = plain(1, WORDS, status=Status.EXTRACTED)
    late = plain(2, WORDS, source=Source(published=date(2020, 1, 3)))
    early = plain(3, WORDS, source=Source(published=date(2020, 1, 1)))
    placed = plain(4, WORDS, quote=WORDS, start=0, end=len(WORDS))
    (group,) = duplicates([draft, late, early])
    assert (group.keep, {claim.id for claim, _ in group.others}) == (early, {draft.id, late.id})
    (group,) = duplicates([early, placed])
    assert group.keep == placed


@pytest.mark.parametrize(
    "status", [s for s in Status if s not in ("extracted", "in review", "citable")]
)
def test_what_is_out_of_its_life_is_not_suggested(status):
    assert duplicates([plain(1, WORDS), plain(2, WORDS, status=status)]) == []


def test_a_claim_that_was_rated_is_not_the_same_as_one_that_was_not():
    rated = plain(1, WORDS, review=Review(reviewer="Desk", verdict=ReviewVerdict.FALSE))
    assert duplicates([rated, plain(2, WORDS)]) == []


def test_the_publishers_own_voice_is_that_of_one_publisher():
    papers = [
        plain(number, WORDS, speaker=None, source=Source(publisher=name, title=str(number)))
        for number, name in enumerate(("Courier", "courier", "Gazette"))
    ]
    (group,) = duplicates(papers)
    assert {group.keep.id, *(claim.id for claim, _ in group.others)} == {
        papers[0].id,
        papers[1].id,
    }


def test_among_many_claims_few_pairs_are_looked_at_and_all_copies_are_found():
    chance = random.Random(7)
    nouns = [f"{a}{b}" for a in "bcdfghklmnprst" for b in ("arbour", "ill", "ridge", "arm", "ock")]
    claims = [
        plain(
            number,
            f"The {a} closed after the {b} near the {c} in {chance.choice(nouns).title()} opened.",
            said_on=date(2020, 1, 1) + timedelta(days=number),
        )
        for number in range(4_000)
        for a, b, c in [chance.sample(nouns, 3)]
    ]
    copies = [
        claim.model_copy(
            update={"id": f"c{claim.id[1:]}", "source": Source(publisher="Other paper")}
        )
        for claim in claims[::100]
    ]
    both = [*claims, *copies]
    assert sum(1 for _ in pairs(both)) < 100 * len(both), "that would be all against all"
    found = {
        claim.id
        for group in duplicates(both)
        for claim in (group.keep, *(c for c, _ in group.others))
    }
    assert {copy.id for copy in copies} <= found
