"""Do the pairs that train the entailment model get the labels that the rules for verdicts give?"""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.entailment.contrastive import contrastive_pairs
from scripts.entailment.generated import generated_pairs
from scripts.entailment.intervals import Form, Interval, relation
from scripts.entailment.neighbours import neighbour_pairs
from scripts.entailment.pairs import EXCLUDES, FOLLOWS, NEITHER, Pair, plain

WORD = {FOLLOWS: "follows", EXCLUDES: "excludes", NEITHER: "neither"}

FIGURES = [
    # claim, statement, whether a bare count is exact, what the statement does
    ((Form.BARE, 45), (Form.BARE, 45), True, FOLLOWS),
    ((Form.BARE, 45), (Form.BARE, 46), True, EXCLUDES),
    ((Form.ABOUT, 820), (Form.BARE, 820), True, FOLLOWS),
    ((Form.ABOUT, 820), (Form.BARE, 1200), False, EXCLUDES),
    ((Form.ABOUT, 820), (Form.BARE, 825), True, NEITHER),
    ((Form.BARE, 824), (Form.ABOUT, 820), True, FOLLOWS),
    ((Form.BARE, 820), (Form.ABOUT, 800), True, FOLLOWS),
    ((Form.BARE, 45), (Form.ABOVE, 40), True, FOLLOWS),
    ((Form.BARE, 45), (Form.ABOVE, 45), True, EXCLUDES),
    ((Form.BARE, 45), (Form.LEAST, 45), True, FOLLOWS),
    ((Form.BARE, 45), (Form.BELOW, 40), True, EXCLUDES),
    ((Form.ABOVE, 400_000), (Form.BARE, 400_000), False, FOLLOWS),
    ((Form.ABOVE, 400_000), (Form.BARE, 500_000), False, NEITHER),
    ((Form.ABOVE, 400_000), (Form.BARE, 300_000), False, EXCLUDES),
    ((Form.ABOVE, 50), (Form.LEAST, 50), True, FOLLOWS),
    ((Form.LEAST, 50), (Form.ABOVE, 50), True, NEITHER),
    ((Form.BELOW, 50), (Form.LEAST, 50), True, EXCLUDES),
    ((Form.NEARLY, 100), (Form.BELOW, 100), False, FOLLOWS),
    ((Form.NEARLY, 100), (Form.ABOVE, 100), False, EXCLUDES),
    ((Form.MOST, 70), (Form.BARE, 60), True, NEITHER),
]


@pytest.mark.parametrize(("claim", "statement", "exact", "expected"), FIGURES)
def test_figures_are_related_by_their_intervals(
    claim: tuple[Form, float], statement: tuple[Form, float], exact: bool, expected: int
) -> None:
    assert WORD[relation(claim, statement, exact)] == WORD[expected]


intervals = st.builds(
    lambda low, length, a, b: Interval(low, low + length, a and length > 0, b and length > 0),
    st.integers(0, 50),
    st.integers(0, 20),
    st.booleans(),
    st.booleans(),
)


@given(intervals, intervals)
def test_what_lies_within_is_not_apart_and_apart_goes_both_ways(
    one: Interval, two: Interval
) -> None:
    assert one.within(one)
    assert not (one.within(two) and one.apart(two))
    assert one.apart(two) == two.apart(one)


def test_generated_pairs_are_the_same_every_time_and_have_all_labels() -> None:
    pairs = generated_pairs(600, random.Random(1))
    assert pairs == generated_pairs(600, random.Random(1))
    assert len(set(pairs)) == 600
    assert all("{" not in pair.premise + pair.hypothesis for pair in pairs)
    shares = Counter(pair.label for pair in pairs)
    assert all(shares[label] > 120 for label in (FOLLOWS, EXCLUDES, NEITHER)), shares


def of(pair: Pair) -> dict[str, set[str]]:
    """The hypotheses that are made of a pair over many draws, by label."""
    found: dict[str, set[str]] = {word: set() for word in WORD.values()}
    for seed in range(40):
        for one in contrastive_pairs([pair], random.Random(seed)):
            found[WORD[one.label]].add(one.hypothesis)
    return found


def test_another_year_excludes() -> None:
    premise = "The lighthouse was finished in 1911 and opened that year."
    found = of(Pair(premise, "The lighthouse opened in 1911.", FOLLOWS, "own"))
    years = {one for one in found["excludes"] if one.startswith("The lighthouse opened in 1")}
    assert years
    assert all("1911" not in one for one in years)
    assert any("before" in one or "after" in one for one in found["follows"])


def bounds(found: set[str], words: str) -> set[int]:
    """The figures that stand after such words in the hypotheses."""
    return {
        int(met[1]) for one in found for met in re.finditer(rf"(?<!no )(?:{words}) (\d+) ", one)
    }


def test_a_bound_that_holds_follows_and_one_that_does_not_excludes() -> None:
    found = of(Pair("The fire left 64 goats dead.", "The fire killed 64 goats.", FOLLOWS, "own"))
    assert max(bounds(found["follows"], "more than|over|above")) < 64
    assert min(bounds(found["excludes"], "more than|over|above")) >= 64
    assert min(bounds(found["follows"], "fewer than|less than|under")) > 64
    assert max(bounds(found["excludes"], "fewer than|less than|under")) <= 64
    assert "The fire killed 64 goats." in found["neither"]  # of a premise that tells no figure


def test_a_figure_that_is_already_bounded_is_left_alone() -> None:
    pair = Pair("Some 64 goats died.", "More than 64 goats died.", FOLLOWS, "own")
    assert not any(found for found in of(pair).values())


def test_denial_turns_the_label_round() -> None:
    premise = "The bridge over the Tarn reopened on Friday."
    followed = of(Pair(premise, "The bridge is open.", FOLLOWS, "own"))
    assert followed["excludes"] == {"The bridge is not open."}
    excluded = of(Pair(premise, "The bridge is closed.", EXCLUDES, "own"))
    assert excluded["follows"] == {"The bridge is not closed."}
    open_ = of(Pair(premise, "The bridge is red.", NEITHER, "own"))
    assert open_["neither"] == {"The bridge is not red."}


def test_what_says_how_many_is_not_denied() -> None:
    pair = Pair("All roads are open.", "Some roads are open.", FOLLOWS, "own")
    assert not any(of(pair).values())


def test_signs_of_tree_banks_are_written_as_usual() -> None:
    assert plain("Ada -LRB- born 1815 -RRB- , a writer .") == "Ada (born 1815), a writer."


def test_two_way_negatives_count_the_second_and_third_label_together() -> None:
    torch = pytest.importorskip("torch", reason="torch is for training only")
    from scripts.entailment.training import loss_of

    logits = torch.log(torch.tensor([[0.5, 0.2, 0.3]]))
    loss = float(loss_of(logits, torch.tensor([3])))
    assert loss == pytest.approx(float(-torch.log(torch.tensor(0.5))))


def test_a_claim_beside_the_evidence_of_another_one_says_neither() -> None:
    pairs = [
        Pair(
            "The Tarn bridge was built in 1911.", "The Tarn bridge dates from 1911.", FOLLOWS, "own"
        ),
        Pair(
            "Repairs of the Tarn bridge took a year.",
            "The Tarn bridge was repaired.",
            FOLLOWS,
            "own",
        ),
        Pair("Goats are kept for their milk.", "Goats give milk.", FOLLOWS, "own"),
        Pair("Sheep are kept for their wool.", "Sheep give wool.", FOLLOWS, "own"),
    ]
    found = neighbour_pairs(pairs, random.Random(1))
    beside = Pair(pairs[1].premise, pairs[0].hypothesis, NEITHER, "neighbours")
    assert beside in found
    own = {(pair.premise, pair.hypothesis) for pair in pairs}
    assert not any((one.premise, one.hypothesis) in own for one in found)
    # a premise that stands between others keeps its label
    assert all(pairs[0].premise in one.premise for one in found if one.label == FOLLOWS)


def test_a_premise_that_may_say_as_much_is_no_neighbour() -> None:
    pairs = [
        Pair(
            "The Tarn bridge was built in 1911.", "The Tarn bridge dates from 1911.", FOLLOWS, "own"
        ),
        Pair("In 1911 the Tarn bridge opened.", "A bridge was opened.", FOLLOWS, "own"),
        Pair("Goats are kept for their milk.", "Goats give milk.", FOLLOWS, "own"),
    ]
    found = neighbour_pairs(pairs, random.Random(1))
    assert not any(one.hypothesis == pairs[0].hypothesis for one in found)
