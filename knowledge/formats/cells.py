"""What does a cell of a spreadsheet hold? Text, a day, nothing, or a formula without a result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula whose result the file does not hold."""

    written: str


Cell = str | date | Formula | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the number that a spreadsheet program shows beside it, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def text(self, at: int) -> str:
        """The cell as text; "" past the end, for nothing and for a formula."""
        cell = self.cells[at] if 0 <= at < len(self.cells) else None
        return cell.isoformat() if isinstance(cell, date) else cell if isinstance(cell, str) else ""


class DateOrder(StrEnum):
    """What 3/4/2021 means."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class UnreadableDay(ValueError):
    """The text is no day, or may be two; its message says which, to stand within a sentence."""


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""English month names by their first three letters."""
_NUMBERS = re.compile(r"(?<![\w/.\-])(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?![\w/\-])")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3,9})\.?,?[ \-](\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_ISO = re.compile(r"(?<![\w\-])(\d{4})-(\d{2})-(\d{2})(?!\d)")


def order_of(texts: list[str]) -> DateOrder | None:
    """The order of the days of a column, where a number above 12 shows it."""
    first = second = False
    for text in texts:
        if found := _NUMBERS.search(text):
            first |= int(found[1]) > 12
            second |= int(found[2]) > 12
    if first == second:
        return None
    return DateOrder.DAY_FIRST if first else DateOrder.MONTH_FIRST


def day_in(cell: Cell, order: DateOrder | None) -> date | None:
    """The day of a cell, also one among words ("said on 15 August 2019 in a speech").

    Of several days the first one written counts. ``None`` where the cell is empty. Raises
    :class:`UnreadableDay`.
    """
    if cell is None or isinstance(cell, (date, Formula)):
        return cell if isinstance(cell, date) else None
    text = " ".join(cell.lower().split())
    if not text or text in ("-", "–", "n/a", "none", "unknown"):
        return None
    written = sorted((*_named(text), *_numbered(text, order)))
    if not written:
        raise UnreadableDay(f"“{text[:40]}” is no date; write it as 2019-08-15")
    try:
        return date(*written[0][1])
    except ValueError as error:
        raise UnreadableDay(f"there is no day “{text[:40]}”; write it as 2019-08-15") from error


_Written = tuple[int, tuple[int, int, int]]
"""Where a date begins; its year, month and day."""


def _named(text: str) -> Iterator[_Written]:
    """Every date with the name of a month, whether it exists or not."""
    for found in _DAY_FIRST.finditer(text):
        if month := _month(found[2]):
            yield found.start(), (int(found[3]), month, int(found[1]))
    for found in _MONTH_FIRST.finditer(text):
        if month := _month(found[1]):
            yield found.start(), (int(found[3]), month, int(found[2]))


def _numbered(text: str, order: DateOrder | None) -> Iterator[_Written]:
    """Every date in numbers."""
    for found in _ISO.finditer(text):
        yield found.start(), (int(found[1]), int(found[2]), int(found[3]))
    for found in _NUMBERS.finditer(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if len(found[3]) == 2:
            raise UnreadableDay(f"“{found[0]}” does not give the century; write it as 2019-08-15")
        ambiguous = first != second and max(first, second) <= 12
        if order is None and ambiguous:
            raise UnreadableDay(
                f"“{found[0]}” may be two days; say which comes first with "
                "--date-order day-first or month-first"
            )
        month_first = order is DateOrder.MONTH_FIRST if ambiguous else second > 12
        day = (year, first, second) if month_first else (year, second, first)
        yield found.start(), day


def _month(word: str) -> int:
    return MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else 0
