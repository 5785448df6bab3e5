"""What do the verdicts and findings mean? One sentence each, as the pages say it."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.report import FindingName, Verdict
from web.pages.contexts import FindingNote, VerdictNote

VERDICTS = {
    Verdict.SUPPORTED: (
        "A citable claim about the same matter establishes the statement, on every point that "
        "the statement makes."
    ),
    Verdict.CONTRADICTED: (
        "A citable claim about the same matter cannot be true together with the statement: the "
        "figure, the date, the place, who did it, or whether it happened at all."
    ),
    Verdict.UNVERIFIED: (
        "Everything else: nothing on the matter, the matter only touched, compatible but not "
        "established, or sources that disagree."
    ),
}

FINDINGS = {
    FindingName.MISATTRIBUTED: "The sources have this from somebody else than the statement names.",
    FindingName.SOURCES_DISAGREE: "Citable claims stand on both sides; both are cited.",
    FindingName.OUTDATED: "The statement matches a claim that a later one has superseded.",
    FindingName.HEDGE_DROPPED: (
        "The source hedges its figure (“some”, “more than”); the statement gives it bare."
    ),
    FindingName.ROUNDED: "The statement writes a rounder number than the source.",
    FindingName.OVERCLAIMED: (
        "The source asserts less than the statement: a plan, an accusation, a denial, "
        "a possibility."
    ),
    FindingName.DENIED: "The party that is named denies this in the knowledge base.",
    FindingName.DERIVED: "The verdict rests on arithmetic over the claims that are cited.",
    FindingName.DEBUNKED: "A cited review rates this claim false.",
}


def finding_notes(names: Iterable[FindingName]) -> tuple[FindingNote, ...]:
    """The findings with their sentences."""
    return tuple(FindingNote(name.value, FINDINGS[name]) for name in names)


def verdict_notes() -> tuple[VerdictNote, ...]:
    """All verdicts with when they are given."""
    return tuple(VerdictNote(verdict, means) for verdict, means in VERDICTS.items())
