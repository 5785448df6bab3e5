"""Where the rules find no word for a difference: does a language model read that one follows?

Asked only about a claim on the same matter, once the rules leave it open, and only where they
decided no figure, period, speaker or role against it. The model is small and can be wrong, so its
sentence says that a model read it so, and which. Source: its card, docs/entailment_model.md.
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
from verifier.matching.pair import Pair
from verifier.matching.weights import WEIGHTS
from verifier.report import Bearing, Mark


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    if pair.entailed is None:
        return ()
    found = pair.entailed.probabilities
    facts = {
        "follows": found.follows,
        "excludes": found.excludes,
        "model": pair.entailed.model,
    }
    return (Subject(_whole(pair.statement.text), _whole(pair.claim.claim.words), facts),)


def _whole(text: str) -> Mark:
    return Mark(text=text, start=0, end=len(text))


def follows(subject: Subject) -> bool:
    """The model is sure enough that the statement follows."""
    return bool(subject.facts["follows"] >= WEIGHTS.follows)


def excludes(subject: Subject) -> bool:
    """The model is sure enough that both cannot be true."""
    return bool(subject.facts["excludes"] >= WEIGHTS.excludes)


ENTAILMENT = Comparison(
    name="entailment",
    part=Part.SAME_CONTENT,
    question="Where the rules leave it open: does a language model read that one follows?",
    subjects=_subjects,
    levels=(
        Level("not asked", Bearing.SILENT, nothing_said, "The language model was not asked."),
        Level(
            "follows",
            Bearing.AGREES,
            follows,
            "A language model ({model}) reads that the claim says this in other words.",
        ),
        Level(
            "excludes",
            Bearing.DISAGREES,
            excludes,
            "A language model ({model}) reads that the claim and the statement exclude each other.",
        ),
        Level(
            "says neither",
            Bearing.SILENT,
            otherwise,
            "A language model ({model}) is sure of neither.",
        ),
    ),
)
