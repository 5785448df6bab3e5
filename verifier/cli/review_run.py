"""What came of the drafts of a run? Each is told when it is checked, and the sums at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass

from knowledge.claim import Status
from verifier.cli.ending import ExitCode, complain
from verifier.cli.interrupts import Interrupts, interrupts
from verifier.cli.known_findings import KnownFindings
from verifier.cli.progress import CountingBar
from verifier.cli.recording import recorded
from verifier.cli.review_output import Output
from verifier.cli.review_work import Desk, Done
from verifier.drafts.checking import Asked, DraftFile
from verifier.drafts.failing import any_sentence_fails
from verifier.drafts.levels import FailOn
from verifier.drafts.report import DraftReport, Unreadable
from verifier.drafts.totals import Tally
from verifier.errors import UnusableInput
from verifier.report import KnowledgeBaseState


@dataclass(slots=True)
class _Told:
    """What holds of the drafts so far."""

    tally: Tally
    lost: bool = False
    """Whether something was kept back that may be checkable, or could not be written."""
    fails: bool = False
    interrupted: bool = False

    @property
    def code(self) -> ExitCode:
        """How the run ends; "not checked" is never "clean"."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.tally.unreadable or self.lost:
            return ExitCode.NOT_DONE
        return ExitCode.FINDINGS if self.fails else ExitCode.CLEAN


def review_files(
    files: Sequence[DraftFile],
    asked: Asked,
    desk: Desk,
    outputs: Sequence[Output],
    fail_on: FailOn,
    known: KnownFindings,
) -> ExitCode:
    """Checks the files and writes their reports; says on standard error what was not checked.

    What ``known`` holds already fails nothing; it sees every draft go by.
    """
    began = time.perf_counter()
    told = _Told(Tally())
    with ExitStack() as stack:
        stop = stack.enter_context(interrupts())
        keep = stack.enter_context(recorded(desk.knowledge, desk.place, "review"))
        bar = stack.enter_context(CountingBar("Checking drafts", len(files)))
        for output in outputs:
            output.opening(bar.write)
        results = stack.enter_context(closing(desk.check(files, asked)))
        while (done := _next(results, stop, told)) is not None:
            if isinstance(done, Unreadable):
                told.tally = told.tally.with_unreadable(done)
            else:
                done = known.met(done)
                _write(outputs, done, told, bar)
                keep(one.report for one in done.checked)
                _count(told, done, fail_on)
            tally = told.tally
            bar.update(
                tally.drafts + len(tally.unreadable),
                rated="sentences",
                drafts=tally.drafts,
                sentences=tally.sentences,
            )
        elapsed = (time.perf_counter() - began) * 1000
        totals = told.tally.totals(_state(desk), elapsed, told.interrupted)
        for output in outputs:
            output.closing(totals, told.tally.drafts, bar.write)
    known.close()
    for unreadable in told.tally.unreadable:
        complain(unreadable.reason)
    if told.interrupted:
        left = len(files) - told.tally.drafts - len(told.tally.unreadable)
        complain(f"stopped; {left} of {len(files)} drafts were not checked.")
    return told.code


def _next(results: Iterator[Done], stop: Interrupts, told: _Told) -> Done | None:
    """What comes next; ``None`` after the last one, and when somebody stops the run."""
    try:
        with stop.heeded():
            return next(results, None)
    except KeyboardInterrupt:
        told.interrupted = True
        return None


def _write(outputs: Sequence[Output], done: DraftReport, told: _Told, bar: CountingBar) -> None:
    """Writes a draft in all forms; one that cannot be made of it is told and keeps no other out."""
    for output in outputs:
        try:
            output.draft(done, told.tally.drafts, bar.write)
        except UnusableInput as error:
            bar.write(complain, str(error))
            told.lost = True


def _count(told: _Told, done: DraftReport, fail_on: FailOn) -> None:
    told.tally = told.tally.with_draft(done)
    told.lost = told.lost or any(lines.lost for lines in done.not_read)
    told.fails = told.fails or any_sentence_fails(done.checked, fail_on)


def _state(desk: Desk) -> KnowledgeBaseState:
    return KnowledgeBaseState(
        revision=desk.knowledge.revision, claims=desk.knowledge.count(Status.CITABLE)
    )
