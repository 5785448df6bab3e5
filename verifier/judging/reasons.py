"""In one sentence: why this verdict? The figure, the speaker and the date, never a bare score."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.claim import Claim
from knowledge.figure import Figure
from knowledge.period import say_day
from verifier.judging.agreement import independent
from verifier.judging.bearing import Answer, Compared
from verifier.judging.verdict import Judgement
from verifier.matching.comparisons.ladder import Outcome
from verifier.report import Bearing, FindingName, Verdict
from verifier.words.tables import words_of

QUOTE_LIMIT = 120
"""Characters of a quote in a sentence; the citation has all of it."""


def reason_for(judgement: Judgement, nearest: Compared | None) -> str:
    """The sentence that stands under the verdict."""
    if judgement.reason:
        return judgement.reason
    if FindingName.SOURCES_DISAGREE in judgement.findings:
        return (
            f"The sources disagree: {_says(judgement.supporting[0])}; "
            f"{_says(judgement.contradicting[0])}."
        )
    if FindingName.OUTDATED in judgement.findings:
        return (
            f"{_capital(_says(judgement.supporting[0]))}, but a later count replaces it: "
            f"{_says(judgement.contradicting[0])}."
        )
    if judgement.verdict is Verdict.SUPPORTED:
        sentence = _supported(judgement.supporting[0], judgement.findings)
        return sentence + _agreement(judgement.supporting, "say so")
    if judgement.verdict is Verdict.CONTRADICTED:
        sentence = _contradicted(judgement.contradicting[0])
        return sentence + _agreement(judgement.contradicting, "say otherwise")
    if judgement.mentioning:
        return _open(judgement.mentioning[0], judgement.findings)
    if nearest is None:
        return "Nothing in the knowledge base speaks of this."
    claim = nearest.pair.claim.claim
    return f"{_failed(nearest)} Nearest: “{_shortened(claim)}” ({source_of(claim)})."


def source_of(claim: Claim) -> str:
    """Who published it and when: "AFP, 15 August 2019"."""
    parts = [claim.source.publisher or claim.source.title or "unnamed source"]
    if claim.source.published is not None:
        parts.append(say_day(claim.source.published))
    return ", ".join(parts)


def speaker_of(claim: Claim) -> str:
    """Who says it, for a sentence: the speaker, or else the publisher."""
    if claim.speaker is not None:
        names = [with_article(part.strip()) for part in claim.speaker.name.split(";")]
        return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else names[0]
    return with_article(claim.source.publisher) or "the source"


def with_article(name: str) -> str:
    """The name as it stands within a sentence: "the United Nations", "Amnesty International"."""
    lowered = name.lower()
    if lowered.startswith(("the ", "a ", "an ")) or "'s " in lowered or "’s " in lowered:
        return name
    takes_it = lowered in words_of("articles.toml", "the", "names") or any(
        word in words_of("articles.toml", "the", "words") for word in lowered.split()
    )
    return f"the {name}" if takes_it else name


def _supported(best: Compared, findings: tuple[FindingName, ...]) -> str:
    figure = best.outcome_of("figure")
    sentence = f"{_capital(_says(best))}."
    if FindingName.HEDGE_DROPPED in findings and figure is not None and figure.claim:
        sentence += f" The source says “{figure.claim.text}”; the statement gives the bare number."
    if FindingName.ROUNDED in findings and figure is not None and figure.claim and figure.statement:
        sentence += f" “{figure.statement.text}” is {figure.claim.text}, rounded."
    read = best.outcome_of("entailment")
    return f"{sentence} {read.says}" if read is not None else sentence


def _contradicted(best: Compared) -> str:
    claim = best.pair.claim.claim
    excluded = [o for o in best.outcomes if o.bearing is Bearing.DISAGREES]
    # what a model read is said as such, whatever the rules say beside it
    outcome = next((o for o in excluded if o.comparison == "entailment"), excluded[0])
    if outcome.comparison == "review":
        return f"{_rated(outcome)}: “{_shortened(claim)}” ({source_of(claim)})."
    ours, theirs = said_at(best, outcome, "ours"), said_at(best, outcome, "theirs")
    if ours == theirs and excluded[-1] is not outcome:
        outcome = excluded[-1]  # "fell" and "rose" tell more than "3 per cent" and "3 per cent"
    elif outcome.comparison in ("figure", "period", "place") and ours and theirs:
        says = "says" if claim.speaker is None else "said"
        by = speaker_of(claim)
        return f"The statement says {ours}; {by} {says} {theirs} ({source_of(claim)})."
    return f"{outcome.says.rstrip('.')}: “{_shortened(claim)}” ({source_of(claim)})."


def _agreement(compared: Sequence[Compared], what: str) -> str:
    """Who else says the same, independently; "" where nobody does."""
    others = independent(compared)[1:]
    if not others:
        return ""
    named = "; ".join(_speaker_and_source(c.pair.claim.claim) for c in others)
    number, rest = _number_in_words(1 + len(others)), "others" if others[1:] else "other"
    return f" {number} independent sources {what}; the {rest}: {named}."


def _speaker_and_source(claim: Claim) -> str:
    if claim.speaker is None:
        return source_of(claim)
    return f"{speaker_of(claim)} ({source_of(claim)})"


def _number_in_words(number: int) -> str:
    """A small number as it opens a sentence: "Two"."""
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return words[number] if number < len(words) else str(number)


def _rated(outcome: Outcome) -> str:
    """The rating of what the statement says: "Full Fact rates this “False”"."""
    return f"{outcome.facts['reviewer']} rates this “{outcome.facts['rating']}”"


def said_at(best: Compared, outcome: Outcome, side: str) -> str:
    """What one side says at the point that decided: its words, a figure with what follows it."""
    mark = outcome.statement if side == "ours" else outcome.claim
    fact = outcome.facts.get(side)
    if mark is None or not isinstance(fact, Figure):
        return mark.text if mark is not None else str(fact or "")
    pair = best.pair
    reading = pair.statement.reading if side == "ours" else pair.claim.content.reading
    written, phrase = fact.written[:1].lower() + fact.written[1:], fact.counted.phrase
    follows = phrase and reading.text[fact.end :].lstrip().startswith(phrase)
    return f"{written} {phrase}" if follows else written


def _open(best: Compared, findings: tuple[FindingName, ...]) -> str:
    claim = best.pair.claim.claim
    if FindingName.MISATTRIBUTED in findings:
        outcome = best.outcome_of("speaker")
        named = outcome.facts.get("ours", "that speaker") if outcome is not None else "that speaker"
        figure = best.outcome_of("figure")
        what = "this figure" if figure is not None else "this"
        return (
            f"The knowledge base has {what} from {speaker_of(claim)}, "
            f"not from {with_article(named)} ({source_of(claim)})."
        )
    if FindingName.DENIED in findings:
        return (
            f"{_capital(speaker_of(claim))} denies it: “{_shortened(claim)}” ({source_of(claim)})."
        )
    outcome = best.outcome_of("standing")
    says = outcome.says if outcome is not None else "The source asserts less than the statement."
    return f"{says} It reads: “{_shortened(claim)}” ({source_of(claim)})."


def _failed(nearest: Compared) -> str:
    """Why the nearest claim does not decide."""
    if nearest.answer is Answer.OTHER_MATTER:
        return "Nothing here speaks of this matter."
    points = [o for o in nearest.outcomes if o.bearing in (Bearing.NEAR, Bearing.DISAGREES)]
    return points[0].says if points else "Nothing here settles it."


def _says(compared: Compared) -> str:
    claim = compared.pair.claim.claim
    return f"{speaker_of(claim)}: “{_shortened(claim)}” ({source_of(claim)})"


def _shortened(claim: Claim) -> str:
    words = claim.words
    if len(words) <= QUOTE_LIMIT:
        return words.rstrip(".")
    return words[:QUOTE_LIMIT].rsplit(" ", 1)[0] + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
