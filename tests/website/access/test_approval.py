"""Who may make a claim citable? Nobody one of their own, unless a setting allows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source
from knowledge.entry import Entry
from web.access.approval import authors, may_approve, must_be_allowed_to_approve
from web.access.roles import AT_THIS_MACHINE, Caller, Role
from web.problems import Problem

WORDS = "The ferry carried 1,200 passengers in May."
OTHER_WORDS = "The ferry carried some 1,200 passengers in May."


@pytest.fixture
def knowledge() -> Iterator[KnowledgeBase]:
    with KnowledgeBase.in_memory(clock=lambda: datetime(2024, 3, 1, tzinfo=UTC)) as opened:
        yield opened


def added(knowledge: KnowledgeBase, by: str) -> str:
    claim = Claim(statement=WORDS, source=Source(publisher="Coast Courier"))
    (claim_id,) = knowledge.add([Entry(claim)], by=by, why="read").ids
    return claim_id


def reworded(knowledge: KnowledgeBase, claim_id: str, words: str, by: str) -> None:
    claim = knowledge.get(claim_id).model_copy(update={"statement": words})
    knowledge.revise(Entry(claim), by=by, why="as printed", expected_revision=claim.revision)


def reviewer(name: str) -> Caller:
    return Caller(name, Role.REVIEWER)


@pytest.mark.parametrize(
    ("adds", "rewords", "approves", "may"),
    [
        ("ann", "", "ann", False),
        ("ann", "", "bert", True),
        ("Ann Berg", "", "ann  BERG", False),
        ("ann", "bert", "bert", False),
        ("ann", "bert", "ann", False),
        ("ann", "bert", "carla", True),
        ("", "", "carla", True),
    ],
)
def test_nobody_approves_a_claim_of_their_own(
    knowledge: KnowledgeBase, adds: str, rewords: str, approves: str, may: bool
) -> None:
    claim_id = added(knowledge, adds)
    if rewords:
        reworded(knowledge, claim_id, OTHER_WORDS, rewords)
    history = knowledge.history(claim_id)
    assert may_approve(history, reviewer(approves)) is may
    assert may_approve(history, reviewer(approves), own_allowed=True)


def test_who_moves_a_claim_or_brings_words_back_is_not_its_author(knowledge: KnowledgeBase) -> None:
    claim_id = added(knowledge, "ann")
    knowledge.move([claim_id], "submit", by="bert", why="")
    reworded(knowledge, claim_id, OTHER_WORDS, "carla")
    reworded(knowledge, claim_id, WORDS, "dora")
    assert list(authors(knowledge.history(claim_id))) == ["ann", "carla"]


def test_what_is_about_to_be_added_as_citable_is_ones_own() -> None:
    assert not may_approve([], reviewer("ann"))
    assert may_approve([], reviewer("ann"), own_allowed=True)


def test_who_works_alone_has_nobody_to_ask(knowledge: KnowledgeBase) -> None:
    claim_id = added(knowledge, AT_THIS_MACHINE.name)
    assert may_approve(knowledge.history(claim_id), AT_THIS_MACHINE)
    assert may_approve([], AT_THIS_MACHINE)


def test_an_account_of_the_same_name_does_not_work_alone(knowledge: KnowledgeBase) -> None:
    claim_id = added(knowledge, AT_THIS_MACHINE.name)
    account = Caller(AT_THIS_MACHINE.name, Role.ADMIN)
    assert not may_approve(knowledge.history(claim_id), account)


def test_a_refusal_says_what_to_do(knowledge: KnowledgeBase) -> None:
    history = knowledge.history(added(knowledge, "ann"))
    must_be_allowed_to_approve(history, reviewer("bert"))
    with pytest.raises(Problem, match="somebody else must approve") as refused:
        must_be_allowed_to_approve(history, reviewer("ann"))
    assert refused.value.status_code == 403
