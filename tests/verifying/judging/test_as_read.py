"""What the entailment model may close, and what it never overrules."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from knowledge.claim import Source
from verifier.extraction import extract
from verifier.judging.as_read import as_read
from verifier.judging.asking import asked
from verifier.judging.bearing import Answer, Compared
from verifier.judging.reasons import reason_for
from verifier.judging.verdict import judge
from verifier.language.entailment import Entailed
from verifier.matching.entailed import ModelReading
from verifier.matching.pair import ClaimSide, pair_of
from verifier.pipeline import compare, compare_fully
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reading import Context
from verifier.report import Verdict
from verifier.storing import context_of

FOLLOWS = Entailed(follows=0.97, excludes=0.01, neither=0.02)
EXCLUDES = Entailed(follows=0.01, excludes=0.97, neither=0.02)
NEITHER = Entailed(follows=0.4, excludes=0.2, neither=0.4)


@dataclass
class Says:
    """A reader of entailment that always says the same, and remembers what it was asked."""

    answer: Entailed
    name: str = "a model 7"
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def entail(self, pairs):
        self.pairs += pairs
        return [self.answer for _ in pairs]


@pytest.fixture
def compared(reader, lexicon):
    def make(statement: str, claim: str, speaker: str = "") -> Compared:
        source = Source(publisher="Meridian")
        found = extract(claim, source, reader)[-1]
        side = ClaimSide(found, whole(reader.read(found.words, context_of(found))))
        part = split_assertions(reader.read(statement, Context()))[0]
        return compare_fully(pair_of(part, side, lexicon, speaker))

    return make


@pytest.mark.parametrize(
    ("why", "statement", "claim", "read", "answer"),
    [
        (
            "other words for the same",
            "The mayor of Tarn quit.",
            "The mayor of Tarn cleared her desk for good.",
            FOLLOWS,
            Answer.SUPPORTS,
        ),
        (
            "other words that exclude it",
            "The mayor of Tarn stayed on.",
            "The mayor of Tarn cleared her desk for good.",
            EXCLUDES,
            Answer.CONTRADICTS,
        ),
        (
            "a model that is not sure changes nothing",
            "The mayor of Tarn quit.",
            "The mayor of Tarn cleared her desk for good.",
            NEITHER,
            None,
        ),
        (
            "a figure that the rules exclude stays excluded",
            "The blast in Tarn hurt 12 people.",
            "The blast in Tarn hurt 31 people.",
            FOLLOWS,
            None,
        ),
        (
            "who did it to whom is not for the model",
            "Kessel defeated Tarn in the final.",
            "Tarn defeated Kessel in the final.",
            FOLLOWS,
            None,
        ),
        (
            "another period is another matter",
            "The price of bread in Tarn soared in May 2019.",
            "The price of bread in Tarn collapsed in July 2021.",
            EXCLUDES,
            None,
        ),
        (
            "who said it is not for the model",
            "Kessel said that the mayor of Tarn would quit.",
            "Brandt said that the mayor of Tarn would quit.",
            FOLLOWS,
            None,
        ),
    ],
)
def test_what_the_model_may_close(compared, why, statement, claim, read, answer) -> None:
    before = compared(statement, claim)
    after = as_read(before, ModelReading(read, "a model 7"))
    assert after.answer is (answer or before.answer), why
    assert (after is before) is (answer is None)


def test_the_report_says_that_a_model_read_it_so(compared) -> None:
    before = compared("The mayor of Tarn quit.", "The mayor of Tarn cleared her desk for good.")
    after = as_read(before, ModelReading(FOLLOWS, "a model 7"))
    point = next(o for o in after.outcomes if o.comparison == "entailment")
    assert point.says == (
        "A language model (a model 7) reads that the claim says this in other words."
    )
    assert point.says in reason_for(judge([after]), None)


def ask(one: Compared, answer: Entailed):
    model = Says(answer)
    first = compare(one.pair)
    judgement, found = asked(judge([first]), [first], model, compare_fully)
    return judgement, found, model


def test_it_is_asked_where_the_rules_leave_it_open(compared) -> None:
    one = compared("The mayor of Tarn quit.", "The mayor of Tarn cleared her desk for good.")
    judgement, found, model = ask(one, FOLLOWS)
    assert judgement.verdict is Verdict.SUPPORTED
    assert found[0].answer is Answer.SUPPORTS
    assert model.pairs == [
        ("The mayor of Tarn cleared her desk for good.", "The mayor of Tarn quit.")
    ], "whole sentences, as the model was trained on them"


@pytest.mark.parametrize(
    ("why", "statement", "claim"),
    [
        (
            "the rules support it",
            "The blast in Tarn hurt 12 people.",
            "A blast in Tarn hurt 12 people.",
        ),
        (
            "the rules contradict it",
            "The blast in Tarn hurt 12 people.",
            "The blast in Tarn hurt 31 people.",
        ),
        (
            "another speaker: a finding",
            "Kessel said 12 people were hurt in the blast in Tarn.",
            "Brandt said 12 people were hurt in the blast in Tarn.",
        ),
        (
            "nothing tells that the matter is the same",
            "The mayor of Tarn quit.",
            "Rain is expected in the north.",
        ),
        (
            "a figure that no figure of the claim agrees with",
            "The harbour of Tarn handled 40,000 containers.",
            "The harbour of Tarn was busy all year.",
        ),
    ],
)
def test_it_is_not_asked_where(compared, why, statement, claim) -> None:
    *_, model = ask(compared(statement, claim), FOLLOWS)
    assert model.pairs == [], why
