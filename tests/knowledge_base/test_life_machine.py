"""Does any course of changes leave what a plain model of it says? Hypothesis looks for one that
does not: adding, revising, moving, retracting, merging and undoing, over both engines."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from knowledge.base import Entry, IndexFields, KnowledgeBase, Query
from knowledge.claim import Claim, Source, Status
from knowledge.errors import ForbiddenMove, NothingToUndo
from knowledge.moves import moves
from knowledge.selection import SourceNamed

ALIVE = {"extracted", "in review", "citable"}
OUT = {"rejected", "superseded", "corrected", "retracted", "expired", "merged"}
MAY = {
    "submit": ({"extracted"}, "in review"),
    "approve": ({"extracted", "in review"}, "citable"),
    "reject": ({"extracted", "in review"}, "rejected"),
    "supersede": ({"citable"}, "superseded"),
    "correct": ({"citable"}, "corrected"),
    "expire": ({"citable"}, "expired"),
    "retract": (ALIVE | OUT - {"rejected", "retracted"}, "retracted"),
    "merge": (ALIVE, "merged"),
    "restore": (OUT, "in review"),
}
"""The moves once more, so that a slip in the table of the program shows."""


@dataclass(frozen=True)
class Modelled:
    """A claim as the model has it."""

    words: str
    publisher: str
    status: str
    replaced_by: str = ""
    inside: tuple[str, ...] = ()


class Life(RuleBasedStateMachine):
    """The knowledge base beside the model; after every rule both must agree."""

    claims = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        self.model: dict[str, Modelled] = {}
        self.steps: list[dict[str, Modelled | None]] = []
        self.last: dict[str, int] = {}
        self.words = 0
        self.knowledge = self.opened()

    def opened(self) -> KnowledgeBase:
        return KnowledgeBase.in_memory(clock=lambda: datetime(2024, 3, 1, tzinfo=UTC))

    def teardown(self) -> None:
        self.knowledge.close()

    def wrote(self, after: dict[str, Modelled]) -> None:
        """The model's own step: what is different now, with what was before."""
        changed = {one: state for one, state in after.items() if self.model.get(one) != state}
        if changed:
            self.steps.append({one: self.model.get(one) for one in changed})
            self.last |= dict.fromkeys(changed, len(self.steps) - 1)
            self.model |= changed

    def entry(self, claim_id: str, publisher: str, status: Status) -> Entry:
        self.words += 1
        words = f"gauge reading{self.words}"
        source = Source(publisher=publisher)
        claim = Claim(id=claim_id, statement=words, source=source, status=status)
        return Entry(claim, words, "1", IndexFields(words))

    @rule(
        target=claims,
        publisher=st.sampled_from(["north", "south"]),
        status=st.sampled_from([Status.EXTRACTED, Status.IN_REVIEW, Status.CITABLE]),
        number=st.integers(1, 3),
    )
    def add(self, publisher, status, number):
        entries = [self.entry("", publisher, status) for _ in range(number)]
        ids = self.knowledge.add(entries, by="add").ids
        self.wrote(
            {
                claim_id: Modelled(entry.claim.statement, publisher, status.value)
                for claim_id, entry in zip(ids, entries, strict=True)
            }
        )
        return multiple(*ids)

    @rule(claim=claims)
    def revise(self, claim):
        state = self.model[claim]
        entry = self.entry(claim, state.publisher, Status.CITABLE)
        self.knowledge.revise(entry, by="revise", why="")
        self.wrote({claim: replace(state, words=entry.claim.statement)})

    @rule(claim=claims, other=claims, name=st.sampled_from([m for m in MAY if m != "merge"]))
    def move(self, claim, other, name):
        before, after = MAY[name]
        state = self.model[claim]
        successor = other if name in ("supersede", "correct") else ""
        allowed = state.status in before and (
            not successor or (other != claim and self.model[other].status == "citable")
        )
        there = state.status == after and state.replaced_by == successor
        if there and successor and self.model[other].status != "citable":
            there = False
        if not allowed and not there:
            with pytest.raises(ForbiddenMove):
                self.knowledge.move([claim], name, by="", why="", successor=successor)
            return
        self.knowledge.move([claim], name, by="", why="", successor=successor)
        if there:
            return
        wanted = {claim: replace(state, status=after, replaced_by=successor)}
        self.wrote(self.without(state, claim) | wanted)

    def without(self, state: Modelled, claim: str) -> dict[str, Modelled]:
        """The keeper of a merged claim after it has left."""
        if state.status != "merged":
            return {}
        keeper = self.model[state.replaced_by]
        left = tuple(one for one in keeper.inside if one != claim)
        return {state.replaced_by: replace(keeper, inside=left)}

    @rule(keep=claims, other=claims)
    def merge(self, keep, other):
        ours, theirs = self.model[keep], self.model[other]
        allowed = (
            keep != other
            and {ours.status, theirs.status} <= ALIVE
            and not (theirs.status == "citable" and ours.status != "citable")
        )
        if not allowed:
            with pytest.raises(ForbiddenMove):
                self.knowledge.merge(keep, [other], by="", why="")
            return
        self.knowledge.merge(keep, [other], by="", why="")
        self.wrote(
            {one: replace(self.model[one], replaced_by=keep) for one in theirs.inside}
            | {
                keep: replace(ours, inside=(*ours.inside, other, *theirs.inside)),
                other: replace(theirs, status="merged", replaced_by=keep, inside=()),
            }
        )

    @rule(publisher=st.sampled_from(["north", "south"]))
    def retract_source(self, publisher):
        going = {
            one
            for one, state in self.model.items()
            if state.publisher == publisher and state.status in MAY["retract"][0]
        }
        after: dict[str, Modelled] = {}
        for one in going:
            after[one] = replace(self.model[one], status="retracted", replaced_by="", inside=())
            for inner in set(self.model[one].inside) - going:
                former = self.status_before_merging(inner)
                after[inner] = replace(self.model[inner], status=former, replaced_by="")
        for one, state in self.model.items():
            if one not in going and set(state.inside) & going:
                left = tuple(inner for inner in state.inside if inner not in going)
                after[one] = replace(state, inside=left)
        gone = self.knowledge.retract_source(SourceNamed(publisher=publisher), by="", why="")
        assert {claim.id for claim in gone.retracted} == going
        self.wrote(after)

    def status_before_merging(self, claim: str) -> str:
        states = [step[claim] for step in self.steps if claim in step]
        return next(s.status for s in reversed(states) if s is not None and s.status != "merged")

    @rule(claim=claims)
    def undo(self, claim):
        step = self.steps[self.last[claim]]
        possible = all(
            self.last[one] == self.last[claim] and former is not None
            for one, former in step.items()
        )
        if not possible:
            with pytest.raises(NothingToUndo):
                self.knowledge.undo(claim, by="", why="", read=read)
            return
        self.knowledge.undo(claim, by="", why="", read=read)
        self.wrote({one: former for one, former in step.items() if former is not None})

    @invariant()
    def both_agree(self):
        there = {
            claim.id: Modelled(
                claim.statement,
                claim.source.publisher,
                claim.status.value,
                claim.replaced_by,
                tuple(one.claim_id for one in claim.appearances),
            )
            for claim in self.knowledge.claims()
        }
        assert there == self.model

    @invariant()
    def citable_claims_are_found_and_no_others(self):
        found = self.knowledge.search(Query((("gauge", 1.0),), 1000))
        citable = {one for one, state in self.model.items() if state.status == "citable"}
        assert {one.claim.id for one in found} == citable
        assert all(one.reading == one.claim.statement for one in found)

    @invariant()
    def what_is_merged_stands_with_the_one_that_keeps_it(self):
        for one, state in self.model.items():
            if state.status == "merged":
                assert one in self.model[state.replaced_by].inside
            for inner in state.inside:
                assert self.model[inner].replaced_by == one

    @invariant()
    def the_history_has_every_step(self):
        for one in self.model:
            history = self.knowledge.history(one)
            assert len(history) == sum(one in step for step in self.steps)
            assert [revision.number for revision in history] == sorted(
                revision.number for revision in history
            )


class LifeInAFile(Life):
    """The same over the database."""

    def opened(self) -> KnowledgeBase:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "claims.db"
        clock = lambda: datetime(2024, 3, 1, tzinfo=UTC)  # noqa: E731
        return KnowledgeBase.open(str(path), clock=clock, create=True)

    def teardown(self) -> None:
        super().teardown()
        self.folder.cleanup()


def read(claims: Sequence[Claim]) -> list[Entry]:
    return [Entry(one, one.statement, "1", IndexFields(one.statement)) for one in claims]


def test_the_moves_of_the_model_are_those_of_the_program():
    assert {
        move.name: ({state.value for state in move.before}, move.after.value)
        for move in moves().values()
    } == MAY


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestLifeInAFile = LifeInAFile.TestCase
TestLifeInAFile.settings = settings(max_examples=6, stateful_step_count=25, deadline=None)
