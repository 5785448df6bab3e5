"""Can a claim be understood without its article, and is it left out where it cannot?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.claim import Source
from verifier.extraction import extract
from verifier.reading.reader import Reader

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("alone.examples.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example: dict[str, Any], reader: Reader) -> None:
    claims = extract(example["text"], Source(publisher="Newswire"), reader)
    read = [[c.speaker.name if c.speaker else "", c.statement] for c in claims]
    assert read == example["claims"]
    for claim in claims:
        assert example["text"][claim.start : claim.end] == claim.quote
