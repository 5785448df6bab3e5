"""What do the verdicts and findings mean? One sentence each, as the pages show it."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.report import FindingName
from verifier.reports.glossary import FINDINGS, VERDICTS
from web.pages.contexts import FindingNote, VerdictNote


def finding_notes(names: Iterable[FindingName]) -> tuple[FindingNote, ...]:
    """The findings with their sentences."""
    return tuple(FindingNote(name.value, FINDINGS[name]) for name in names)


def verdict_notes() -> tuple[VerdictNote, ...]:
    """All verdicts with when they are given."""
    return tuple(VerdictNote(verdict, means) for verdict, means in VERDICTS.items())
