"""Did the one whom the statement names say it?

A statement without a speaker is silent here: anybody may have said it. A body that speaks for the
named one counts as the same. Source: verdicts.md, "Who said it".
"""

from __future__ import annotations

from verifier.matching.bearers import speakers_of
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark
from verifier.matching.pair import Pair
from verifier.matching.stances import named_speakers, said_by_them
from verifier.matching.stand_ins import PRONOUNS
from verifier.reading.names.aliases import same_speaker
from verifier.report import Bearing, FindingName, Mark
from verifier.words.tables import words_of


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    ours = named_speakers(pair)
    if not ours:
        return ()
    claim = pair.claim.claim
    theirs = speakers_of(claim)
    publisher = claim.source.publisher
    joint = " and ".join(ours)
    facts = {
        "ours": joint,
        "theirs": claim.speaker.name if claim.speaker else (publisher or "the source itself"),
        "all_said_it": said_by_them(pair),
        "published_it": not theirs
        and bool(publisher)
        and all(same_speaker(one, publisher, claim.aliases) for one in ours),
        "own_voice": not theirs,
        "left_open": bool(theirs) and all(one.lower() in PRONOUNS for one in theirs),
        "may_be": _may_be_the_described(pair),
        "nobody_else": _nobody_else(pair),
        "gives_it": not theirs and _gives_it(pair),
    }
    return (Subject(_ours(pair, joint), _theirs(pair), facts),)


def _gives_it(pair: Pair) -> bool:
    """Whether the named one is told to give or count it: "the Red Cross recorded 58 deaths"."""
    giving = words_of("generic_speakers.toml", "giving", "verbs")
    content = pair.claim.content
    agents = {i for p in content.predicates if p.lemma in giving for i in p.agents}
    givers = [
        name.canonical
        for name in content.names
        if any(name.start <= content.reading.tokens[i].start < name.end for i in agents)
    ]
    return bool(givers) and all(
        any(same_speaker(one, giver, pair.claim.claim.aliases) for giver in givers)
        for one in named_speakers(pair)
    )


def _nobody_else(pair: Pair) -> bool:
    """Whether the statement has it that this speaker said it and no other: "it was X who said"."""
    attribution, token = pair.statement.attribution, pair.statement.exclusive
    if token < 0 or attribution is None or attribution.speaker is None:
        return False
    at = pair.statement.reading.tokens[token].start
    return attribution.speaker.start <= at < attribution.speaker.end


def _may_be_the_described(pair: Pair) -> bool:
    """Whether the statement only describes its speaker ("an official"), and may mean the claim's.

    Nothing establishes it, but nothing says that it was another.
    """
    attribution = pair.statement.attribution
    speaker = attribution.speaker if attribution is not None else None
    if speaker is None or pair.claim.claim.speaker is None:
        return False
    tokens = pair.statement.reading.tokens
    inside = [t for t in tokens if speaker.start <= t.start < speaker.end]
    generic = words_of("generic_speakers.toml", "generic", "nouns")
    named = any(t.pos == "PROPN" for t in inside)
    return not named and any(t.lemma in generic for t in inside)


def _ours(pair: Pair, name: str) -> Mark:
    attribution = pair.statement.attribution
    speaker = attribution.speaker if attribution is not None else None
    if speaker is None:
        return Mark(text=name, start=0, end=0, means="given beside the statement")
    return mark(pair.statement.reading, speaker.start, speaker.end, speaker.canonical)


def _theirs(pair: Pair) -> Mark | None:
    attribution = pair.claim.content.attribution
    speaker = attribution.speaker if attribution is not None else None
    if speaker is None:
        return None
    return mark(pair.claim.content.reading, speaker.start, speaker.end, speaker.canonical)


def same(subject: Subject) -> bool:
    """The claim is by the same speaker, or by one who speaks for it."""
    return bool(subject.facts["all_said_it"])


def gives_it(subject: Subject) -> bool:
    """The claim tells that the named one counted it or gave the figure."""
    return bool(subject.facts["gives_it"])


def the_publisher(subject: Subject) -> bool:
    """The claim is in the voice of the publisher whom the statement names."""
    return bool(subject.facts["published_it"])


def left_open(subject: Subject) -> bool:
    """The claim says "she said" or "it said", and nothing around it says who that is."""
    return bool(subject.facts["left_open"])


def may_be_the_described(subject: Subject) -> bool:
    """The statement only describes who said it, and the description may fit."""
    return bool(subject.facts["may_be"])


def another_one(subject: Subject) -> bool:
    """The statement excludes that anybody else said it, and somebody else did."""
    return bool(subject.facts["nobody_else"]) and not subject.facts["own_voice"]


def nobody_named(subject: Subject) -> bool:
    """The claim is in the reporter's own voice."""
    return bool(subject.facts["own_voice"])


SPEAKER = Comparison(
    name="speaker",
    part=Part.SAME_CONTENT,
    question="Did the one whom the statement names say it?",
    subjects=_subjects,
    levels=(
        Level("no speaker", Bearing.SILENT, nothing_said, "The statement names no speaker."),
        Level("same speaker", Bearing.AGREES, same, "{theirs} said it."),
        Level("gives the figure", Bearing.AGREES, gives_it, "The figure is {ours}'s own."),
        Level(
            "the publisher", Bearing.AGREES, the_publisher, "{theirs} reports it in its own voice."
        ),
        Level(
            "left open",
            Bearing.AGREES,
            left_open,
            "The claim says “{theirs}” said it, and nothing around it says who that is.",
        ),
        Level(
            "another one",
            Bearing.DISAGREES,
            another_one,
            "By the statement it was {ours} and nobody else; {theirs} said it.",
        ),
        Level(
            "may be the one described",
            Bearing.NEAR,
            may_be_the_described,
            "{theirs} said it; whether that is the {ours} of the statement is not on record here.",
        ),
        Level(
            "reporter's voice",
            Bearing.NEAR,
            nobody_named,
            "{theirs} says it; that {ours} said so is not on record here.",
            FindingName.MISATTRIBUTED,
        ),
        Level(
            "otherwise",
            Bearing.NEAR,
            otherwise,
            "{theirs} said it; that {ours} said so is not on record here.",
            FindingName.MISATTRIBUTED,
        ),
    ),
)
