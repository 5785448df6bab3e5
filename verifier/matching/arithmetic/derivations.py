"""What was reckoned from the claims: the result, the terms and the operation, for the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verifier.matching.arithmetic.amounts import TOLERANCE, Amount
from verifier.matching.arithmetic.quantities import Quantity


class Operation(StrEnum):
    """The kind of arithmetic, as the reason names it."""

    SUM = "sum"
    BALANCE = "balance"
    """What there was, with what came and without what went."""
    DIFFERENCE = "difference"
    RATIO = "ratio"
    GROWTH = "growth"
    SHARE = "share"
    PART = "part"
    """A share of a number: 40 per cent of 2,000."""
    REST = "rest"
    PRODUCT = "product"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Derivation:
    """A result with all that it rests on."""

    operation: Operation
    amount: Amount
    terms: tuple[Quantity, ...]
    """The figures of the claims, in the order of the sentence."""
    reckoning: str
    """How it was reckoned: "9 + 7 = 16"."""
    excludes: bool = True
    """Whether another result is excluded; not where more may have to be added."""
    says_so: bool = False
    """Whether the statement itself asks for it ("in total", "now", "left"), so that a figure of
    one term cannot answer it."""


def said(number: float) -> str:
    """The number as a reader writes it: "16", "0.8333", "5.1 billion"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size and abs(number / size * 1_000 % 1) < TOLERANCE:
            return f"{number / size:,.7g} {word}"
    nearest = round(number)
    if abs(number - nearest) <= max(abs(number), 1.0) * TOLERANCE * 10:
        return f"{nearest:,}".replace("-", "−")
    written = f"{number:,.4g}" if abs(number) < 1_000 else f"{number:,.1f}"
    return written.replace("-", "−")
