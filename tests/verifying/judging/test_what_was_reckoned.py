"""The sentence under a verdict that rests on arithmetic, word for word."""

from __future__ import annotations

from datetime import date

import pytest

from tests.verifying.judging.test_verdict_examples import add

SUM = "The bus crash killed 9 men and 6 women"
RECKONED = "9 + 6 = 15"


def filled(length: int) -> str:
    """The claim with a place so long that it has ``length`` characters before its full stop."""
    start = f"{SUM} near "
    return f"{start}B{'a' * (length - len(start) - 1)}"


@pytest.mark.parametrize(
    ("statement", "words", "sentence"),
    [
        (
            "The bus crash killed 15 men and women.",
            f"{SUM}.",
            f"The cited figures give it: {RECKONED}. “{SUM}” (Reuters, 3 May 2024).",
        ),
        (
            "The bus crash killed 19 men and women in total.",
            f"{SUM}.",
            f"The statement says 19 men; the cited figures give 15: {RECKONED}. "
            f"“{SUM}” (Reuters, 3 May 2024).",
        ),
        (
            "The bus crash killed 15 men and women.",
            f"{filled(120)}.",
            f"The cited figures give it: {RECKONED}. “{filled(120)}” (Reuters, 3 May 2024).",
        ),
        (
            "The bus crash killed 15 men and women.",
            f"{filled(121)}.",
            f"The cited figures give it: {RECKONED}. “{SUM} near …” (Reuters, 3 May 2024).",
        ),
    ],
)
def test_the_sentence_of_a_sum(make_verifier, statement, words, sentence) -> None:
    verifier = make_verifier()
    add(verifier, {"words": words, "published": date(2024, 5, 3)})
    assert verifier.check(statement).reason == sentence
