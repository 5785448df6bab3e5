"""Is a claim found that says it in other words, from the file it is kept in to the report?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.claim import Claim, Source, Status
from verifier.matching.candidates import query_for
from verifier.pipeline import Verifier
from verifier.setup import open_verifier
from verifier.upkeep import read_again

FERRY = "The ferry ran aground off Holm on Friday."
OTHERS = [f"Hall number {number} of the fair was let to a baker." for number in range(60)]
STRANGE = "A passenger boat got stuck amid rocks."
"""Shares no word with the claim on the ferry."""
ASKED = "A passenger boat got stuck on rocks near the coast of Holm."


def clock() -> datetime:
    return datetime(2024, 6, 3, tzinfo=UTC)


def opened(path: Path, environ: dict[str, str]) -> Verifier:
    return open_verifier(str(path), clock=clock, environ=environ, create=True).verifier


def add(verifier: Verifier, statements: list[str]) -> None:
    source = Source(publisher="Gazette")
    verifier.add(Claim(statement=one, source=source, status=Status.CITABLE) for one in statements)


def candidates(verifier: Verifier, text: str) -> list[str]:
    """The first claims with which a check compares the text."""
    query = query_for(verifier.reader.read(text), 3, verifier.reader.vector_of(text))
    return [one.claim.statement for one in verifier.knowledge.search(query)]


@pytest.mark.parametrize(("environ", "found"), [({}, True), ({"VERIFIER_VECTORS": "off"}, False)])
def test_other_words_find_it_unless_that_is_switched_off(tmp_path, environ, found) -> None:
    verifier = opened(tmp_path / "claims.db", environ)
    add(verifier, [*OTHERS, "Nobody was hurt on Friday.", FERRY])
    assert (FERRY in candidates(verifier, STRANGE)) is found
    verifier.knowledge.close()


def test_claims_stored_without_vectors_get_them_when_they_are_read_again(tmp_path) -> None:
    place = tmp_path / "claims.db"
    before = opened(place, {"VERIFIER_VECTORS": "off"})
    add(before, [*OTHERS, FERRY])
    before.knowledge.close()
    after = opened(place, {})
    assert FERRY not in candidates(after, STRANGE)
    assert read_again(after) == 61
    assert FERRY in candidates(after, STRANGE)
    assert read_again(after) == 0
    after.knowledge.close()


def test_the_report_shows_it_as_the_nearest(tmp_path) -> None:
    verifier = opened(tmp_path / "claims.db", {})
    add(verifier, [*OTHERS, FERRY])
    (assertion,) = verifier.check(ASKED).assertions
    assert [one.quote for one in assertion.nearest] == [FERRY]
    verifier.knowledge.close()
