"""Every example that stands beside a comparison reaches its level, and every level has one."""

from __future__ import annotations

import pytest

from knowledge.claim import Claim, Source
from knowledge.formats.ratings import verdict_of
from knowledge.review import Review
from verifier.extraction import extract
from verifier.matching.comparisons import ALL, Comparison, Example, examples
from verifier.matching.pair import ClaimSide, pair_of
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reader import Reader
from verifier.reading.reading import Context
from verifier.storing import context_of
from verifier.words.lexicon import Lexicon

CASES = [
    pytest.param(
        comparison,
        example,
        id=f"{comparison.name}: {example.statement} | {example.claim} -> {example.level}",
        marks=[pytest.mark.xfail(strict=True, reason=example.why)] if example.not_yet else [],
    )
    for comparison in ALL
    for example in examples(comparison.name)
]


def claim_of(example: Example, reader: Reader) -> Claim:
    source = Source(publisher=example.publisher, title=example.heading, published=example.published)
    claim = extract(example.claim, source, reader)[-1]
    if not example.rating:
        return claim
    review = Review(
        reviewer="The Fact Desk", rating=example.rating, verdict=verdict_of(example.rating)
    )
    return claim.model_copy(update={"review": review})


@pytest.mark.parametrize(("comparison", "example"), CASES)
def test_example_reaches_its_level(
    comparison: Comparison, example: Example, reader: Reader, lexicon: Lexicon
) -> None:
    claim = claim_of(example, reader)
    side = ClaimSide(claim, whole(reader.read(claim.words, context_of(claim))))
    statement = split_assertions(reader.read(example.statement, Context(date=example.published)))[0]
    pair = pair_of(statement, side, lexicon, "")
    reached = [outcome.level for outcome in comparison.compare(pair)]
    assert example.level in reached


@pytest.mark.parametrize("comparison", ALL, ids=lambda comparison: comparison.name)
def test_every_level_has_an_example(comparison: Comparison) -> None:
    shown = {example.level for example in examples(comparison.name) if not example.not_yet}
    assert {level.name for level in comparison.levels} == shown


def test_the_names_of_the_comparisons_do_not_change_by_accident() -> None:
    assert [comparison.name for comparison in ALL] == [
        "wording",
        "names",
        "roles",
        "place",
        "period",
        "measure",
        "figure",
        "extent",
        "values",
        "polarity",
        "speaker",
        "standing",
        "review",
    ]
