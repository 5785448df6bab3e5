"""Does the claim say, in whatever words, all that the statement says?

The share of the statement's weight that the claim meets: names weigh most, words that could stand
in any sentence least. Figures and dates are left out: comparisons of their own judge them.
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
from verifier.matching.meetings import Meeting
from verifier.matching.pair import Pair
from verifier.matching.weights import WEIGHTS
from verifier.report import Bearing


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    links = pair.alignment.links
    if not links:
        return ()
    tokens = pair.statement.reading.tokens
    unmet = [tokens[i].text for i in pair.alignment.unmet()]
    missing = ", ".join(f"“{word}”" for word in unmet)
    facts = {
        "coverage": pair.alignment.coverage,
        "core_unmet": pair.alignment.core_unmet(),
        "missing": missing,
        "only_same": all(link.meeting in (Meeting.SAME, Meeting.NAME) for link in links),
    }
    return (
        Subject(
            statement=mark_tokens(pair.statement.reading, [link.statement for link in links]),
            claim=mark_tokens(pair.claim.content.reading, [link.claim for link in links]),
            facts=facts,
        ),
    )


def in_the_same_words(subject: Subject) -> bool:
    """Every word that carries weight stands in the claim."""
    return bool(subject.facts["only_same"])


def all_of_it(subject: Subject) -> bool:
    """The claim meets so much of the statement that nothing of weight is left."""
    facts = subject.facts
    return bool(facts["coverage"] >= WEIGHTS.all_of_it and not facts["core_unmet"])


def most_of_it(subject: Subject) -> bool:
    """The claim speaks of the matter, but leaves out something that the statement says."""
    return bool(subject.facts["coverage"] >= WEIGHTS.most_of_it)


WORDING = Comparison(
    name="wording",
    part=Part.SAME_MATTER,
    question="Does the claim say all that the statement says?",
    subjects=_subjects,
    levels=(
        Level(
            "no words to compare", Bearing.SILENT, nothing_said, "There are no words to compare."
        ),
        Level("the same words", Bearing.AGREES, in_the_same_words, "It is said in the same words."),
        Level("all of it", Bearing.AGREES, all_of_it, "It is said in other words."),
        Level("most of it", Bearing.NEAR, most_of_it, "The claim does not say {missing}."),
        Level(
            "otherwise",
            Bearing.DISAGREES,
            otherwise,
            "The claim speaks of something else; it does not say {missing}.",
        ),
    ),
)
