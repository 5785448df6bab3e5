"""Which claims exclude each other? Each is judged against the others as a statement would be.

Two citable claims on the same matter whose figures cannot both be so: one of them is wrong, or has
been overtaken, or the sources disagree. The ordinary comparisons decide; what is only asked here is
which pairs they are worth asking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Status
from knowledge.figure import Figure
from knowledge.period import say_day
from knowledge.selection import lapsed
from verifier.judging.bearing import Compared
from verifier.judging.reasons import said_at, source_of, speaker_of
from verifier.judging.supersession import only_grows
from verifier.judging.verdict import judge
from verifier.matching.candidates import query_for
from verifier.matching.comparisons.ladder import Outcome
from verifier.matching.conversion import convert
from verifier.matching.pair import ClaimSide, pair_of
from verifier.matching.stances import ASSERTING
from verifier.pipeline import Verifier, compare
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reading import Reading
from verifier.reading.stored import load_reading
from verifier.report import Bearing, Verdict

READINGS = 4_000
"""Readings held at a time: some hundred megabytes. One takes as long to load as to compare."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims whose figures exclude each other."""

    first: Claim
    second: Claim
    reason: str
    """One sentence: who says what, and that both cannot be."""
    overtaken: bool = False
    """Whether the later one counts further what only grows: the earlier may be superseded."""
    mutual: bool = True
    """Whether each contradicts the other. Where only one does, the other says something more, and
    may speak of a part, of another place or of another time."""


def conflicts(
    verifier: Verifier, on: date, claims: Iterable[Claim] | None = None
) -> Iterator[Conflict | None]:
    """Goes through the citable claims that give a figure, or through some of them.

    Those that are not valid on the day ``on`` are in no conflict any more. Yields ``None`` after
    each claim, so that whoever waits can be told how far it is.
    """
    knowledge = verifier.knowledge
    read = _reader_of(knowledge)
    told: set[frozenset[str]] = set()
    for claim in claims if claims is not None else knowledge.claims(status=Status.CITABLE):
        if may_conflict(claim) and not lapsed(claim, on):
            reading = read(claim.id, claim.revision)
            for other in _others(claim, reading, knowledge, on):
                pair = frozenset((claim.id, other.id))
                if pair in told:
                    continue
                theirs = read(other.id, other.revision)
                mine, its = ClaimSide(claim, whole(reading)), ClaimSide(other, whole(theirs))
                found = _conflict(reading, mine, its, verifier)
                if found is not None:
                    told.add(pair)
                    back = _conflict(theirs, its, mine, verifier)
                    yield replace(found, mutual=back is not None)
        yield None


def may_conflict(claim: Claim) -> bool:
    """Whether the claim gives a figure that its speaker puts forward as so."""
    return bool(claim.figures) and claim.stance in ASSERTING and claim.review is None


def _reader_of(knowledge: KnowledgeBase) -> Callable[[str, int], Reading]:
    @lru_cache(maxsize=READINGS)
    def read(claim_id: str, revision: int) -> Reading:
        return load_reading(knowledge.reading(claim_id))

    return read


def _others(claim: Claim, reading: Reading, knowledge: KnowledgeBase, on: date) -> Iterator[Claim]:
    """The claims that a check of this one would compare, if a figure in them may exclude one."""
    for found in knowledge.search(query_for(reading), on=on):
        other = found.claim
        if other.id != claim.id and may_conflict(other) and _may_exclude(claim, other):
            yield other


def _may_exclude(claim: Claim, other: Claim) -> bool:
    if claim.period and other.period and claim.period.excludes(other.period):
        return False
    return any(_apart(ours, theirs) for ours in claim.figures for theirs in other.figures)


def _apart(ours: Figure, theirs: Figure) -> bool:
    interval = convert(theirs, ours)
    return interval is not None and ours.interval.excludes(interval)


def _conflict(
    reading: Reading, mine: ClaimSide, other: ClaimSide, verifier: Verifier
) -> Conflict | None:
    """What the claim comes to when it is judged, as a statement, against the other one."""
    for part in split_assertions(reading):
        if not part.figures:
            continue
        # what is said is held against the other, not that it was said
        said = replace(part, attribution=None)
        compared = compare(pair_of(said, other, verifier.lexicon, ""))
        if judge([compared]).verdict is not Verdict.CONTRADICTED:
            continue
        outcome = _excluded(compared)
        if outcome is not None:
            return _told(mine, other, outcome, compared)
    return None


def _excluded(compared: Compared) -> Outcome | None:
    """The figures that exclude each other, if it is they that decide."""
    return next(
        (
            outcome
            for outcome in compared.outcomes
            if outcome.comparison == "figure" and outcome.bearing is Bearing.DISAGREES
        ),
        None,
    )


def _told(mine: ClaimSide, other: ClaimSide, outcome: Outcome, compared: Compared) -> Conflict:
    """The earlier one first; only of a running count can one know that it was overtaken."""
    said = {
        mine.claim.id: said_at(compared, outcome, "ours"),
        other.claim.id: said_at(compared, outcome, "theirs"),
    }
    figures = {mine.claim.id: outcome.facts["ours"], other.claim.id: outcome.facts["theirs"]}
    days = mine.known_since, other.known_since
    dated = None not in days and days[0] != days[1]
    revisions = mine.claim.revision, other.claim.revision
    earlier = days < days[::-1] if dated else revisions < revisions[::-1]
    first, second = (mine, other) if earlier else (other, mine)
    sides = [_side(claim, said[claim.id]) for claim in (first.claim, second.claim)]
    reason = f"{'; '.join(sides)}. Both cannot be."
    return Conflict(
        first.claim,
        second.claim,
        f"{reason[:1].upper()}{reason[1:]}",
        overtaken=dated
        and only_grows(compared)
        and _is_less(figures[first.claim.id], figures[second.claim.id]),
    )


def _side(claim: Claim, figure: str) -> str:
    """Who says which figure, and where: "the UN said 820 people (AFP, 15 August 2019)"."""
    if claim.speaker is not None:
        return f"{speaker_of(claim)} said {figure} ({source_of(claim)})"
    day = f" ({say_day(claim.source.published)})" if claim.source.published else ""
    return f"{speaker_of(claim)} says {figure}{day}"


def _is_less(before: Figure, after: Figure) -> bool:
    interval = convert(after, before)
    return interval is not None and interval.low > before.interval.low
