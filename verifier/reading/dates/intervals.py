"""From when until when? Expressions joined and bounded by the words beside them.

"since late April", "by May", "between 3 and 5 May", "April 26-27", "from 2015 to 2019" and "for
nearly four months" become one dated period each.
"""

from __future__ import annotations

from datetime import date

from verifier.reading.dates.bounds import bounded, lasting
from verifier.reading.dates.expressions import Expression
from verifier.reading.dates.joined import days_in_a_row, pair
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Length
from verifier.reading.dates.measured import measured
from verifier.reading.reading import Dated


def dated(lexed: Lexed, expressions: list[Expression], today: date | None) -> tuple[Dated, ...]:
    """The periods of a text, from its expressions; those without days or a length are left out."""
    found: list[Dated] = []
    place = 0
    while place < len(expressions):
        one = expressions[place]
        row = days_in_a_row(lexed, expressions, place)
        if row is not None:
            found.append(row[0])
            place = row[1]
            continue
        if place + 1 < len(expressions):
            other = expressions[place + 1]
            both = pair(lexed, one, other, today) or measured(lexed, one, other)
            if both is not None:
                found.append(both)
                place += 2
                continue
        place += 1
        if isinstance(one.meaning, Length):
            length = lasting(lexed, one, today)
            if length is not None:
                found.append(length)
        elif one.period is not None:
            found.append(bounded(lexed, one, one.period, today))
    return tuple(found)
