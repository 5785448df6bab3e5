"""Where do the reports of a run go? Each form to its file or to standard output, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Protocol

from verifier.cli.annotated_output import AnnotatedOutput
from verifier.cli.ending import NotDone, emit
from verifier.cli.output import output_file
from verifier.cli.terminal import style
from verifier.drafts.checking import DraftFile
from verifier.drafts.report import DraftReport, ReviewTotals
from verifier.reports import Format, format_named
from verifier.reports.annotated import ANNOTATED
from verifier.reports.style import Style

STANDARD_OUTPUT = "-"

Show = Callable[[Callable[[str], object], str], None]
"""Prints a piece without disturbing what else stands on the terminal."""


class Output(Protocol):
    """One form of the reports of a run, which grows draft by draft."""

    def opening(self, show: Show) -> None:
        """Writes what stands before the first draft."""

    def draft(self, report: DraftReport, before: int, show: Show) -> None:
        """Writes one draft; ``before``: how many came before it. Raises
        :class:`~verifier.errors.UnusableInput` where this form cannot be made of it."""

    def closing(self, totals: ReviewTotals, drafts: int, show: Show) -> None:
        """Writes the sums of the run."""


@dataclass(frozen=True, slots=True)
class TextOutput:
    """A form that is a text, in a file or printed."""

    form: Format
    write: Callable[[str], object]
    style: Style
    printed: bool

    def opening(self, show: Show) -> None:
        """Writes what stands before the first draft."""
        self._write(self.form.opening(self.style), show)

    def draft(self, report: DraftReport, before: int, show: Show) -> None:
        """Writes one draft."""
        self._write(self.form.draft(report, before, self.style), show)

    def closing(self, totals: ReviewTotals, drafts: int, show: Show) -> None:
        """Writes the sums."""
        self._write(self.form.closing(totals, drafts, self.style), show)

    def _write(self, text: str, show: Show) -> None:
        if self.printed:
            show(self.write, text)
        else:
            self.write(text)


@contextmanager
def outputs(
    forms: Sequence[str], places: Sequence[str], drafts: Sequence[DraftFile], *, why: bool
) -> Iterator[Sequence[Output]]:
    """The forms at their places: the first place is the first form's, and so on.

    Without a place, and at "-", a text is printed, and a draft that comes back is put beside the
    one that was checked. Files take their names when all is written. Raises :class:`NotDone` where
    two forms would be written into each other or a place has no form.
    """
    if len(places) > len(forms):
        raise NotDone("there are more --output than --format; name a form for each file.")
    placed = [*places, *[""] * (len(forms) - len(places))]
    taken = [
        place or STANDARD_OUTPUT
        for form, place in zip(forms, placed, strict=True)
        if place or form not in ANNOTATED
    ]
    if len(set(taken)) < len(taken):
        raise NotDone(
            "two forms would be written to the same place; give each --format an --output."
        )
    with ExitStack() as stack:
        made: list[Output] = []
        for form, place in zip(forms, placed, strict=True):
            if form in ANNOTATED:
                made.append(AnnotatedOutput.of(ANNOTATED[form], place, drafts))
                continue
            file = stack.enter_context(output_file(place or STANDARD_OUTPUT))
            printed = file is None
            looks = style(why=why, plain=not printed)
            write = emit if file is None else file.write
            made.append(TextOutput(format_named(form), write, looks, printed))
        yield made
