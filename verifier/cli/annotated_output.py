"""Where do drafts go that come back with marks? Beside the draft, into a folder, or to a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.cli.ending import NotDone, complain
from verifier.cli.opening import now
from verifier.cli.output import write_whole
from verifier.cli.sources import read_bytes
from verifier.drafts.checking import DraftFile
from verifier.drafts.readers import size_limit
from verifier.drafts.report import DraftReport, ReviewTotals
from verifier.reports.annotated import Annotated
from verifier.settings import DEFAULTS

MARKED = ".checked"
"""Stands before the ending of a draft that came back: "budget.checked.docx"."""

Show = Callable[[Callable[[str], object], str], None]


@dataclass(frozen=True, slots=True)
class AnnotatedOutput:
    """The drafts of a run, each with its marks in a file of its own."""

    form: Annotated
    targets: Mapping[str, Path]
    """Where each draft goes, by the name that reports have for it."""
    data: Mapping[str, bytes]
    """What standard input held, by the same names."""

    @classmethod
    def of(cls, form: Annotated, place: str, drafts: Sequence[DraftFile]) -> AnnotatedOutput:
        """The places of the drafts; ``place`` is a folder, a file for one draft, or "".

        Raises :class:`NotDone` where two drafts would go to one place, or a draft to none.
        """
        targets = {draft.name: _target(form, place, draft, len(drafts)) for draft in drafts}
        for target, count in Counter(targets.values()).items():
            if count > 1:
                raise NotDone(
                    f"{count} drafts would be written to {target}; check them one by one."
                )
        data = {one.name: one.data for one in drafts if one.data is not None}
        return cls(form, targets, data)

    def opening(self, show: Show) -> None:
        """Nothing stands before the first draft."""

    def draft(self, report: DraftReport, before: int, show: Show) -> None:
        """Writes the draft with its marks and says where.

        Raises :class:`~verifier.errors.UnusableInput` where its file is not what was checked.
        """
        target = self.targets[report.path]
        original = self.data.get(report.path)
        if original is None:
            original = read_bytes(report.path, size_limit(report.path, DEFAULTS))
        write_whole(target, self.form.mark(original, report, now()))
        same = report.path.lower().endswith(self.form.ending)
        note = "" if same else f" {self.form.of_another_kind}"
        complain(f"{target} holds the marks on {report.path}.{note}")

    def closing(self, totals: ReviewTotals, drafts: int, show: Show) -> None:
        """Nor do sums stand behind the last one."""


def _target(form: Annotated, place: str, draft: DraftFile, drafts: int) -> Path:
    name = f"{Path(draft.name).stem}{MARKED}{form.ending}"
    if place == "-" or (not place and draft.data is not None):
        raise NotDone(f"--format {form.name} writes a file; name it with --output.")
    if not place:
        return Path(draft.name).with_name(name)
    if place.endswith(("/", "\\")) or Path(place).is_dir():
        return Path(place) / name
    if drafts > 1:
        raise NotDone(
            f"{drafts} drafts cannot be written to {place}; name a folder, as {place}/, instead."
        )
    return Path(place)
