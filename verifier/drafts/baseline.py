"""Which findings are known already? Those that a baseline holds; they stay quiet.

A baseline is a JSON file that a desk keeps beside its drafts. A finding is known by a key: a hash
of the sentence's words, its verdict, its findings and the claims that decided. So it is found again
after lines have moved, and told anew once the words change or another claim decides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from verifier.drafts.failing import levels_of_sentence
from verifier.drafts.report import CheckedSentence, DraftReport
from verifier.drafts.sameness import bare_words
from verifier.errors import UnusableInput

VERSION = 1

KEY_LENGTH = 20
"""Hexadecimal digits of a key."""

SHORT_TEXT = 60
"""Characters of a sentence that a baseline shows to people."""


class Known(BaseModel):
    """One finding of a baseline."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=rf"^[0-9a-f]{{{KEY_LENGTH}}}$")
    path: str
    """The draft in which it was found, for people and to know which entries are stale."""
    verdict: str
    text: str
    """The beginning of the sentence, for people."""


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    findings: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that were known before."""

    findings: tuple[Known, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all findings."""
        return frozenset(known.key for known in self.findings)

    def applied_to(self, draft: DraftReport) -> DraftReport:
        """The report in which every finding that the baseline holds is marked as known."""
        keys = self.keys
        checked = tuple(
            one.model_copy(update={"known": True})
            if levels_of_sentence(one) and key_of(one) in keys
            else one
            for one in draft.checked
        )
        return draft.model_copy(update={"checked": checked})

    def stale(self, drafts: Iterable[DraftReport]) -> tuple[Known, ...]:
        """The entries that no sentence of their draft answers to any more.

        Only entries of drafts that were checked: of the others nothing is known. A run that keeps
        no reports collects with :meth:`Met.with_draft` and asks :meth:`stale_after`.
        """
        met = Met()
        for draft in drafts:
            met = met.with_draft(draft)
        return self.stale_after(met)

    def stale_after(self, met: Met) -> tuple[Known, ...]:
        """The same after a run of which only what was met has been kept."""
        return tuple(
            known
            for known in self.findings
            if known.path in met.paths and known.key not in met.keys
        )


@dataclass(frozen=True, slots=True)
class Met:
    """Which drafts a run has checked, and which findings it met."""

    paths: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()

    def with_draft(self, draft: DraftReport) -> Met:
        """The same with one draft more."""
        return replace(
            self,
            paths=self.paths | {draft.path},
            keys=self.keys | {key_of(one) for one in draft.checked},
        )


def key_of(one: CheckedSentence) -> str:
    """The key of a finding: it does not depend on where the sentence stands, nor on its markup."""
    report = one.report
    deciding = sorted(
        {
            f"{citation.stance.value} {citation.claim_id}"
            for assertion in report.assertions
            for citation in assertion.citations
        }
    )
    others = sorted(bare_words(other.text) for other in one.inconsistent_with)
    parts = (
        bare_words(report.statement),
        report.verdict.value,
        sorted(finding.value for finding in report.findings),
        deciding,
        others,
    )
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:KEY_LENGTH]


def known_in(draft: DraftReport) -> tuple[Known, ...]:
    """The findings of a draft as entries: whatever is not plainly supported, nor ignored."""
    return tuple(
        Known(
            key=key_of(one),
            path=draft.path,
            verdict=one.report.verdict.value,
            text=_shortened(one.report.statement),
        )
        for one in draft.checked
        if not one.ignored and levels_of_sentence(one.model_copy(update={"known": False}))
    )


def written(findings: Iterable[Known]) -> str:
    """The text of a baseline file, sorted, so that two versions of it can be compared."""
    once = {(known.path, known.key): known for known in findings}
    rows = [known.model_dump() for _, known in sorted(once.items())]
    return json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(text: str, name: str) -> Baseline:
    """The baseline in the text of the file ``name``.

    Raises :class:`~verifier.errors.UnusableInput` for a file that is none.
    """
    try:
        found = _File.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnusableInput(
            f"{name} is no baseline ({where + ': ' if where else ''}{first['msg'].rstrip('.')}); "
            "write it anew from a run over the drafts."
        ) from None
    if found.version != VERSION:
        raise UnusableInput(
            f"{name} is a baseline of version {found.version}, this program reads version "
            f"{VERSION}; write it anew from a run over the drafts."
        )
    return Baseline(found.findings)


def says_stale(known: Known) -> str:
    """One sentence for a reader about an entry that nothing answers to any more."""
    return (
        f"The baseline holds a finding that {known.path} no longer has: “{known.text}” "
        f"({known.verdict}); write the baseline anew to drop it."
    )


def _shortened(words: str) -> str:
    if len(words) <= SHORT_TEXT:
        return words
    return words[:SHORT_TEXT].rsplit(" ", 1)[0] + " …"
