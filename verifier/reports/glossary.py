"""What do the verdicts and findings mean? One sentence each, the same in every form and page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verifier.report import FindingName, Verdict

VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
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
)

FINDINGS: Mapping[FindingName, str] = MappingProxyType(
    {
        FindingName.MISATTRIBUTED: (
            "The sources have this from somebody else than the statement names."
        ),
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
)

INCONSISTENT = "Another sentence of the same draft cannot be true together with this one."
"""What it means that a sentence is inconsistent, whatever its verdict."""
