"""What is an amount? A number with its unit and its sign, before hedges are read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verifier.reading.figures.numeral import Numeral
from verifier.reading.figures.unit_table import Unit, unit_table


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in the lexemes ``first`` to ``end`` (exclusive)."""

    numeral: Numeral
    first: int
    """With the sign and the sign of money before the number."""
    end: int
    """After the unit."""
    value: float
    unit: Unit | None = None
    by_share: bool = False
    """A share in words: "half", "one in five"; the value is per cent."""
    in_hundredths: bool = False
    """Written in cents or pence: the value is already in the currency itself."""
    half_step: float = 0.0
    """Half of the smaller unit of "6 feet 2 inches", in the larger one."""

    @property
    def is_money(self) -> bool:
        return self.unit is not None and self.unit.dimension.startswith("currency")


def with_unit(amount: Amount, unit: Unit, end: int | None = None) -> Amount:
    """The amount in that unit; cents and pence become hundredths of their currency."""
    end = amount.end if end is None else end
    if not unit.hundredth_of:
        return replace(amount, unit=unit, end=end)
    numeral = replace(amount.numeral, value=amount.numeral.value / 100)
    currency = unit_table().named[unit.hundredth_of]
    return replace(
        amount,
        numeral=numeral,
        unit=currency,
        end=end,
        value=float(numeral.value) if amount.value >= 0 else -float(numeral.value),
        in_hundredths=True,
    )
