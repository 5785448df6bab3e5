"""Which timexes does the verifier read? The row of ``dates`` that the scorer wants."""

from __future__ import annotations

from datetime import date
from typing import Any

from verifier.reading.dates import read_expressions
from verifier.reading.reading import Context


def predict_row(text: str, dct: str) -> list[dict[str, Any]]:
    """The expressions of time in ``text``, written on the day ``dct`` (ISO 8601, or "").

    Each is ``{"start", "end", "value"}`` with characters of ``text`` and the value after TIMEX3.
    These are what :func:`~verifier.reading.dates.read_dates` joins to periods: a period "from 3 to
    5 May" is two timexes, and "recently" is one although it is no period.
    """
    published = date.fromisoformat(dct[:10]) if dct else None
    return [
        {"start": one.start, "end": one.end, "value": one.value}
        for one in read_expressions(text, Context(date=published))
    ]
