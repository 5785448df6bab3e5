"""What happened to the sources of ``verifier ingest``? They are read and stored, and it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial

from knowledge.claim import Status
from knowledge.errors import KnowledgeError
from verifier.cli.ending import complain, emit
from verifier.cli.opening import now
from verifier.cli.options import IngestStatus
from verifier.cli.progress import CountingBar
from verifier.cli.wording import counted
from verifier.errors import VerifierError
from verifier.ingesting.contents import Contents
from verifier.ingesting.loop import Outcome, ingest_all
from verifier.ingesting.processes import in_processes, in_this_process
from verifier.setup import open_reader, open_verifier


@dataclass(slots=True)
class _Told:
    """What has been done so far: of one source, or of all."""

    added: int = 0
    duplicates: int = 0
    failures: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def take(self, outcome: Outcome) -> None:
        self.added += outcome.added
        self.duplicates += outcome.duplicates
        self.failures += len(outcome.failures)
        self.left_out.update(outcome.left_out)

    def rest(self) -> str:
        """What else there is to say behind the number of claims."""
        parts = [
            f"{self.duplicates} already there" if self.duplicates else "",
            f"{self.failures} not read" if self.failures else "",
        ]
        told = "".join(f", {part}" for part in parts if part)
        if self.left_out:
            listed = ", ".join(f"{kind} {count}" for kind, count in sorted(self.left_out.items()))
            told += f"; left out: {listed}"
        return told


def ingest_files(
    files: Sequence[tuple[str, Callable[[], Contents]]],
    kb: str | None,
    environ: Mapping[str, str],
    *,
    status: IngestStatus,
    jobs: int,
    by: str,
    failed: int,
) -> int:
    """Stores what the files hold, telling each; returns how many parts could not be read.

    ``failed``: how many sources before these could not.
    """
    kept = Status.CITABLE if status is IngestStatus.CITABLE else Status.EXTRACTED
    whole = _Told(failures=failed)
    with ExitStack() as stack:
        opened = stack.enter_context(open_verifier(kb, clock=now, environ=environ, create=True))
        reader, knowledge = opened.verifier.reader, opened.verifier.knowledge
        before = knowledge.count()
        read_all = (
            in_processes(partial(open_reader, "", dict(environ)), kept, jobs)
            if jobs > 1
            else in_this_process(reader, kept)
        )
        outcomes = ingest_all(
            files,
            knowledge,
            read_all,
            version=reader.version,
            by=by,
        )
        bar = stack.enter_context(CountingBar("Reading", len(files)))
        try:
            _follow(outcomes, bar, whole)
        except (KnowledgeError, VerifierError, KeyboardInterrupt) as error:
            if not isinstance(error, KeyboardInterrupt):
                complain(str(error))
                whole.failures += 1
            # the last batch may be on the disk although nothing was told of it yet
            stored = knowledge.count() - before
            complain(
                f"stopped; {counted(stored)} of this run are stored in {opened.place}, "
                "and the same command goes on from there."
            )
            if isinstance(error, KeyboardInterrupt):
                raise
            return whole.failures
    emit(f"{counted(whole.added, status)} added to {opened.place}{whole.rest()}\n")
    return whole.failures


def _follow(outcomes: Iterator[Outcome], bar: CountingBar, whole: _Told) -> None:
    """Tells each source when all of it is stored, and what fails as it comes."""
    files_done, of_file = 0, _Told()
    for outcome in outcomes:
        for note in outcome.notes:
            bar.write(emit, f"{note}\n")
        for failure in outcome.failures:
            bar.write(complain, failure)
        whole.take(outcome)
        of_file.take(outcome)
        if outcome.last:
            if of_file.added or of_file.duplicates or not of_file.failures:
                bar.write(emit, f"{outcome.file}: {counted(of_file.added)}{of_file.rest()}\n")
            files_done, of_file = files_done + 1, _Told()
        bar.update(
            files_done if outcome.last else files_done + outcome.done,
            claims=whole.added,
            duplicates=whole.duplicates,
            failed=whole.failures,
        )
