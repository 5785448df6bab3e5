"""What holds of every claim of the sample: typing does not matter, figures and subjects do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from knowledge.claim import Claim
from knowledge.figure import Hedge
from knowledge.sample import sample_claims
from verifier.pipeline import Verifier
from verifier.reading.reading import Context
from verifier.report import Verdict
from verifier.storing import context_of

CLAIMS = sample_claims()
WITH_FIGURE = [claim for claim in CLAIMS if re.search(r"\d", claim.words)]


ONE_SIDED = (Hedge.BETWEEN, Hedge.VAGUE, Hedge.UP_TO, Hedge.MORE_THAN, Hedge.AT_LEAST)
"""Figures that twice themselves does not exclude: "more than 800,000" may be true together with
"more than 400,000" (verdicts.md, "Figures")."""


def name_of(claim: Claim) -> str:
    return claim.words[:70]


@pytest.fixture(scope="module")
def sample(make_verifier: Callable[[], Verifier]) -> Verifier:
    verifier = make_verifier()
    verifier.add(CLAIMS)
    return verifier


def judged(verifier: Verifier, claim: Claim, words: str) -> Verdict:
    return verifier.check(words, as_of=claim.said_on or claim.source.published).verdict


@pytest.mark.parametrize("claim", CLAIMS, ids=name_of)
def test_a_claim_supports_its_own_words(sample: Verifier, claim: Claim) -> None:
    assert judged(sample, claim, claim.words) is Verdict.SUPPORTED


@pytest.mark.parametrize("claim", CLAIMS, ids=name_of)
def test_typing_does_not_matter(sample: Verifier, claim: Claim) -> None:
    expected = judged(sample, claim, claim.words)
    lower = claim.words[:1].lower() + claim.words[1:]
    curly = claim.words.replace("'", "’").replace('"', "”")
    bare = re.sub(r"(?<=\d),(?=\d{3}\b)", "", claim.words)
    spaced = f"  \n{claim.words}\t "
    for words in (lower, curly, bare, spaced):
        assert judged(sample, claim, words) is expected, words


def doubled(verifier: Verifier, claim: Claim) -> str:
    """The claim's words with its first plain figure doubled; "" where it has none."""
    reading = verifier.reader.read(claim.words, context_of(claim))
    for figure in reading.figures:
        digits = claim.words[figure.head_start : figure.head_end]
        number = re.match(r"[\d,]*\.?\d+", digits)
        if number is None or figure.hedge in ONE_SIDED:
            continue
        written = number.group()
        twice = float(written.replace(",", "")) * 2
        text = f"{twice:,.{len(written.partition('.')[2])}f}"
        at = figure.head_start
        return claim.words[:at] + text + claim.words[at + len(written) :]
    return ""


@pytest.mark.parametrize("claim", WITH_FIGURE, ids=name_of)
def test_a_doubled_figure_is_contradicted(sample: Verifier, claim: Claim) -> None:
    words = doubled(sample, claim)
    if not words:
        pytest.skip("the claim's figures are ranges or words")
    assert judged(sample, claim, words) is Verdict.CONTRADICTED, words


@pytest.mark.parametrize("claim", CLAIMS, ids=name_of)
def test_another_subject_is_unverified(sample: Verifier, claim: Claim) -> None:
    reading = sample.reader.read(claim.words, Context(date=claim.said_on))
    first = next((name for name in reading.names if not name.resolved), None)
    assert first is not None, "a claim of the sample names its subject"
    words = f"{claim.words[: first.start]}Zorvania{claim.words[first.end :]}"
    assert judged(sample, claim, words) is Verdict.UNVERIFIED, words
