"""Where do the reports of a run go? Each form to its file or to standard output, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from verifier.cli.ending import NotDone, emit
from verifier.cli.output import output_file
from verifier.cli.terminal import style
from verifier.drafts.report import DraftReport, ReviewTotals
from verifier.reports import Format, format_named
from verifier.reports.style import Style

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """One form and the place that it is written to."""

    form: Format
    write: Callable[[str], object]
    style: Style
    printed: bool


@dataclass(frozen=True, slots=True)
class Outputs:
    """All reports of a run, which grow together."""

    outputs: Sequence[Output]
    beside: Callable[[Callable[[str], object], str], None]
    """Prints a piece without disturbing what else stands on the terminal."""

    def opening(self) -> None:
        """What stands before the first draft."""
        for one in self.outputs:
            self._write(one, one.form.opening(one.style))

    def draft(self, report: DraftReport, before: int) -> None:
        """One draft; ``before``: how many came before it."""
        for one in self.outputs:
            self._write(one, one.form.draft(report, before, one.style))

    def closing(self, totals: ReviewTotals, drafts: int) -> None:
        """The sums of the run."""
        for one in self.outputs:
            self._write(one, one.form.closing(totals, drafts, one.style))

    def _write(self, output: Output, text: str) -> None:
        if output.printed:
            self.beside(output.write, text)
        else:
            output.write(text)


@contextmanager
def outputs(forms: Sequence[str], files: Sequence[str], *, why: bool) -> Iterator[Sequence[Output]]:
    """The places of the forms: the first file is the first form's, and so on; "-" or none: printed.

    The files take their names when all is written. Raises :class:`NotDone` where two forms would be
    printed into each other or a file has no form.
    """
    if len(files) > len(forms):
        raise NotDone("there are more --output than --format; name a form for each file.")
    places = [*files, *[STANDARD_OUTPUT] * (len(forms) - len(files))]
    if len(set(places)) < len(places):
        raise NotDone(
            "two forms would be written to the same place; give each --format an --output."
        )
    with ExitStack() as stack:
        made = []
        for form, place in zip(forms, places, strict=True):
            file = stack.enter_context(output_file(place))
            printed = file is None
            looks = style(why=why, plain=not printed)
            write = emit if file is None else file.write
            made.append(Output(format_named(form), write, looks, printed))
        yield made
