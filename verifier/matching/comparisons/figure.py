"""Do the statement and the claim give the same figure?

With S the statement's interval and C the claim's on the same measure: it agrees when every value in
C satisfies S, it disagrees when no value satisfies both, and it is open otherwise. Source:
verdicts.md, "Figures".
"""

from __future__ import annotations

from knowledge.figure import Hedge, Trend
from verifier.matching.combining import may_be_combined
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.figure_pairs import FigurePair, pair_figures
from verifier.matching.marks import mark_figure
from verifier.matching.measuring import COMPARABLE, Measured, said_otherwise
from verifier.matching.pair import Pair
from verifier.matching.periods import Timing, event_dates, only_period, timing
from verifier.matching.renderings import is_converted, is_rounded
from verifier.report import Bearing, FindingName

CEILINGS = (Hedge.UP_TO, Hedge.AT_MOST, Hedge.LESS_THAN)


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    found = (one for one in pair_figures(pair) if one.measured in COMPARABLE)
    return tuple(_subject(one, pair) for one in found)


def _subject(found: FigurePair, pair: Pair) -> Subject:
    ours, theirs = found.ours, found.theirs
    assert theirs is not None  # a comparable measure has a figure
    opposite = {Trend.UP, Trend.DOWN} in ({ours.trend, theirs.trend}, {ours.moved, theirs.moved})
    return Subject(
        statement=mark_figure(pair.statement.reading, ours),
        claim=mark_figure(pair.claim.content.reading, theirs),
        facts={
            "ours": ours,
            "theirs": theirs,
            "bound": found.bound,
            "measured": found.measured,
            "same_time": not found.part or found.running,
            "may_be_combined": may_be_combined(found, pair),
            "in_addition": ours.in_addition != theirs.in_addition and not _on_one_day(pair),
            "said_otherwise": found.measured is Measured.UNSAID and said_otherwise(ours, theirs),
            "opposite": opposite,
        },
    )


def _on_one_day(pair: Pair) -> bool:
    """Whether both sides date it alike: "20 more" on that day are 20 on that day."""
    ours, theirs = event_dates(pair.statement), only_period(pair.claim)
    return theirs is not None and any(
        timing(one.period, theirs) is Timing.SAME and theirs.first == theirs.last for one in ours
    )


def other_direction(subject: Subject) -> bool:
    """One side says that it rose by so much, or to there, the other that it fell."""
    return bool(subject.facts["opposite"])


def _same_count(subject: Subject) -> bool:
    """Whether both count the same class over the same time, so that the numbers may be equal."""
    same_class = subject.facts["measured"] in (Measured.SAME, Measured.UNSAID)
    return same_class and bool(subject.facts["same_time"])


def same_number(subject: Subject) -> bool:
    """Both write the same number with the same hedge."""
    ours, theirs = subject.facts["ours"], subject.facts["theirs"]
    return bool(
        _same_count(subject) and ours.interval == theirs.interval and ours.unit == theirs.unit
    )


def hedge_dropped(subject: Subject) -> bool:
    """Both write the same number, and only the source hedges it."""
    ours, theirs = subject.facts["ours"], subject.facts["theirs"]
    return bool(
        _same_count(subject)
        and ours.value is not None
        and ours.value == theirs.value
        and ours.unit == theirs.unit
        and ours.hedge is Hedge.EXACT
        and theirs.hedge not in (Hedge.EXACT, Hedge.UP_TO)
    )


def rounded(subject: Subject) -> bool:
    """The statement writes the source's number with fewer digits."""
    return _same_count(subject) and is_rounded(subject.facts["ours"], subject.facts["theirs"])


def converted(subject: Subject) -> bool:
    """The same number in another unit of the dimension."""
    ours, theirs = subject.facts["ours"], subject.facts["theirs"]
    return _same_count(subject) and ours.hedge is theirs.hedge and is_converted(ours, theirs)


def only_a_ceiling(subject: Subject) -> bool:
    """The statement gives a ceiling; a lower exact figure neither supports nor contradicts it."""
    ours, theirs, bound = subject.facts["ours"], subject.facts["theirs"], subject.facts["bound"]
    return (
        ours.hedge is Hedge.UP_TO
        and theirs.hedge not in CEILINGS
        and bool(bound.high < ours.interval.high)
    )


def a_sum_perhaps(subject: Subject) -> bool:
    """The claim gives several terms of the same, of which the statement's may be made up."""
    return bool(subject.facts["may_be_combined"]) and not satisfied(subject)


def satisfied(subject: Subject) -> bool:
    """Every value that the claim leaves possible satisfies the statement."""
    return bool(subject.facts["ours"].interval.contains(subject.facts["bound"]))


def excluded(subject: Subject) -> bool:
    """No value satisfies both, and nothing says that they count something else."""
    if subject.facts["said_otherwise"] or subject.facts["in_addition"]:
        return False
    return bool(subject.facts["ours"].interval.excludes(subject.facts["bound"]))


FIGURE = Comparison(
    name="figure",
    part=Part.SAME_CONTENT,
    question="Do both give the same figure?",
    subjects=_subjects,
    levels=(
        Level(
            "no figure to compare", Bearing.SILENT, nothing_said, "There is no figure to compare."
        ),
        Level(
            "other direction",
            Bearing.DISAGREES,
            other_direction,
            "“{statement}” and “{claim}” point in opposite directions.",
        ),
        Level("same number", Bearing.AGREES, same_number, "Both say {claim}."),
        Level(
            "hedge dropped",
            Bearing.AGREES,
            hedge_dropped,
            "The source says “{claim}”; the statement does not hedge it.",
            FindingName.HEDGE_DROPPED,
        ),
        Level(
            "rounded",
            Bearing.AGREES,
            rounded,
            "“{statement}” is {claim}, rounded.",
            FindingName.ROUNDED,
        ),
        Level("converted", Bearing.AGREES, converted, "“{statement}” is {claim} in another unit."),
        Level(
            "ceiling only",
            Bearing.NEAR,
            only_a_ceiling,
            "“{statement}” is a ceiling; {claim} does not show that it was reached.",
        ),
        Level("satisfied", Bearing.AGREES, satisfied, "“{claim}” satisfies “{statement}”."),
        Level(
            "perhaps combined",
            Bearing.NEAR,
            a_sum_perhaps,
            "“{statement}” may be made up of several figures of the claim.",
        ),
        Level(
            "excluded",
            Bearing.DISAGREES,
            excluded,
            "“{statement}” and “{claim}” exclude each other.",
        ),
        Level(
            "otherwise",
            Bearing.NEAR,
            otherwise,
            "“{claim}” leaves “{statement}” possible, but does not establish it.",
        ),
    ),
)
