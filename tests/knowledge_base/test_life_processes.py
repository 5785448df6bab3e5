"""Do editors at several desks lose nothing of each other's work? Threads and real processes."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.claim import Status
from knowledge.errors import ForbiddenMove, NothingToUndo, StaleRevision

ROOT = Path(__file__).parents[2]

EDITOR = """
import sys
from datetime import UTC, datetime
from knowledge.base import KnowledgeBase
from knowledge.errors import StaleRevision

path, name = sys.argv[1:]
won = lost = 0
with KnowledgeBase.open(path, clock=lambda: datetime.now(UTC)) as knowledge:
    ids = [claim.id for claim in knowledge.claims()]
    while won < 40:
        for claim_id in ids:
            seen = knowledge.get(claim_id)
            name_of_move = "expire" if seen.status == "citable" else "restore"
            if seen.status == "in review":
                name_of_move = "approve"
            try:
                knowledge.move(
                    [claim_id], name_of_move, by=name, why="", expected_revision=seen.revision
                )
                won += 1
            except StaleRevision:
                lost += 1
print(won, lost)
"""


def test_two_processes_that_change_the_same_claims_see_every_change(tmp_path, clock, entry):
    path = tmp_path / "claims.db"
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        ids = knowledge.add(entry(f"Gauge {number} fell.") for number in range(3)).ids
    editors = [
        subprocess.Popen(
            [sys.executable, "-c", EDITOR, str(path), name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("north", "south")
    ]
    won = 0
    for editor in editors:
        out, said = editor.communicate()
        assert (editor.returncode, said) == (0, "")
        won += int(out.split()[0])
    with KnowledgeBase.open(str(path), clock=clock) as knowledge:
        histories = [knowledge.history(claim_id) for claim_id in ids]
    assert sum(len(history) - 1 for history in histories) == won, "one revision for each success"
    after = {"expired": Status.EXPIRED, "restored": Status.IN_REVIEW, "approved": Status.CITABLE}
    order = ["expired", "restored", "approved"]
    for history in histories:
        actions = [one.action for one in history[1:]]
        assert actions == [order[number % 3] for number in range(len(actions))]
        assert all(one.claim.status is after[one.action] for one in history[1:])


def test_one_of_many_who_saw_the_same_revision_changes_it(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was high.")]).ids
    seen = knowledge.get(claim_id).revision

    def retract(number: int) -> bool:
        try:
            knowledge.move([claim_id], "retract", by=str(number), why="", expected_revision=seen)
        except StaleRevision:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(retract, range(24))) == 1
    assert len(knowledge.history(claim_id)) == 2


def test_merging_and_undoing_at_once_leaves_both_halves_in_step(knowledge, entry):
    ids = knowledge.add(
        entry("The tide was high.", title=f"Paper {number}") for number in range(6)
    ).ids

    def work(number: int) -> None:
        keep, other = ids[number % 6], ids[(number * 5 + 1) % 6]
        try:
            if number % 3:
                knowledge.merge(keep, [other], by=str(number), why="")
            else:
                knowledge.undo(keep, by=str(number), why="", read=lambda claims: [])
        except (ForbiddenMove, NothingToUndo, StaleRevision):
            pass

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(120)))
    claims = {claim.id: claim for claim in knowledge.claims()}
    for claim in claims.values():
        inside = [one.claim_id for one in claim.appearances]
        assert len(inside) == len(set(inside))
        for claim_id in inside:
            assert claims[claim_id].status is Status.MERGED
            assert claims[claim_id].replaced_by == claim.id
        if claim.status is Status.MERGED:
            keeper = claims[claim.replaced_by]
            assert claim.id in [one.claim_id for one in keeper.appearances]
