"""Which findings of a run does its baseline hold already, and what does it hold from now on?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from verifier.cli.ending import NotDone, complain
from verifier.cli.output import output_file
from verifier.drafts.baseline import (
    Baseline,
    Known,
    Met,
    key_of,
    known_in,
    read_baseline,
    says_stale,
    written,
)
from verifier.drafts.report import DraftReport

STALE_TOLD = 10
"""Entries that no draft answers to which are told one by one; of more, how many there are."""


@dataclass(slots=True)
class KnownFindings:
    """A baseline, and what a run meets. Of the drafts that go by only keys are kept."""

    baseline: Baseline = field(default_factory=Baseline)
    file: str = ""
    """Where it stands; "" without one."""
    update: bool = False
    """Whether it is to be written anew from the run."""
    paths: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    found: list[Known] = field(default_factory=list)

    def met(self, draft: DraftReport) -> DraftReport:
        """The report with what is known marked as such."""
        if not self.file:
            return draft
        self.paths.add(draft.path)
        self.keys.update(key_of(one) for one in draft.checked)
        if not self.update:
            return self.baseline.applied_to(draft)
        entries = known_in(draft)
        self.found += entries
        return Baseline(entries).applied_to(draft)

    def close(self) -> None:
        """Writes the baseline anew where that was asked for, else tells which entries are stale.

        Entries of drafts that this run did not check stay, as long as their file is there.
        """
        if self.update:
            others = [
                one
                for one in self.baseline.findings
                if one.path not in self.paths and Path(one.path).exists()
            ]
            with output_file(self.file) as file:
                if file is not None:
                    file.write(written([*others, *self.found]))
            alone = len(self.found) == 1
            said = f"{len(self.found)} finding{'' if alone else 's'} of this run"
            complain(f"{said} {'is' if alone else 'are'} known from now on: {self.file}")
            return
        stale = self.baseline.stale_after(Met(frozenset(self.paths), frozenset(self.keys)))
        for one in stale[:STALE_TOLD]:
            complain(says_stale(one))
        if len(stale) > STALE_TOLD:
            complain(f"{len(stale) - STALE_TOLD} more entries of {self.file} are stale.")


def known_findings(file: str, *, update: bool, changes_only: bool) -> KnownFindings:
    """What the baseline file holds; a new one where it is to be written and there is none.

    Raises :class:`NotDone` where it cannot be read, and
    :class:`~verifier.errors.UnusableInput` where it is no baseline.
    """
    if not file:
        if update:
            raise NotDone("--update-baseline writes the file of --baseline; name one.")
        return KnownFindings()
    if update and changes_only:
        raise NotDone(
            "--update-baseline needs a check of every sentence; leave --diff-base out for it."
        )
    try:
        text = Path(file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if not update:
            raise NotDone(f"{file} does not exist; write it with --update-baseline.") from error
        return KnownFindings(file=file, update=True)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise NotDone(f"{file} cannot be read: {why}; name a baseline.") from error
    return KnownFindings(read_baseline(text, file), file, update)
