"""Which claims is the entailment model asked about, and what comes of it?

It costs some milliseconds a claim, and it was trained on pairs that speak of one matter: so it is
asked only where the rules leave the statement open without a finding, about the few nearest claims
whose matter is established, and only while its answer could still decide something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifier.judging.as_read import as_read, asks_for
from verifier.judging.bearing import Compared
from verifier.judging.verdict import Judgement, judge
from verifier.judging.weighing import tells_what
from verifier.matching.entailed import ReadsEntailment, read_by
from verifier.matching.pair import Pair
from verifier.matching.weights import WEIGHTS
from verifier.report import Verdict

ASKED_AT_MOST = 2
"""Claims of one assertion: the nearest ones tell, and a check must stay quick."""

LOOKED_AT = 6
"""Claims, nearest first, that are looked at for whether the model may be asked about them."""


def asked(
    judgement: Judgement,
    compared: Sequence[Compared],
    model: ReadsEntailment,
    compare_fully: Callable[[Pair], Compared],
) -> tuple[Judgement, list[Compared]]:
    """The judgement once the model was asked, and the claims as they then stand, in their order.

    ``compare_fully`` asks all comparisons about a claim whose words alone set it aside.
    """
    if judgement.verdict is not Verdict.UNVERIFIED or judgement.findings:
        return judgement, list(compared)
    found = list(compared)
    told: list[Compared] = []
    left = ASKED_AT_MOST
    for at, one in enumerate(found[:LOOKED_AT]):
        if not left or one.pair.alignment.coverage < WEIGHTS.matter:
            break
        only_words = all(outcome.comparison == "wording" for outcome in one.outcomes)
        full = compare_fully(one.pair) if only_words else one
        if not tells_what(full.pair, full.outcomes) or not asks_for(full):
            continue
        reading = read_by(model, full.pair.statement, full.pair.claim.claim)
        if reading is None:
            continue
        left -= 1
        found[at] = as_read(full, reading)
        if found[at] is not full:
            told.append(found[at])
    # what the rules took back, as arithmetic does, stays taken back: only what is new is judged
    return (judge(told), found) if told else (judgement, found)
