"""Who checks the drafts of a run? This process, or several beside each other, in their order."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from knowledge.base import KnowledgeBase
from verifier.cli.opening import now, opened_to_check, store_to_check
from verifier.cli.sources import read_bytes
from verifier.drafts.checking import Asked, DraftFile, check_file
from verifier.drafts.report import DraftReport, Unreadable
from verifier.processes import Lost, in_order
from verifier.setup import Opened, open_verifier

Done = DraftReport | Unreadable


@dataclass(frozen=True, slots=True)
class Desk:
    """Drafts can be checked here, against a knowledge base that is open."""

    knowledge: KnowledgeBase
    place: str
    """Of the knowledge base; "" for the sample."""
    check: Callable[[Sequence[DraftFile], Asked], Generator[Done, None, None]]
    """What comes of each file, in order."""


@contextmanager
def desk(kb: str | None, jobs: int) -> Iterator[Desk]:
    """A desk of so many processes; with one, this process checks itself.

    Raises :class:`~verifier.cli.ending.NotDone` where there is nothing to check against.
    """
    if jobs == 1:
        with opened_to_check(kb) as opened:
            yield Desk(opened.verifier.knowledge, opened.place, partial(_here, opened))
        return
    knowledge, place = store_to_check(kb)
    try:
        yield Desk(knowledge, place, partial(_beside, kb, dict(os.environ), jobs))
    finally:
        knowledge.close()


def _here(opened: Opened, files: Sequence[DraftFile], asked: Asked) -> Generator[Done, None, None]:
    for file in files:
        yield _checked(asked, opened, file)


def _beside(
    kb: str | None,
    environ: Mapping[str, str],
    jobs: int,
    files: Sequence[DraftFile],
    asked: Asked,
) -> Generator[Done, None, None]:
    """The same by processes, each with a language model of its own."""
    opens, checks = partial(_own, kb, environ), partial(_checked, asked)
    for file, done in in_order(files, opens, checks, min(jobs, len(files))):
        if isinstance(done, Lost):
            reason = (
                f"{file.name} was not checked: the process that was at it {done.how}, perhaps for "
                "want of memory; check it again by itself."
            )
            done = Unreadable(path=file.name, reason=reason)
        yield done


def _own(kb: str | None, environ: Mapping[str, str]) -> Opened:
    return open_verifier(kb, clock=now, environ=environ, read_only=True)


def _checked(asked: Asked, opened: Opened, file: DraftFile) -> Done:
    return check_file(file, asked, opened.verifier, read_bytes)
