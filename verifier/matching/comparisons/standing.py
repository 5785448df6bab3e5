"""Does the source assert it as firmly as the statement does?

A denial, an accusation, a plan, a warning, a possibility assert less than a plain statement. One
who denies is on record against an admission. Source: verdicts.md, "Who said it" and `overclaimed`.
"""

from __future__ import annotations

from knowledge.claim import Polarity, Stance
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark, mark_tokens
from verifier.matching.pair import Pair
from verifier.matching.predicates_met import predicate_met
from verifier.matching.stances import (
    ASSERTING,
    DENYING,
    firmness,
    one_side_denies,
    said_by_them,
    stance_of_claim,
    stance_of_statement,
    standing_of,
)
from verifier.reading.reading import Predicate, Standing
from verifier.report import Bearing, FindingName, Mark
from verifier.words.tables import words_of

FITTING = {
    Stance.ACCUSES: frozenset({Standing.ALLEGED}),
    Stance.PLEDGES: frozenset({Standing.PLANNED}),
    Stance.FORECASTS: frozenset({Standing.PLANNED, Standing.POSSIBLE}),
    Stance.WARNS: frozenset({Standing.POSSIBLE, Standing.PLANNED, Standing.CONDITIONAL}),
    Stance.BELIEVES: frozenset({Standing.POSSIBLE}),
}
"""How a statement must be put to say no more than a source of that stance."""

NEVER_ASSERTING = (Stance.PLEDGES, Stance.DEMANDS, Stance.FORECASTS, Stance.BELIEVES)
"""Stances whose content is not put forward as so even by the one who says it."""


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    statement, head = _ours(pair), pair.statement.head
    if statement is None:
        return ()
    claim = pair.claim.claim
    stance = stance_of_statement(pair)
    theirs = _their_predicate(pair)
    facts = {
        "ours": stance,
        "theirs": stance_of_claim(pair),
        "by_them": said_by_them(pair),
        "one_denies": one_side_denies(pair),
        "attributed": stance is not None,
        "our_standing": standing_of(pair.statement, head),
        "their_standing": standing_of(pair.claim.content, theirs),
        "moves_towards": moves_towards(pair),
        "same_content": _polarity(head) is _polarity(theirs),
        "speaker": claim.speaker.name if claim.speaker else claim.source.publisher or "The source",
        "how": claim.verb or claim.stance.value,
    }
    return (Subject(statement, _theirs(pair, theirs), facts),)


def _ours(pair: Pair) -> Mark | None:
    attribution = pair.statement.attribution
    if attribution is not None:
        return mark(pair.statement.reading, attribution.cue.start, attribution.cue.end)
    head = pair.statement.head
    return mark_tokens(pair.statement.reading, [head.token]) if head is not None else None


def _theirs(pair: Pair, predicate: Predicate | None) -> Mark | None:
    attribution = pair.claim.content.attribution
    if attribution is not None:
        return mark(pair.claim.content.reading, attribution.cue.start, attribution.cue.end)
    if predicate is None:
        return None
    return mark_tokens(pair.claim.content.reading, [predicate.token])


def _their_predicate(pair: Pair) -> Predicate | None:
    """The claim's predicate that meets the statement's, or else its main one."""
    head = pair.statement.head
    found = predicate_met(head, pair) if head is not None else None
    return found or pair.claim.content.head


def moves_towards(pair: Pair) -> bool:
    """Whether the claim only moves towards what the statement says: "on the verge of collapse".

    Asked of the words above the claim's word that meets the statement's verb or its complement.
    """
    head = pair.statement.head
    if head is None:
        return False
    tokens = pair.claim.content.reading.tokens
    ours = {token.lemma for token in pair.statement.reading.tokens}
    for token in (head.token, *head.patients, *head.others):
        link = pair.alignment.link_of(token)
        at = link.claim if link is not None else -1
        for _ in range(4):
            if at < 0 or tokens[at].head == at or tokens[at].dep not in _COMPLEMENTS:
                break
            at = tokens[at].head
            words = words_of("negation.toml", "movement", "words")
            if tokens[at].lemma in words and tokens[at].lemma not in ours:
                return True
    return False


_COMPLEMENTS = ("pobj", "pcomp", "prep", "xcomp", "acl", "dobj", "advcl")


def _polarity(predicate: Predicate | None) -> Polarity:
    return predicate.polarity if predicate is not None else Polarity.AFFIRMED


def their_own_word(subject: Subject) -> bool:
    """The one who is said to say it is on record with the opposite."""
    facts = subject.facts
    return bool(facts["one_denies"] and facts["by_them"] and facts["same_content"])


def says_it_is_not_so(subject: Subject) -> bool:
    """ "X said it was not so" is the same word as "X denies it"."""
    facts = subject.facts
    return bool(facts["one_denies"] and facts["by_them"] and not facts["same_content"])


def only_denied(subject: Subject) -> bool:
    """Somebody denies what the statement says."""
    facts = subject.facts
    return bool(facts["one_denies"] and facts["theirs"] in DENYING and facts["same_content"])


def asserts_less(subject: Subject) -> bool:
    """The source accuses, plans, warns, fears or denies; the statement says that it is so."""
    facts = subject.facts
    ours, theirs = facts["ours"], facts["theirs"]
    if facts["moves_towards"]:
        return True
    if ours is theirs:
        return _put_less_firmly(subject)
    if theirs in DENYING and ours not in DENYING:
        return True
    open_to_all = not facts["attributed"] or theirs in NEVER_ASSERTING
    fitting = facts["our_standing"] in FITTING.get(theirs, frozenset())
    if open_to_all and theirs not in ASSERTING and not fitting:
        return True
    return _put_less_firmly(subject)


def _put_less_firmly(subject: Subject) -> bool:
    facts = subject.facts
    return firmness(facts["their_standing"]) > firmness(facts["our_standing"]) and (
        facts["ours"] is None or facts["ours"] in ASSERTING
    )


def another_act(subject: Subject) -> bool:
    """The statement has the speaker demand, pledge or forecast it; the claim only says so."""
    ours, theirs = subject.facts["ours"], subject.facts["theirs"]
    return (
        ours is not None
        and ours is not theirs
        and ours
        in (
            Stance.PLEDGES,
            Stance.DEMANDS,
            Stance.DENIES,
            Stance.REJECTS,
        )
        and not (ours in DENYING and theirs in DENYING)
    )


STANDING = Comparison(
    name="standing",
    part=Part.SAME_CONTENT,
    question="Does the source assert it as firmly as the statement does?",
    subjects=_subjects,
    levels=(
        Level("nothing asserted", Bearing.SILENT, nothing_said, "The statement asserts nothing."),
        Level(
            "on record with the opposite",
            Bearing.DISAGREES,
            their_own_word,
            "{speaker} is on record with the opposite.",
            FindingName.DENIED,
        ),
        Level(
            "denied in other words",
            Bearing.AGREES,
            says_it_is_not_so,
            "{speaker} denies it, which is to say that it is not so.",
        ),
        Level(
            "only denied",
            Bearing.NEAR,
            only_denied,
            "{speaker} denies it.",
            FindingName.DENIED,
        ),
        Level(
            "asserts less",
            Bearing.NEAR,
            asserts_less,
            "The source asserts less than the statement: {speaker} does not say that it is so.",
            FindingName.OVERCLAIMED,
        ),
        Level(
            "another act of speech",
            Bearing.NEAR,
            another_act,
            "{speaker} says it in another way than the statement has it.",
        ),
        Level("otherwise", Bearing.AGREES, otherwise, "The source asserts it as firmly."),
    ),
)
