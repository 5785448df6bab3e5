"""How many claims is the entailment model asked about, and which?"""

from __future__ import annotations

import pytest

from tests.verifying.judging.test_as_read import EXCLUDES, FOLLOWS, NEITHER, Says
from verifier.judging.asking import ASKED_AT_MOST, LOOKED_AT, asked
from verifier.judging.bearing import Answer
from verifier.judging.verdict import judge
from verifier.pipeline import compare_fully
from verifier.report import Verdict

STATEMENT = "The mayor of Tarn quit."
OPEN = "The mayor of Tarn cleared her desk for good."
FAR = "Rain is expected in the north."


@pytest.mark.parametrize(
    ("why", "claims", "times"),
    [
        ("one", [OPEN], 1),
        ("two", [OPEN] * 2, 2),
        ("no more than two", [OPEN] * 4, 2),
        ("none where the nearest is of another matter", [FAR, OPEN], 0),
        ("none", [], 0),
    ],
)
def test_so_many_are_asked_about(compared_with, why, claims, times) -> None:
    model = Says(NEITHER)
    found = [compared_with(STATEMENT, words) for words in claims]
    before = judge(found)
    judgement, after = asked(before, found, model, compare_fully)
    assert len(model.pairs) == times, why
    assert times <= ASKED_AT_MOST <= LOOKED_AT
    assert judgement is before
    assert after == found


@pytest.mark.parametrize(
    ("answer", "verdict", "says"),
    [
        (FOLLOWS, Verdict.SUPPORTED, Answer.SUPPORTS),
        (EXCLUDES, Verdict.CONTRADICTED, Answer.CONTRADICTS),
    ],
)
def test_all_that_it_tells_is_judged(compared_with, answer, verdict, says) -> None:
    found = [compared_with(STATEMENT, OPEN) for _ in range(3)]
    judgement, after = asked(judge(found), found, Says(answer), compare_fully)
    assert judgement.verdict is verdict
    assert [one.answer for one in after[:ASKED_AT_MOST]] == [says] * ASKED_AT_MOST
    assert after[ASKED_AT_MOST:] == found[ASKED_AT_MOST:]
    assert len(judgement.supporting + judgement.contradicting) == ASKED_AT_MOST


def test_the_model_looks_at_both_sides_whole(compared_with) -> None:
    found = [compared_with(STATEMENT, OPEN)]
    _, (after,) = asked(judge(found), found, Says(FOLLOWS), compare_fully)
    point = next(one for one in after.outcomes if one.comparison == "entailment")
    assert point.statement is not None and point.claim is not None
    assert point.statement.model_dump() == {
        "text": STATEMENT.rstrip("."),
        "start": 0,
        "end": len(STATEMENT) - 1,
        "means": "",
    }
    assert point.claim.model_dump() == {"text": OPEN, "start": 0, "end": len(OPEN), "means": ""}
