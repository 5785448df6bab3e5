"""Do lines of JSON become claims, whatever names their fields have?"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from knowledge.claim import Claim, Source, Speaker
from knowledge.errors import UnusableFile
from knowledge.formats.items import FoundClaim, Unreadable
from knowledge.formats.json_rows import open_json_rows
from knowledge.formats.spreadsheet import Table, claims_of
from knowledge.review import ReviewVerdict


def read(*lines: Any, **options: Any) -> list[Any]:
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    found = open_json_rows("\n".join(written).encode(), "claims.jsonl", **options)
    return list(claims_of(found, Source()) if isinstance(found, Table) else found)


def test_rows_with_names_of_their_own() -> None:
    (item,) = read(
        {
            "id": 7,
            "statement": "The quay is 80 years old.",
            "speaker": {"name": "Maria Lund"},
            "date": "2021-05-01",
            "topics": ["harbour", "ferry"],
            "verdict": "Mostly true",
            "checked": True,
        }
    )
    assert item.claim.statement == "The quay is 80 years old."
    assert item.claim.speaker == Speaker(name="Maria Lund")
    assert item.claim.said_on == date(2021, 5, 1)
    assert item.claim.review.verdict is ReviewVerdict.TRUE


def test_bad_lines_are_told_with_line_and_field() -> None:
    found = read(
        {"claim": "Rain fell on 12 towns.", "date": "2021-05-01"},
        "nonsense",
        "[1]",
        "",
        {"claim": "Rain fell on 13 towns.", "date": "soon"},
        {"claim": None},
        "[" * 100_000,
        '{"claim": ' + "9" * 5_000 + "}",
    )
    assert isinstance(found[0], FoundClaim)
    assert [item.why for item in found if isinstance(item, Unreadable)] == [
        "claims.jsonl, line 2 was left out: it is not JSON.",
        "claims.jsonl, line 3 was left out: it is no JSON object.",
        "claims.jsonl, line 5, field “date”: “soon” is no date; write it as 2019-08-15.",
        "claims.jsonl, line 6, field “claim”: the claim is missing.",
        "claims.jsonl, line 7 was left out: it is not JSON.",
        "claims.jsonl, line 8 was left out: it is not JSON.",
    ]


def test_claims_as_they_are_exported_come_back_as_they_were() -> None:
    claim = Claim(statement="Rain fell on 12 towns.", speaker=Speaker(name="Ada Poole"))
    (item,) = read(claim.model_dump_json(exclude_defaults=True))
    assert item.claim == claim


def test_a_fact_check_a_line() -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "The ferry sank.", "author": {"name": "C"}}
    first, second = read(review, {"no": "review"})
    assert first.claim.statement == "The ferry sank."
    assert second.why == "claims.jsonl, line 2 was left out: it is no ClaimReview."


def test_fields_that_are_given() -> None:
    (item,) = read({"a": "Maria Lund", "b": "It rained."}, columns={"claim": "b", "speaker": "a"})
    assert (item.claim.statement, item.claim.speaker.name) == ("It rained.", "Maria Lund")


@pytest.mark.parametrize("line", ["[]", "nonsense", '{"wer": "Lund"}'])
def test_what_holds_no_claim(line: str) -> None:
    with pytest.raises(UnusableFile):
        read(line)
