"""Are claims found that exclude each other, with the sentence that says so?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.review import Review, ReviewVerdict
from verifier.curating.conflicts import conflicts

EXAMPLES = tomllib.loads(
    Path(__file__).with_name("conflicts.examples.toml").read_text(encoding="utf-8")
)
TODAY = date(2021, 1, 1)
ROWS = [(kind, row) for kind, rows in EXAMPLES.items() for row in rows]


def claim_of(row, side: str, **fields) -> Claim:
    speaker = row.get(f"{side}_speaker")
    return Claim(
        statement=row[side],
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        said_on=row.get(f"{side}_said_on"),
        source=Source(publisher="Courier" if side == "a" else "Gazette"),
        **({"status": Status.CITABLE} | fields),
    )


@pytest.mark.parametrize(
    ("kind", "row"), ROWS, ids=[f"{kind}-{row['a']}-{row['b']}"[:70] for kind, row in ROWS]
)
def test_pairs_come_to_what_the_examples_say(kind, row, make_verifier):
    verifier = make_verifier()
    a, b = verifier.add([claim_of(row, "a"), claim_of(row, "b")]).ids
    found = [one for one in conflicts(verifier, TODAY) if one is not None]
    if kind == "agree":
        assert found == []
        return
    (one,) = found
    assert {one.first.id, one.second.id} == {a, b}
    assert row["says"] in one.reason
    assert one.reason.endswith("Both cannot be.")
    assert (one.mutual, one.overtaken) == (kind != "one_sided", kind == "overtaken")


ROW = EXAMPLES["conflict"][0]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.RETRACTED},
        {"status": Status.EXTRACTED},
        {"stance": Stance.DENIES},
        {"review": Review(reviewer="Desk", rating="False", verdict=ReviewVerdict.FALSE)},
        {"valid_until": date(2020, 1, 1)},
    ],
    ids=str,
)
def test_a_claim_that_does_not_assert_or_decide_is_in_no_conflict(fields, make_verifier):
    verifier = make_verifier()
    row = {**ROW, "b_speaker": "Ministry of Works"}
    other = claim_of(row, "b")
    verifier.add([claim_of(row, "a"), other.model_copy(update=fields)])
    assert [one for one in conflicts(verifier, TODAY) if one is not None] == []


def test_only_those_that_were_asked_for(make_verifier):
    verifier = make_verifier()
    rows = EXAMPLES["conflict"][:3:2]
    verifier.add(claim_of(row, side) for row in rows for side in "ab")
    claims = list(verifier.knowledge.claims())
    assert sum(one is not None for one in conflicts(verifier, TODAY)) == 2
    assert sum(one is None for one in conflicts(verifier, TODAY)) == 4, "one for each claim"
    (one,) = [one for one in conflicts(verifier, TODAY, claims[:1]) if one is not None]
    assert claims[0] in (one.first, one.second)
