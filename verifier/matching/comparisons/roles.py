"""Do the same parties do it to each other the same way round?

"Iran attacked Iraq" and "Iraq attacked Iran" have the same words. The same two parties with their
roles exchanged count as one point, and so do the two ends of a way. Source: verdicts.md, "Same
matter".
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.directions import ends, goes_the_other_way
from verifier.matching.marks import mark_tokens
from verifier.matching.meetings import Meeting
from verifier.matching.pair import Pair
from verifier.reading.reading import Predicate, Token
from verifier.report import Bearing

_SAME_DEED = (Meeting.SAME, Meeting.SYNONYM)


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    theirs = {p.token: p for p in pair.claim.content.reading.predicates}
    found = []
    for ours in pair.statement.predicates:
        link = pair.alignment.link_of(ours.token)
        if link is None or link.meeting not in _SAME_DEED or link.claim not in theirs:
            continue
        parties = _parties(ours, theirs[link.claim], pair)
        if parties is None and _does_something_else(ours, theirs[link.claim], pair):
            found.append(
                Subject(
                    mark_tokens(pair.statement.reading, ours.agents),
                    mark_tokens(pair.claim.content.reading, sorted(_met(ours.agents, pair))),
                    {"exchanged": False, "something_else": True},
                )
            )
        if parties is not None:
            exchanged, tokens = parties
            found.append(
                Subject(
                    mark_tokens(pair.statement.reading, [*ours.agents, *ours.patients]),
                    mark_tokens(pair.claim.content.reading, tokens),
                    {"exchanged": exchanged, "something_else": False},
                )
            )
    other_way = goes_the_other_way(pair)
    if other_way:
        found.append(
            Subject(
                mark_tokens(pair.statement.reading, sorted(set().union(*ends(pair.statement)))),
                mark_tokens(pair.claim.content.reading, other_way),
                {"exchanged": True, "something_else": False},
            )
        )
    return tuple(found)


def _parties(ours: Predicate, theirs: Predicate, pair: Pair) -> tuple[bool, list[int]] | None:
    """Whether doer and done-to are exchanged, and the claim's tokens; ``None`` if one is unmet."""
    doers = _met(ours.agents, pair)
    done_to = _met((*ours.patients, *ours.others), pair)
    if not doers or not done_to:
        return None
    tokens = pair.claim.content.reading.tokens
    their_doers = _with_names(theirs.agents, tokens)
    their_objects = _with_names((*theirs.patients, *theirs.others), tokens)
    exchanged = (
        bool(doers & their_objects) and bool(done_to & their_doers) and not doers & their_doers
    )
    straight = bool(doers & their_doers) and bool(done_to & their_objects)
    return (exchanged, sorted(doers | done_to)) if exchanged or straight else None


def _does_something_else(ours: Predicate, theirs: Predicate, pair: Pair) -> bool:
    """Whether the claim names the doer, but only beside another verb: nobody is said to do this.

    "Two guards were hurt in raids carried out on a depot" names nobody who carried them out.
    """
    doers, tokens = _met(ours.agents, pair), pair.claim.content.reading.tokens
    if not doers or set(theirs.agents) - set(theirs.patients):
        return False
    if doers & {*theirs.agents, *theirs.patients, *theirs.others}:
        return False
    above = tokens[theirs.token]
    described = above.dep in ("acl", "relcl") and above.head not in doers
    elsewhere = any(
        doers & {*other.agents, *other.patients}
        for other in pair.claim.content.reading.predicates
        if other.token != theirs.token
    )
    return described and elsewhere


def _with_names(nouns: Sequence[int], tokens: Sequence[Token]) -> set[int]:
    """The tokens with the names that stand beside them: "the rival firm Harbour Lines"."""
    named = {
        i for i, t in enumerate(tokens) if t.head in nouns and t.dep == "appos" and t.pos == "PROPN"
    }
    return {*nouns, *named}


def _met(tokens: tuple[int, ...], pair: Pair) -> set[int]:
    links = (pair.alignment.link_of(token) for token in tokens)
    return {link.claim for link in links if link is not None and link.claim >= 0}


def something_else(subject: Subject) -> bool:
    """The claim names the doer, but does not say that it did this."""
    return bool(subject.facts["something_else"])


def same_roles(subject: Subject) -> bool:
    """Each does to the other what the statement says."""
    return not subject.facts["exchanged"]


ROLES = Comparison(
    name="roles",
    part=Part.SAME_MATTER,
    question="Who does it to whom?",
    subjects=_subjects,
    levels=(
        Level(
            "no two parties in common",
            Bearing.SILENT,
            nothing_said,
            "There are no two parties to tell apart.",
        ),
        Level(
            "doer of something else",
            Bearing.NEAR,
            something_else,
            "The claim names “{claim}”, but does not say that it did this.",
        ),
        Level("same roles", Bearing.AGREES, same_roles, "The same ones do it to the same ones."),
        Level(
            "otherwise",
            Bearing.DISAGREES,
            otherwise,
            "The statement exchanges who does it and to whom, or where from and where to.",
        ),
    ),
)
