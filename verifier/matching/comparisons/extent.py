"""Is it said of all, of most or of these alone, where the statement says so?

"All of the injured were children" is not established by a claim that some were. Source:
verdicts.md, "supported": on every point that the statement makes.
"""

from __future__ import annotations

from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark_tokens
from verifier.matching.pair import Pair
from verifier.matching.quantifiers import met_by, quantifiers_in
from verifier.report import Bearing

HALF = 50.0
"""Per cent."""


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    theirs = quantifiers_in(pair.claim.content)
    found = []
    for kind, token in quantifiers_in(pair.statement).items():
        answering = next((theirs[other] for other in theirs if other in met_by(kind)), -1)
        found.append(
            Subject(
                mark_tokens(pair.statement.reading, [token]),
                mark_tokens(pair.claim.content.reading, [answering]),
                {"met": answering >= 0 or (kind == "most" and _more_than_half(pair))},
            )
        )
    return tuple(found)


def _more_than_half(pair: Pair) -> bool:
    """Whether the claim gives a share that lies above a half."""
    return any(
        figure.dimension == "share" and figure.interval.low > HALF
        for figure in pair.claim.content.figures
    )


def as_many(subject: Subject) -> bool:
    """The claim says it of as many."""
    return bool(subject.facts["met"])


EXTENT = Comparison(
    name="extent",
    part=Part.SAME_CONTENT,
    question="Is it said of as many?",
    subjects=_subjects,
    levels=(
        Level(
            "of no extent",
            Bearing.SILENT,
            nothing_said,
            "The statement does not say of how many, beside its figures.",
        ),
        Level("of as many", Bearing.AGREES, as_many, "The claim says it of as many."),
        Level(
            "otherwise",
            Bearing.NEAR,
            otherwise,
            "The statement says “{statement}”; the claim does not say of how many.",
        ),
    ),
)
