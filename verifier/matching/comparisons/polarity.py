"""Do both affirm it, or does one deny what the other affirms?

Asked of each verb of the statement that a verb of the claim meets: a negation on one side only, or
two verbs that exclude each other (rose, fell), cannot be true together.
"""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.claim import Polarity
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.links import Link
from verifier.matching.marks import mark_tokens
from verifier.matching.meetings import Meeting
from verifier.matching.pair import Pair
from verifier.matching.predicates_met import predicate_over_the_same, speaks_of_the_same
from verifier.matching.stances import one_side_denies
from verifier.reading.assertions import Assertion
from verifier.reading.reading import Predicate
from verifier.report import Bearing


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    if one_side_denies(pair):
        return ()  # the comparison of standing weighs a denial together with its content
    ours = {p.token: p for p in pair.statement.predicates}
    theirs = {p.token: p for p in pair.claim.content.reading.predicates}
    found = []
    for link in pair.alignment.links:
        if link.meeting is Meeting.OPPOSITE or (link.claim in theirs and link.statement in ours):
            found.append(_subject(link, pair, ours, theirs))
    head = pair.statement.head
    if head is not None and not any(link.statement == head.token for link in pair.alignment.links):
        found += _head_only(head, pair)
    return tuple(found)


def _subject(
    link: Link, pair: Pair, ours: Mapping[int, Predicate], theirs: Mapping[int, Predicate]
) -> Subject:
    mine, other = ours.get(link.statement), theirs.get(link.claim)
    negated = _turned_by_words(mine, other, pair)
    opposite = link.meeting is Meeting.OPPOSITE
    return Subject(
        mark_tokens(pair.statement.reading, [link.statement]),
        mark_tokens(pair.claim.content.reading, [link.claim]),
        {
            "opposite": opposite,
            "turned": opposite ^ (negated[0] != negated[1]),
            "of_the_same": (mine is None or other is None or speaks_of_the_same(mine, other, pair))
            and not (negated[0] != negated[1] and _counts_others(pair)),
        },
    )


def _head_only(head: Predicate, pair: Pair) -> list[Subject]:
    """Verbs such as "be" carry no weight and have no link: the verb over the same words answers."""
    answering = predicate_over_the_same(head, pair)
    other = answering or pair.claim.content.head
    if other is None:
        return []
    return [
        Subject(
            mark_tokens(pair.statement.reading, [head.token]),
            mark_tokens(pair.claim.content.reading, [other.token]),
            {
                "opposite": False,
                "turned": len(set(_turned_by_words(head, other, pair))) > 1,
                "of_the_same": answering is not None or speaks_of_the_same(head, other, pair),
            },
        )
    ]


def _turned_by_words(
    mine: Predicate | None, other: Predicate | None, pair: Pair
) -> tuple[bool, bool]:
    """Which sides negate it in words; where both count, "no deaths" is a figure like another."""
    both_count = bool(pair.statement.figures and pair.claim.content.figures)
    return (
        _negated(mine) and not (both_count and counts_none(pair.statement)),
        _negated(other) and not (both_count and counts_none(pair.claim.content)),
    )


def _counts_others(pair: Pair) -> bool:
    """ "Four were not rescued" counts others than "161 were rescued" and does not deny it."""
    ours = {figure.value for figure in pair.statement.figures}
    theirs = {figure.value for figure in pair.claim.content.figures}
    return bool(ours and theirs) and not ours & theirs


def counts_none(assertion: Assertion) -> bool:
    """Whether the negation is a figure: "no deaths" counts none."""
    return any(f.interval.low == f.interval.high == 0 for f in assertion.figures)


def _negated(predicate: Predicate | None) -> bool:
    return predicate is not None and predicate.polarity is Polarity.NEGATED


def agree(subject: Subject) -> bool:
    """Both affirm or both negate it."""
    return not subject.facts["turned"]


def of_other_things(subject: Subject) -> bool:
    """The claim's verb is said of something else than the statement's."""
    return not subject.facts["of_the_same"]


def opposites(subject: Subject) -> bool:
    """The two words exclude each other."""
    return bool(subject.facts["opposite"])


POLARITY = Comparison(
    name="polarity",
    part=Part.SAME_CONTENT,
    question="Do both affirm it or both deny it?",
    subjects=_subjects,
    levels=(
        Level(
            "no verb in common",
            Bearing.SILENT,
            nothing_said,
            "No verb of the statement stands in the claim.",
        ),
        Level("same polarity", Bearing.AGREES, agree, "“{statement}” and “{claim}” say the same."),
        Level(
            "of other things",
            Bearing.NEAR,
            of_other_things,
            "“{statement}” and “{claim}” are said of different things.",
        ),
        Level(
            "opposites",
            Bearing.DISAGREES,
            opposites,
            "“{statement}” and “{claim}” exclude each other.",
        ),
        Level(
            "otherwise",
            Bearing.DISAGREES,
            otherwise,
            "One side negates “{claim}”, the other affirms it.",
        ),
    ),
)
