"""Is what nobody could check, or nobody is known to have said, left out of an article's claims?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.claim import Source
from verifier.extraction import extract_counted
from verifier.reading.reader import Reader

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("left_out.examples.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example: dict[str, Any], reader: Reader) -> None:
    found = extract_counted(example["text"], Source(publisher="Newswire"), reader)
    assert [c.speaker.name if c.speaker else "" for c in found.claims] == example["kept"]
    out = [one.kind for one in found.skipped for _ in range(one.pieces)]
    assert out == sorted(example["out"])
