"""Does it happen when the statement says?

A statement with a wider period than the claim's is compatible; one with a narrower period is not
established; one whose period excludes the claim's speaks of another event, unless all the rest is
the same. Source: verdicts.md, "When".
"""

from __future__ import annotations

from dataclasses import replace

from knowledge.period import Period
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.counting import is_running_count
from verifier.matching.life_dates import VERBS, life_dates
from verifier.matching.marks import mark
from verifier.matching.pair import Pair
from verifier.matching.periods import Timing, as_of, event_dates, only_period, timing, when_said
from verifier.reading.reading import Dated, DateRole
from verifier.report import Bearing

UNTIL = ("until", "till", "through")
"""Before the day on which something ends, rather than one by which it happens."""


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    events = tuple(_lasting(dated, _subject(dated, pair)) for dated in event_dates(pair.statement))
    return (*events, *_utterances(pair))


def _lasting(dated: Dated, found: Subject) -> Subject:
    """What happens before a day need not last until then."""
    happens = found.facts["lies"] in (Timing.WITHIN, Timing.STORY, Timing.AS_OF)
    if happens and dated.written.lower().startswith(UNTIL):
        return replace(found, facts={**found.facts, "lies": Timing.UNDATED})
    return found


def _utterances(pair: Pair) -> tuple[Subject, ...]:
    """The days on which the statement says that it was said, with the claim's."""
    found = []
    for dated in pair.statement.dates:
        lies = when_said(dated.period, pair.claim)
        if dated.role is DateRole.UTTERANCE and lies is not None:
            day = pair.claim.known_since
            facts = {"lies": lies, "ours": str(dated.period), "theirs": str(Period(day, day))}
            reading = pair.statement.reading
            found.append(
                Subject(mark(reading, dated.start, dated.end, str(dated.period)), None, facts)
            )
    return tuple(found)


def _subject(dated: Dated, pair: Pair) -> Subject:
    reading = pair.claim.content.reading
    statement = mark(pair.statement.reading, dated.start, dated.end, str(dated.period))
    lived = _life_date(pair)
    theirs = (lived,) if lived is not None else event_dates(pair.claim.content)
    stored = only_period(pair.claim)
    if lived is None and len(theirs) == 1 and stored is not None:
        theirs = (replace(theirs[0], period=stored),)
    graded = sorted(
        ((timing(dated.period, other.period), other) for other in theirs),
        key=lambda found: list(Timing).index(found[0]),
    )
    if graded:
        lies, other = graded[0]
        return Subject(
            statement,
            mark(reading, other.start, other.end, str(other.period)),
            {"lies": lies, "ours": str(dated.period), "theirs": str(other.period)},
        )
    period = pair.claim.claim.period or reading.context.period
    if period is not None:
        return Subject(
            statement,
            None,
            {
                "lies": timing(dated.period, period),
                "ours": str(dated.period),
                "theirs": str(period),
            },
        )
    story = pair.claim.claim.story
    if (
        story is not None
        and not _runs(pair)
        and timing(dated.period, story) in (Timing.SAME, Timing.WITHIN)
    ):
        facts = {"lies": Timing.STORY, "ours": str(dated.period), "theirs": str(story)}
        return Subject(statement, None, facts)
    lies = as_of(dated.period, pair.claim.known_since)
    said = (
        str(Period(pair.claim.known_since, pair.claim.known_since))
        if pair.claim.known_since
        else ""
    )
    return Subject(statement, None, {"lies": lies, "ours": str(dated.period), "theirs": said})


def _life_date(pair: Pair) -> Dated | None:
    """For "was born" and "died" the claim's date in brackets: "(14 June 1866 – 2 May 1936)"."""
    verbs = [p.lemma for p in pair.statement.predicates if p.lemma in VERBS]
    lived = life_dates(pair.claim.content.reading) if verbs else {}
    return next((lived[verb] for verb in verbs if verb in lived), None)


def _runs(pair: Pair) -> bool:
    """Whether the claim counts up to the day on which it was made, whatever was told before."""
    reading = pair.claim.content.reading
    return any(is_running_count(figure, reading) for figure in reading.figures)


def same_period(subject: Subject) -> bool:
    """Both name the same days, or nearly so."""
    return subject.facts["lies"] is Timing.SAME


def within(subject: Subject) -> bool:
    """The claim's period lies in the statement's."""
    return subject.facts["lies"] is Timing.WITHIN


def as_of_the_claim(subject: Subject) -> bool:
    """The claim names no period of its own and was said in the statement's."""
    return subject.facts["lies"] is Timing.AS_OF


def of_the_story(subject: Subject) -> bool:
    """The claim gives no date, and what was told just before it lies in the statement's."""
    return subject.facts["lies"] is Timing.STORY


def narrower(subject: Subject) -> bool:
    """The statement is more precise than the claim."""
    return subject.facts["lies"] is Timing.NARROWER


def said_then(subject: Subject) -> bool:
    """It was said when the statement says that it was."""
    return subject.facts["lies"] is Timing.SAID_THEN


def said_elsewhen(subject: Subject) -> bool:
    """It is on record for another day; a speaker may have said it again."""
    return subject.facts["lies"] is Timing.SAID_ELSEWHEN


def undated(subject: Subject) -> bool:
    """The claim does not say when."""
    return subject.facts["lies"] is Timing.UNDATED


PERIOD = Comparison(
    name="period",
    part=Part.SAME_MATTER,
    question="Does it happen when the statement says?",
    subjects=_subjects,
    levels=(
        Level("no period", Bearing.SILENT, nothing_said, "The statement gives no date."),
        Level("same period", Bearing.AGREES, same_period, "Both speak of {ours}."),
        Level("within the period", Bearing.AGREES, within, "{theirs} lies in {ours}."),
        Level(
            "as of the claim",
            Bearing.AGREES,
            as_of_the_claim,
            "The claim was made on {theirs}, which lies in {ours}.",
        ),
        Level(
            "period of the story",
            Bearing.AGREES,
            of_the_story,
            "The claim goes on from what was told of {theirs}, which lies in {ours}.",
        ),
        Level("said then", Bearing.AGREES, said_then, "It was said on {theirs}."),
        Level(
            "said on another day",
            Bearing.NEAR,
            said_elsewhen,
            "It is on record for {theirs}, not for {ours}.",
        ),
        Level(
            "narrower period",
            Bearing.NEAR,
            narrower,
            "The statement says {ours}; the claim only {theirs}.",
        ),
        Level("claim undated", Bearing.NEAR, undated, "The claim does not say when."),
        Level(
            "otherwise",
            Bearing.DISAGREES,
            otherwise,
            "The statement says {ours}, the claim {theirs}.",
        ),
    ),
)
