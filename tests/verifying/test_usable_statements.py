"""Which statements are refused, and with which sentence?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verifier.errors import UnusableInput
from verifier.pipeline import Verifier
from verifier.report import Verdict


@pytest.fixture(scope="module")
def empty(make_verifier: Callable[[], Verifier]) -> Verifier:
    return make_verifier()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("", "The statement is empty; write one sentence to check."),
        (" \n\t ", "The statement is empty; write one sentence to check."),
        ("?!…", "The statement is empty; write one sentence to check."),
        ("a" * 1_000_000, "The statement has 1,000,000 characters, the limit is 5,000"),
        ("killed\x005", "binary data"),
        ("Le gouvernement a dit que les écoles sont fermées dans le pays.", "French"),
        ("killed 5 " * 500, "The statement asserts"),
    ],
    ids=["empty", "spaces", "signs", "a megabyte", "binary", "French", "a thousand assertions"],
)
def test_refused_with_a_sentence(empty: Verifier, statement: str, sentence: str) -> None:
    with pytest.raises(UnusableInput, match=sentence.replace("?", r"\?")):
        empty.check(statement)


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("How many people were killed?", "question"),
        ("I think that the minister should resign.", "opinion"),
        ("Please close the door.", "instruction"),
    ],
)
def test_what_asserts_nothing_is_unverified(empty: Verifier, statement: str, word: str) -> None:
    report = empty.check(statement)
    assert report.verdict is Verdict.UNVERIFIED
    assert word in report.reason
