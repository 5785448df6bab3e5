"""Every example beside the steps of weighing reaches its step, and every step has one."""

from __future__ import annotations

import pytest

from knowledge.claim import Source
from knowledge.formats.ratings import verdict_of
from knowledge.review import Review
from verifier.extraction import extract
from verifier.judging.as_read import as_read
from verifier.judging.weighing import STEPS, examples_of_steps
from verifier.language.on_demand import EntailmentOnDemand
from verifier.matching.comparisons import Example
from verifier.matching.entailed import read_by
from verifier.matching.pair import ClaimSide, pair_of
from verifier.pipeline import compare, compare_fully
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reading import Context
from verifier.storing import context_of


@pytest.mark.parametrize(
    "example", examples_of_steps(), ids=lambda e: f"{e.level}: {e.statement} | {e.claim}"
)
def test_example_reaches_its_step(example: Example, reader, lexicon) -> None:
    source = Source(publisher=example.publisher, published=example.published)
    claim = extract(example.claim, source, reader)[-1]
    if example.rating:
        rated = Review(
            reviewer="The Fact Desk", rating=example.rating, verdict=verdict_of(example.rating)
        )
        claim = claim.model_copy(update={"review": rated})
    side = ClaimSide(claim, whole(reader.read(claim.words, context_of(claim))))
    statement = split_assertions(reader.read(example.statement, Context(date=example.published)))[0]
    compared = compare(pair_of(statement, side, lexicon, ""))
    if example.level == "read as excluded":
        reading = read_by(EntailmentOnDemand(), statement, claim)
        assert reading is not None
        compared = as_read(compare_fully(compared.pair), reading)
    assert compared.step is not None
    assert compared.step.name == example.level, [(o.comparison, o.level) for o in compared.outcomes]


def test_every_step_has_an_example() -> None:
    assert [step.name for step in STEPS] == [one.level for one in examples_of_steps()]
