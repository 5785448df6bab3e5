"""Is it known which checks relied on a claim, where that is wanted, and can it be forgotten?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from knowledge.base import KnowledgeBase
from knowledge.checks import Check, Keeping, Reliance
from knowledge.errors import UnwritableKnowledgeBase

SECRET = "The minister will resign on Friday, says nobody yet."


def a_check(*cited: str, revision: int = 1, statement: str = SECRET) -> Check:
    reliances = tuple(Reliance(one, "supports") for one in cited)
    return Check("check", "supported", revision, reliances, statement, date(2024, 3, 1))


def test_by_default_nothing_is_kept(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was high.")]).ids
    assert knowledge.checks.keeping is Keeping.NOTHING
    assert knowledge.checks.record([a_check(claim_id)]) == 0
    assert knowledge.checks.all() == []


def test_a_check_comes_back_with_the_state_of_the_claims_it_cited(knowledge, entry):
    ids = knowledge.add([entry("The tide was high."), entry("The tide was low.")]).ids
    knowledge.revise(entry("The tide was higher.", claim_id=ids[0]), by="", why="")
    knowledge.checks.keep(Keeping.STATEMENTS)
    assert knowledge.checks.record([a_check(*ids, revision=2), a_check(ids[1], revision=3)]) == 2
    first, second = knowledge.checks.all()
    assert {one.claim_id: one.revision for one in first.reliances} == {ids[0]: 1, ids[1]: 2}
    assert (first.number, second.number) == (1, 2)
    assert (first.statement, first.as_of, first.verdict) == (SECRET, date(2024, 3, 1), "supported")
    assert first.at.tzinfo is UTC or first.at.utcoffset() is not None
    assert knowledge.checks.relying_on([ids[0]]) == [first]
    assert knowledge.checks.relying_on(ids) == [first, second]
    assert knowledge.checks.relying_on([]) == knowledge.checks.relying_on(["0" * 16]) == []
    assert knowledge.revision == 3, "a check changes no claim"


def test_without_statements_only_the_verdict_and_its_claims_are_kept(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was high.")]).ids
    knowledge.checks.keep(Keeping.VERDICTS)
    knowledge.checks.record([a_check(claim_id)])
    (kept,) = knowledge.checks.relying_on([claim_id])
    assert (kept.statement, kept.as_of, kept.verdict) == ("", None, "supported")


def test_what_was_kept_is_forgotten_before_a_day_or_wholly(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was high.")]).ids
    knowledge.checks.keep(Keeping.STATEMENTS)
    for _ in range(3):
        knowledge.checks.record([a_check(claim_id)])
    _, second, third = knowledge.checks.all()
    assert knowledge.checks.forget(second.at) == 1
    assert knowledge.checks.all() == [second, third]
    assert knowledge.checks.forget() == 2
    assert knowledge.checks.all() == knowledge.checks.relying_on([claim_id]) == []


def test_thousands_of_claims_can_be_asked_for_at_once(knowledge, entry):
    knowledge.checks.keep(Keeping.STATEMENTS)
    ids = knowledge.add(entry(f"Gauge {number} fell.") for number in range(1200)).ids
    knowledge.checks.record([a_check(one, statement=one) for one in ids])
    assert [check.statement for check in knowledge.checks.relying_on(ids)] == list(ids)


def test_a_forgotten_statement_cannot_be_read_out_of_the_file(tmp_path, clock, entry):
    path = tmp_path / "claims.db"
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        (claim_id,) = knowledge.add([entry("The tide was high.")]).ids
        knowledge.checks.keep(Keeping.STATEMENTS)
        knowledge.checks.record([a_check(claim_id)])
    assert SECRET.encode() in path.read_bytes()
    with KnowledgeBase.open(str(path), clock=clock) as knowledge:
        assert knowledge.checks.forget() == 1
    assert [one.name for one in tmp_path.iterdir()] == ["claims.db"]
    assert SECRET.encode() not in path.read_bytes()


def test_open_for_reading_nothing_is_kept_or_set(tmp_path, clock):
    path = str(tmp_path / "claims.db")
    with KnowledgeBase.open(path, clock=clock, create=True) as knowledge:
        knowledge.checks.keep(Keeping.STATEMENTS)
    with KnowledgeBase.open(path, clock=clock, read_only=True) as knowledge:
        assert knowledge.checks.keeping is Keeping.STATEMENTS
        for change in (
            lambda: knowledge.checks.keep(Keeping.NOTHING),
            lambda: knowledge.checks.record([a_check("0" * 16)]),
            lambda: knowledge.checks.forget(),
        ):
            with pytest.raises(UnwritableKnowledgeBase, match="open for reading only"):
                change()


def test_moments_without_a_zone_count_as_universal_time(entry):
    with KnowledgeBase.in_memory(clock=lambda: datetime(2024, 3, 1, 12)) as knowledge:
        knowledge.checks.keep(Keeping.VERDICTS)
        knowledge.checks.record([replace(a_check(), verdict="unverified")])
        assert knowledge.checks.all()[0].at == datetime(2024, 3, 1, 12, tzinfo=UTC)
