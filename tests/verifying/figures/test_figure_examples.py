"""Do the figures of the examples read as they say? One test an example; the tables are data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.figure import Counted, Figure
from verifier.language.parser import Parser
from verifier.reading.figures import read_figures
from verifier.reading.measures import attach_counted
from verifier.reading.measures.class_relations import class_relation, state_relation

HERE = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


INTERVALS = [
    pytest.param(written, interval, id=f"{row['row']}: {written}")
    for row in table("intervals.examples.toml")["row"]
    for written, interval in row["written"].items()
]
FIGURES = [
    pytest.param(example["text"], example["figures"], id=example["shows"])
    for example in table("figures.examples.toml")["example"]
]
NOT_FIGURES = [
    pytest.param(text, id=f"{kind}: {text}")
    for kind, texts in table("not_figures.examples.toml").items()
    for text in texts
]
COUNTED = [
    pytest.param(example["text"], example["counted"], id=example["text"])
    for example in table("counted.examples.toml")["example"]
]
RELATIONS = [
    pytest.param(a, b, relation, id=f"{a or '?'} - {b or '?'}: {relation}")
    for relation, pairs in table("class_relations.examples.toml").items()
    for a, b in pairs
]


@pytest.mark.parametrize(("written", "interval"), INTERVALS)
def test_every_row_of_the_table_of_intervals(written: str, interval: str) -> None:
    figures = read_figures(f"It counted {written} there.")
    assert [shown(figure) for figure in figures] == [interval]


def shown(figure: Figure) -> str:
    """The interval as the table writes it."""
    low, high = (f"{end:.10g}" for end in (figure.interval.low, figure.interval.high))
    opening = "[" if figure.interval.low_included else "("
    closing = "]" if figure.interval.high_included else ")"
    return f"{opening}{low}, {high}{closing}"


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_a_text(text: str, expected: list[dict[str, Any]]) -> None:
    figures = read_figures(text)
    assert len(figures) == len(expected), [figure.written for figure in figures]
    for figure, fields in zip(figures, expected, strict=True):
        assert {name: field(figure, name) for name in fields} == fields
        assert text[figure.start : figure.end] == figure.written


def field(figure: Figure, name: str) -> object:
    """A field of the figure under the short name of the examples."""
    special = {
        "low": figure.interval.low,
        "high": figure.interval.high,
        "hedge": figure.hedge.value,
        "trend": figure.trend.value,
        "side": figure.side.value,
        "moved": figure.moved.value,
        "counts": figure.counted.head,
        "part": figure.part_of_another,
        "addition": figure.in_addition,
    }
    return special[name] if name in special else getattr(figure, name)


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert [figure.written for figure in read_figures(text)] == []


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted(text: str, expected: list[str], parser: Parser) -> None:
    figures = attach_counted(read_figures(text), text, parser.parse(text))
    assert [said(figure.counted) for figure in figures] == expected


def said(counted: Counted) -> str:
    modifiers = f" [{', '.join(counted.modifiers)}]" if counted.modifiers else ""
    return f"{counted.head}{modifiers}: {counted.state}"


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_relations_of_classes(a: str, b: str, relation: str) -> None:
    assert class_relation(counted(a), counted(b)).value == relation


def counted(words: str) -> Counted:
    *modifiers, head = words.split(" ") if words else [""]
    return Counted(head=head, phrase=words, modifiers=tuple(modifiers))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("killed", "killed", "same"),
        ("killed", "casualty", "narrower"),
        ("casualty", "injured", "broader"),
        ("killed", "injured", "different"),
        ("displaced", "killed", "different"),
        ("", "killed", "unsaid"),
    ],
)
def test_relations_of_states(a: str, b: str, relation: str) -> None:
    assert state_relation(a, b).value == relation
