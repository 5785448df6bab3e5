"""Over which time and place is counted? A day's count is a part of a running one: a lower bound.

"Have been displaced (so far)", a toll, a sum raised only grow; "are displaced", "live in camps", a
rate, a price may vary. Source: verdicts.md, end of "Figures".
"""

from __future__ import annotations

import re

from knowledge.figure import Figure
from knowledge.period import Period
from verifier.matching.pair import ClaimSide, Pair
from verifier.matching.periods import Timing, event_dates, only_period, timing, utterance_day
from verifier.matching.places import in_a_part_of_the_place
from verifier.reading.measures.table import measure_table
from verifier.reading.predicates import children_of
from verifier.reading.reading import Reading
from verifier.words.tables import words_of

TABLE = "cumulative.toml"


def counts_a_part(ours: Figure, theirs: Figure, pair: Pair) -> bool:
    """Whether the claim counts only in a part of what the statement counts over.

    A part of its time (one day of four months) or of its place (Lisbon of Portugal).
    """
    if not adds_up(ours) or not adds_up(theirs):
        return False
    running = is_running_count(ours, pair.statement.reading)
    if in_a_part_of_the_place(pair) and (running or ours.value != theirs.value):
        return True
    period = claim_period(pair.claim)
    if period is None or not _is_over(period, theirs, pair.claim):
        return False
    dated = event_dates(pair.statement)
    if not dated:
        said = utterance_day(pair.statement)
        return running and not (
            said is not None and period.last is not None and said <= period.last
        )
    lies = {timing(one.period, period) for one in dated}
    if Timing.SAME in lies:
        return False
    # "strikes killed 18 in July" may speak of the one day; "have killed since July" cannot
    return Timing.WITHIN in lies and (running or ours.value != theirs.value)


def claim_period(side: ClaimSide) -> Period | None:
    """The period of what the claim speaks of: its own date, or that of its context."""
    dated = event_dates(side.content)
    return dated[0].period if len(dated) > 1 else only_period(side)


def adds_up(figure: Figure) -> bool:
    """Whether counts of this measure over two times can be added: deaths, but no rates."""
    return figure.dimension == "" and figure.counted.state in measure_table().states


def _is_over(period: Period, figure: Figure, side: ClaimSide) -> bool:
    """Whether the claim's period ended before it was made, so that more may have come after.

    An event of one day is over with it; a running count as of a day goes on.
    """
    if period.last is None:
        return False
    if side.known_since is not None and period.last < side.known_since:
        return True
    return period.first == period.last and not is_running_count(figure, side.content.reading)


def is_running_count(figure: Figure, reading: Reading) -> bool:
    """Whether the figure is a sum up to a day: a toll, "so far", a verb in the perfect."""
    if figure.dimension and not figure.dimension.startswith("currency"):
        return False
    lowered = f" {re.sub(r'[^a-z]+', ' ', reading.text.lower())} "
    if any(f" {phrase} " in lowered for phrase in words_of(TABLE, "running", "phrases")):
        return True
    if any(token.lemma in words_of(TABLE, "running", "nouns") for token in reading.tokens):
        return True
    children = children_of(reading.tokens)
    varying = words_of(TABLE, "varying", "verbs")
    return any(
        predicate.lemma not in varying
        and any(
            reading.tokens[child].lemma == "have" and reading.tokens[child].dep == "aux"
            for child in children[predicate.token]
        )
        for predicate in reading.predicates
    )
