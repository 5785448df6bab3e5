"""Does arithmetic over several claims give the statement's figure? One level an operation.

It is asked of all claims together, after each was compared by itself, so a pair alone is silent:
:mod:`verifier.judging.derived` puts the term that each claim brings on the level of the operation.
Source: verdicts.md, `derived`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from verifier.matching.arithmetic.derivations import Operation
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.pair import Pair
from verifier.report import Bearing, FindingName

SAYS: Mapping[Operation, str] = {
    Operation.SUM: "“{claim}” is a term of the sum: {reckoning}.",
    Operation.BALANCE: "“{claim}” is what there was, came or went: {reckoning}.",
    Operation.DIFFERENCE: "“{claim}” is one of the two that differ: {reckoning}.",
    Operation.RATIO: "“{claim}” is one of the two that are held against each other: {reckoning}.",
    Operation.GROWTH: "“{claim}” is the level before or after the change: {reckoning}.",
    Operation.SHARE: "“{claim}” is the part or the whole: {reckoning}.",
    Operation.PART: "“{claim}” is the share or what it is of: {reckoning}.",
    Operation.REST: "“{claim}” is the whole or a part that is taken from it: {reckoning}.",
    Operation.PRODUCT: "“{claim}” is a factor: {reckoning}.",
    Operation.AVERAGE: "“{claim}” is one of those averaged, or their number: {reckoning}.",
}


def _nothing_by_itself(pair: Pair) -> tuple[Subject, ...]:
    """One claim alone gives no term: the operation is found over all of them."""
    del pair
    return ()


def _by(operation: Operation) -> Callable[[Subject], bool]:
    """Whether the operation gives what the statement says."""

    def holds(subject: Subject) -> bool:
        facts = subject.facts
        return facts["operation"] is operation and bool(facts["agrees"])

    return holds


ARITHMETIC = Comparison(
    name="arithmetic",
    part=Part.SAME_CONTENT,
    question="Does arithmetic over the claims give the figure?",
    subjects=_nothing_by_itself,
    levels=(
        Level("nothing reckoned", Bearing.SILENT, nothing_said, "Nothing was reckoned."),
        *(
            Level(
                operation.value,
                Bearing.AGREES,
                _by(operation),
                SAYS[operation],
                FindingName.DERIVED,
            )
            for operation in Operation
        ),
        Level(
            "otherwise",
            Bearing.DISAGREES,
            otherwise,
            "“{claim}” is a term of the {named}, which gives another result: {reckoning}.",
            FindingName.DERIVED,
        ),
    ),
)
