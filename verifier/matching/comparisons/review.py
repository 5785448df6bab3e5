"""Has somebody checked the claim, and what did they find?

A rating counts as its reviewer's word: what is rated false is contradicted, what is rated true is
supported, and everything between decides nothing. Source: verdicts.md, `debunked`.
"""

from __future__ import annotations

from knowledge.review import ReviewVerdict
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
from verifier.report import Bearing, FindingName


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    review, head = pair.claim.claim.review, pair.statement.head
    if review is None or head is None:
        return ()
    facts = {
        "reviewer": review.reviewer or pair.claim.claim.source.publisher or "A reviewer",
        "rating": review.rating or review.verdict.value,
        "verdict": review.verdict,
        "attributed": pair.statement.attribution is not None,
    }
    return (Subject(mark_tokens(pair.statement.reading, [head.token]), None, facts),)


def only_told_who_said_it(subject: Subject) -> bool:
    """The statement says who says it, which a rating of what they say does not change."""
    rated_false = subject.facts["verdict"] is ReviewVerdict.FALSE
    return rated_false and bool(subject.facts["attributed"])


def rated_false(subject: Subject) -> bool:
    """The reviewer finds that it is not so."""
    return subject.facts["verdict"] is ReviewVerdict.FALSE


def rated_true(subject: Subject) -> bool:
    """The reviewer finds that it is so."""
    return subject.facts["verdict"] is ReviewVerdict.TRUE


REVIEW = Comparison(
    name="review",
    part=Part.SAME_CONTENT,
    question="Has somebody checked the claim, and what did they find?",
    subjects=_subjects,
    levels=(
        Level("not reviewed", Bearing.SILENT, nothing_said, "Nobody has rated the claim."),
        Level(
            "said, but rated false",
            Bearing.AGREES,
            only_told_who_said_it,
            "It was said; {reviewer} rates what was said “{rating}”.",
            FindingName.DEBUNKED,
        ),
        Level(
            "rated false",
            Bearing.DISAGREES,
            rated_false,
            "{reviewer} rates it “{rating}”.",
            FindingName.DEBUNKED,
        ),
        Level("rated true", Bearing.AGREES, rated_true, "{reviewer} rates it “{rating}”."),
        Level(
            "otherwise",
            Bearing.NEAR,
            otherwise,
            "{reviewer} rates it “{rating}”, which neither bears it out nor refutes it.",
        ),
    ),
)
