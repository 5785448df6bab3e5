"""What a reader is told, word for word, for every example of the rules (``golden/`` to be read).

Every point that says something, with the words that it marks on both sides and how they were read,
the step that weighed them, and the sentence under the verdict. ``UPDATE_GOLDEN=1`` writes the files
anew, for a person to read before they are kept.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.verifying.comparisons.test_comparison_examples import claim_of
from tests.verifying.judging.test_verdict_examples import NO_DAY, TABLES, add
from verifier.judging.citations import citation_of
from verifier.judging.reasons import reason_for
from verifier.judging.verdict import judge
from verifier.matching.comparisons import ALL, examples
from verifier.matching.pair import ClaimSide, pair_of
from verifier.pipeline import compare_fully
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reading import Context
from verifier.report import Bearing, Citation, Mark, Report
from verifier.storing import context_of

GOLDEN = Path(__file__).parent / "golden"


def same_as_golden(name: str, lines: Iterator[str]) -> None:
    file, text = GOLDEN / name, "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def marked(mark: Mark | None) -> str:
    if mark is None:
        return "-"
    means = f" = {mark.means}" if mark.means else ""
    return f"“{mark.text}”{means} ({mark.start}-{mark.end})"


def points(citation: Citation) -> Iterator[str]:
    for point in citation.points:
        if point.bearing is not Bearing.SILENT:
            sides = f"{marked(point.statement)} | {marked(point.claim)}"
            yield f"    {point.comparison}: {point.level} ({point.bearing}): {sides}"
            yield f"        {point.says}"


@pytest.mark.parametrize("comparison", ALL, ids=lambda comparison: comparison.name)
def test_every_point_of_the_examples_of(comparison, reader, lexicon) -> None:
    def lines() -> Iterator[str]:
        for example in examples(comparison.name):
            claim = claim_of(example, reader)
            side = ClaimSide(claim, whole(reader.read(claim.words, context_of(claim))))
            reading = reader.read(example.statement, Context(date=example.published))
            compared = compare_fully(pair_of(split_assertions(reading)[0], side, lexicon, ""))
            judgement = judge([compared])
            yield f"{example.statement} | {example.claim}"
            yield f"  {judgement.verdict} {', '.join(judgement.findings)}".rstrip()
            yield f"  {reason_for(judgement, compared)}"
            yield from points(citation_of(compared))
            alone = comparison.compare(replace(compared.pair, speaker="The Meridian"))
            yield f"  said by The Meridian: {'; '.join(o.level for o in alone)}"

    same_as_golden(f"{comparison.name}.txt", lines())


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_every_report_of_the_cases_of(table, make_verifier) -> None:
    def report_on(case) -> Report:
        verifier = make_verifier()
        for claim in case["claims"]:
            add(verifier, claim)
        return verifier.check(case["statement"], as_of=case.get("as_of", NO_DAY))

    def lines() -> Iterator[str]:
        for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]:
            report = report_on(case)
            yield f"{case['statement']}"
            yield f"  {report.verdict} {', '.join(report.findings)}".rstrip()
            yield f"  {report.reason}"
            for part in report.assertions:
                for kind, citations in (("cited", part.citations), ("nearest", part.nearest)):
                    for one in citations:
                        yield f"  {kind}, {one.stance}: “{one.quote}” {one.publisher} {one.speaker}"
                        yield from points(one)

    same_as_golden(table.name.replace(".examples.toml", ".cases.txt"), lines())
