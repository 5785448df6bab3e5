"""``verifier method``: by which rules is a statement judged? The ladders, as the code has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.ending import NotDone, emit

if TYPE_CHECKING:
    from verifier.matching.comparisons.ladder import Comparison


def method(
    comparison: Annotated[
        str | None,
        typer.Argument(metavar="COMPARISON", help="Only this comparison (figure, period ...)."),
    ] = None,
) -> None:
    """Print how a claim is compared with a statement: every ladder with its levels and examples."""
    emit(method_text(comparison))


def method_text(comparison: str | None = None) -> str:
    """The rules of one comparison, or of all; raises :class:`NotDone` where there is none."""
    from verifier.judging.ladders import LADDERS
    from verifier.report import WEIGHING

    chosen = [list(_ladder(one)) for one in LADDERS if comparison in (None, one.name)]
    if comparison in (None, WEIGHING):
        chosen.append(list(_weighing(WEIGHING)))
    if not chosen:
        names = ", ".join([*(ladder.name for ladder in LADDERS), WEIGHING])
        raise NotDone(f"there is no comparison {comparison!r}; there are: {names}.")
    return "\n".join("\n".join(lines) + "\n" for lines in chosen)


def _ladder(ladder: Comparison) -> Iterator[str]:
    from verifier.matching.comparisons import examples

    shown: dict[str, list[str]] = {}
    for example in examples(ladder.name):
        if not example.not_yet:
            shown.setdefault(example.level, []).append(f"“{example.statement}” | “{example.claim}”")
    yield f"{ladder.name} ({ladder.part}): {ladder.question}"
    for number, level in enumerate(ladder.levels, start=1):
        finding = f", finding {level.finding}" if level.finding else ""
        yield f"  {number}. {level.name} ({level.bearing}{finding}): {_said(level.says)}"
        yield from (f"       {pair}" for pair in shown.get(level.name, []))


def _weighing(name: str) -> Iterator[str]:
    """The ladder by which the points of one claim become its answer."""
    from verifier.judging.weighing import STEPS, examples_of_steps

    filed = examples_of_steps()
    yield f"{name}: What follows from the points of one claim? The first step that holds."
    for number, step in enumerate(STEPS, start=1):
        yield f"  {number}. {step.name} ({step.answer}): {step.says}"
        yield from (
            f"       “{one.statement}” | “{one.claim}”" for one in filed if one.level == step.name
        )


def _said(template: str) -> str:
    """The sentence of a level, with what it is filled with in angle brackets."""
    return re.sub(r"\{(\w+)[^{}]*\}", r"<\1>", template)
