"""Does a later claim on the same measure replace an earlier one?

"Have been displaced", a toll, a sum raised only grow; "are displaced", "live in camps", a rate, a
price may vary. Source: verdicts.md, "outdated" and the end of "Figures".
"""

from __future__ import annotations

from datetime import date

from verifier.judging.bearing import Compared
from verifier.matching.counting import is_running_count
from verifier.matching.periods import only_period


def later_on_the_same_measure(later: Compared, earlier: Compared) -> bool:
    """Whether ``later`` gives a newer figure for what ``earlier`` counted."""
    new, old = _counted_until(later), _counted_until(earlier)
    figures = later.outcome_of("figure"), earlier.outcome_of("figure")
    return None not in figures and new is not None and old is not None and new > old


def _counted_until(compared: Compared) -> date | None:
    """The day of a count: "by early May" ends then, whenever it was told."""
    known, period = compared.pair.claim.known_since, only_period(compared.pair.claim)
    if period is None or period.last is None or known is None or not only_grows(compared):
        return known
    return min(known, period.last)


def only_grows(compared: Compared) -> bool:
    """Whether the claim's figure counts up to a day and can never fall."""
    outcome = compared.outcome_of("figure")
    reading = compared.pair.claim.content.reading
    if outcome is None or outcome.claim is None:
        return False
    figure = next((f for f in reading.figures if f.start == outcome.claim.start), None)
    return figure is not None and is_running_count(figure, reading)
