"""Every sentence of ``checkable.examples.toml`` gets the sort that it is filed under."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from verifier.drafts import checkable
from verifier.drafts.checkable import Sort, sort_of
from verifier.reading.reading import Context

TODAY = Context(date=date(2019, 8, 16))
EXAMPLES = tomllib.loads(
    Path(checkable.__file__).with_name("checkable.examples.toml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(
        block["name"],
        sentence,
        id=f"{block['name']}: {sentence}",
        marks=[pytest.mark.xfail(strict=True)] if kind == "not_yet" else [],
    )
    for kind in ("sort", "not_yet")
    for block in EXAMPLES.get(kind, [])
    for sentence in block["sentences"]
]


@pytest.mark.parametrize(("name", "sentence"), CASES)
def test_example(reader, name, sentence):
    assert sort_of(reader.read(sentence, TODAY)) is Sort(name)


def test_every_sort_has_examples():
    assert {block["name"] for block in EXAMPLES["sort"]} == {sort.value for sort in Sort}
    assert all(block["why"] for block in EXAMPLES["sort"])
