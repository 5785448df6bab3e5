"""Does arithmetic over the cited claims settle what no single claim does?

Ordinary judging comes first. Where it leaves a statement open, or answers it with a figure that is
only one term of a sum, the figures of the claims are put together: sums, balances, differences,
ratios, shares, growth, averages. A result that the statement's words ask for, and that differs,
contradicts it. Source: verdicts.md, "derived" and "Figures".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.claim import Stance
from knowledge.figure import Figure, Hedge
from verifier.judging.bearing import Answer, Compared
from verifier.judging.derived_reasons import reason_of
from verifier.judging.verdict import Judgement
from verifier.matching.arithmetic.amounts import TOLERANCE
from verifier.matching.arithmetic.asking import Asked, Asks, asked_by
from verifier.matching.arithmetic.derivations import Derivation, Operation
from verifier.matching.arithmetic.operations import claims_of_change, derivation_for
from verifier.matching.arithmetic.quantities import Quantity
from verifier.matching.arithmetic.stories import Story, stories_of
from verifier.matching.comparisons.arithmetic import ARITHMETIC
from verifier.matching.comparisons.ladder import Outcome, Subject
from verifier.matching.stances import named_speakers, said_by_them
from verifier.reading.assertions import Assertion
from verifier.report import Bearing, FindingName, Mark, Verdict
from verifier.words.lexicon import Lexicon

ASSERTING = frozenset(
    {
        Stance.SAYS,
        Stance.REPORTS,
        Stance.ESTIMATES,
        Stance.CONFIRMS,
        Stance.ADMITS,
    }
)
"""Only what a source asserts is reckoned with: no plans, forecasts, accusations or denials."""

GIVES_WAY = frozenset(
    {FindingName.SOURCES_DISAGREE, FindingName.HEDGE_DROPPED, FindingName.ROUNDED}
)
"""Findings of a judgement that took the terms of a sum for answers."""


@dataclass(frozen=True, slots=True)
class _Settled:
    asked: Asked
    derivation: Derivation
    verdict: Verdict
    findings: tuple[FindingName, ...]


def may_be_reckoned(statement: Assertion, ordinary: Judgement) -> bool:
    """Whether arithmetic may change the judgement: the statement has a figure that it left open,
    or that it answered with one figure of what may be a sum."""
    if not statement.figures or set(ordinary.findings) - GIVES_WAY:
        return False
    return ordinary.verdict is not Verdict.SUPPORTED or any(
        Asks.AFTER in asked.asks or Asks.TOTAL in asked.asks for asked in asked_by(statement)
    )


def with_arithmetic(
    statement: Assertion, ordinary: Judgement, compared: Sequence[Compared], lexicon: Lexicon
) -> Judgement:
    """The ordinary judgement, or the one that arithmetic over the claims gives in its place."""
    usable = [one for one in compared if _asserts(one)]
    settled = []
    all_asked = asked_by(statement)
    pairs = [one.pair for one in usable]
    stories = stories_of(pair.claim for pair in pairs)
    for asked in all_asked:
        others = [one.quantity for one in all_asked if one is not asked]
        derivation = derivation_for(asked, others, pairs, stories, lexicon)
        if derivation is not None:
            verdict, findings = _judged(asked.quantity.figure, derivation)
            settled.append(_Settled(asked, derivation, verdict, findings))
    against = [one for one in settled if one.verdict is Verdict.CONTRADICTED]
    if against:
        return _contradicted(against[0], ordinary, compared)
    if settled and all(one.verdict is Verdict.SUPPORTED for one in settled):
        accounted = {one.asked.quantity.figure for one in settled}
        accounted |= {term.figure for one in settled for term in one.derivation.terms}
        if all(figure in accounted or _is_date(figure) for figure in statement.figures):
            return _supported(settled, ordinary, compared)
    if ordinary.verdict is Verdict.CONTRADICTED and not settled:
        return _unless_it_changed(all_asked, ordinary, stories, lexicon)
    return ordinary


def _unless_it_changed(
    all_asked: Sequence[Asked], ordinary: Judgement, stories: Sequence[Story], lexicon: Lexicon
) -> Judgement:
    """A count before something happened to the things counted, or of what happened to them, does
    not exclude how many there are now: such a contradiction is taken back."""
    claims = {one.pair.claim.claim.id for one in ordinary.contradicting}
    for asked in all_asked:
        if Asks.AFTER in asked.asks and claims <= claims_of_change(asked, stories, lexicon):
            return Judgement(Verdict.UNVERIFIED, ())
    return ordinary


def _asserts(compared: Compared) -> bool:
    """Whether the claim's figures may be reckoned with for this statement."""
    claim = compared.pair.claim.claim
    if claim.stance not in ASSERTING or claim.review is not None:
        return False
    return not named_speakers(compared.pair) or said_by_them(compared.pair)


def _is_date(figure: Figure) -> bool:
    """Whether the figure only says over how long is counted."""
    return figure.dimension == "duration"


def _judged(ours: Figure, derivation: Derivation) -> tuple[Verdict, tuple[FindingName, ...]]:
    amount, derived = derivation.amount, (FindingName.DERIVED,)
    same = ours.value is not None and abs(ours.value - amount.value) <= TOLERANCE * max(
        abs(amount.value), 1.0
    )
    if ours.interval.contains(amount.bound):
        written_rounder = (
            derivation.operation in (Operation.SUM, Operation.BALANCE, Operation.DIFFERENCE)
            and ours.hedge is Hedge.EXACT
            and not same
        )
        return Verdict.SUPPORTED, ((*derived, FindingName.ROUNDED) if written_rounder else derived)
    if same and ours.hedge is Hedge.EXACT and amount.is_hedged:
        return Verdict.SUPPORTED, (*derived, FindingName.HEDGE_DROPPED)
    if ours.interval.excludes(amount.possible) and derivation.excludes:
        return Verdict.CONTRADICTED, derived
    return Verdict.UNVERIFIED, derived


def _contradicted(
    settled: _Settled, ordinary: Judgement, compared: Sequence[Compared]
) -> Judgement:
    derivation = settled.derivation
    if ordinary.verdict is Verdict.SUPPORTED and not (
        derivation.says_so and _only_of_terms(ordinary.supporting, derivation)
    ):
        return ordinary
    if ordinary.verdict is Verdict.CONTRADICTED and not (
        derivation.says_so or _only_of_terms(ordinary.contradicting, derivation)
    ):
        return ordinary
    if ordinary.findings and not _only_of_terms(ordinary.supporting, derivation):
        return ordinary
    cited = _cited(settled, compared, Answer.CONTRADICTS)
    return Judgement(
        Verdict.CONTRADICTED,
        settled.findings,
        contradicting=cited,
        reason=reason_of(settled.asked.quantity, derivation, agrees=False),
    )


def _supported(
    settled: Sequence[_Settled], ordinary: Judgement, compared: Sequence[Compared]
) -> Judgement:
    if ordinary.verdict is Verdict.SUPPORTED:
        return ordinary
    derived = [one.derivation for one in settled]
    is_rest = any(one.operation is Operation.REST for one in derived)
    if not all(_is_about_a_figure(one, is_rest=is_rest) for one in ordinary.contradicting):
        return ordinary
    decided = (*ordinary.contradicting, *ordinary.supporting)
    if not any(_only_of_terms(decided, one) for one in derived):
        return ordinary
    cited: dict[str, Compared] = {}
    for one in settled:
        for claim in _cited(one, compared, Answer.SUPPORTS):
            cited.setdefault(claim.pair.claim.claim.id, claim)
    findings = dict.fromkeys(finding for one in settled for finding in one.findings)
    first = settled[0]
    return Judgement(
        Verdict.SUPPORTED,
        tuple(findings),
        supporting=tuple(cited.values()),
        reason=reason_of(first.asked.quantity, first.derivation, agrees=True),
    )


def _is_about_a_figure(compared: Compared, *, is_rest: bool) -> bool:
    """Whether only the figure stood against the statement; what is said of the rest of a whole is
    what is not said of its part."""
    points = {o.comparison for o in compared.outcomes if o.bearing is Bearing.DISAGREES}
    return points <= {"figure", "measure", "period"} | ({"polarity"} if is_rest else set())


def _only_of_terms(claims: Sequence[Compared], derivation: Derivation) -> bool:
    """Whether those claims are terms of the sum, so that the sum answers in their place."""
    terms = {term.side.claim.id for term in derivation.terms if term.side is not None}
    return all(one.pair.claim.claim.id in terms for one in claims)


def _cited(settled: _Settled, compared: Sequence[Compared], answer: Answer) -> tuple[Compared, ...]:
    """The claims of the terms, each with what it brings to the result as a point."""
    found: dict[str, Compared] = {}
    for term in settled.derivation.terms:
        one = next((c for c in compared if c.pair.claim is term.side), None)
        if one is None:
            continue
        kept = found.get(one.pair.claim.claim.id)
        before = kept.outcomes if kept is not None else _agreeing(one)
        outcome = _outcome(settled, term, agrees=answer is Answer.SUPPORTS)
        found[one.pair.claim.claim.id] = Compared(one.pair, (*before, outcome), answer)
    return tuple(found.values())


def _agreeing(compared: Compared) -> tuple[Outcome, ...]:
    """Its outcomes but those on figures: the term is not what the statement's figure answers to."""
    return tuple(
        o
        for o in compared.outcomes
        if o.comparison not in ("figure", "measure") and o.bearing is not Bearing.DISAGREES
    )


def _outcome(settled: _Settled, term: Quantity, *, agrees: bool) -> Outcome:
    ours, theirs = settled.asked.quantity.figure, term.figure
    derivation = settled.derivation
    facts = {
        "operation": derivation.operation,
        "named": derivation.operation.value,
        "agrees": agrees,
        "reckoning": derivation.reckoning,
    }
    return ARITHMETIC.place(
        Subject(
            Mark(text=ours.written, start=ours.start, end=ours.end),
            Mark(text=theirs.written, start=theirs.start, end=theirs.end),
            facts,
        )
    )
