"""Every example beside the ladder of arithmetic reaches its level, and every level has one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from knowledge.base import KnowledgeBase
from knowledge.claim import Source, Status
from verifier.extraction import extract
from verifier.matching.comparisons import Example, examples
from verifier.matching.comparisons.arithmetic import ARITHMETIC
from verifier.pipeline import Verifier
from verifier.settings import DEFAULTS

EXAMPLES = [one for one in examples(ARITHMETIC.name) if not one.not_yet]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.level}: {e.statement}")
def test_example_reaches_its_level(example: Example, reader, lexicon) -> None:
    source = Source(publisher="Meridian", published=example.published)
    claims = extract(example.claim, source, reader)
    with KnowledgeBase.in_memory(clock=lambda: datetime(2024, 5, 2, tzinfo=UTC)) as knowledge:
        verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
        verifier.add(c.model_copy(update={"status": Status.CITABLE}) for c in claims)
        report = verifier.check(example.statement)
    levels = {
        point.level
        for assertion in report.assertions
        for citation in assertion.citations
        for point in citation.points
        if point.comparison == ARITHMETIC.name
    }
    assert levels == (set() if example.level == "nothing reckoned" else {example.level}), (
        report.reason
    )


def test_every_level_has_an_example() -> None:
    assert {level.name for level in ARITHMETIC.levels} == {one.level for one in EXAMPLES}
