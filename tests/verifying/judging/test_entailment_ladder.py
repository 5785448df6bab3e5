"""Every example beside the entailment model's ladder reaches its level, and every level has one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.claim import Source
from verifier.extraction import extract
from verifier.language.entailment import EntailmentModel, load_entailment
from verifier.matching.comparisons import Example, examples
from verifier.matching.comparisons.entailment import ENTAILMENT
from verifier.matching.entailed import read_by
from verifier.matching.pair import ClaimSide, pair_of
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reading import Context
from verifier.storing import context_of

EXAMPLES = [one for one in examples(ENTAILMENT.name) if not one.not_yet]


@pytest.fixture(scope="module")
def model() -> EntailmentModel:
    return load_entailment()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.level}: {e.statement} | {e.claim}")
def test_example_reaches_its_level(example: Example, reader, lexicon, model) -> None:
    claim = extract(example.claim, Source(publisher="Meridian"), reader)[-1]
    side = ClaimSide(claim, whole(reader.read(claim.words, context_of(claim))))
    statement = split_assertions(reader.read(example.statement, Context()))[0]
    pair = pair_of(statement, side, lexicon, "")
    if example.level != "not asked":
        pair = replace(pair, entailed=read_by(model, statement, claim))
    (outcome,) = ENTAILMENT.compare(pair)
    assert outcome.level == example.level, pair.entailed


def test_every_level_has_an_example() -> None:
    assert {level.name for level in ENTAILMENT.levels} == {one.level for one in EXAMPLES}
