"""The process that reads apart, with readers that fail in it: each way to fail has its ending.

Run as ``python -m tests.drafts.failing_child`` in the place of
:mod:`verifier.drafts.apart.child`, whose limits and answers are the real ones.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from types import MappingProxyType

from verifier.drafts import readers
from verifier.drafts.apart.child import main
from verifier.drafts.readers.manuscript import Manuscript
from verifier.errors import UnusableInput
from verifier.settings import Settings


def raises() -> None:
    raise KeyError("/Root")


def refuses() -> None:
    raise UnusableInput("draft.refuses is \x1b[31mred\x1b[0m\nand long: " + "a" * 5_000)


def nests() -> None:
    nests()


def takes_memory() -> None:
    taken = []
    while True:
        taken.append(bytes(10_000_000))


def computes() -> None:
    while True:
        pass


def sleeps() -> None:
    time.sleep(600)


def stops() -> None:
    """Not even its own clock runs on."""
    os.kill(os.getpid(), signal.SIGSTOP)


def crashes() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def is_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leaves() -> None:
    """An end that looks like success, with nothing said."""
    os._exit(0)


def says(words: bytes) -> Callable[[], None]:
    def speak() -> None:
        sys.stdout.buffer.write(words)
        sys.stdout.buffer.flush()
        os._exit(0)

    return speak


FAILING: dict[str, Callable[[], None]] = {
    ".raises": raises,
    ".refuses": refuses,
    ".nests": nests,
    ".takes-memory": takes_memory,
    ".computes": computes,
    ".sleeps": sleeps,
    ".stops": stops,
    ".crashes": crashes,
    ".is-killed": is_killed,
    ".leaves": leaves,
    ".no-json": says(b"Forty people died."),
    ".half-json": says(b'{"manuscript": {"text": "Forty'),
    ".other-shape": says(b'{"manuscript": {"text": 40}, "refused": ""}'),
    ".empty": says(b'{"manuscript": null, "refused": ""}'),
}


def reader_of(fail: Callable[[], None]) -> Callable[[bytes, str, Settings], Manuscript]:
    def read(data: bytes, name: str, settings: Settings) -> Manuscript:
        fail()
        return Manuscript("Forty people died.", ())

    return read


if __name__ == "__main__":
    readers.READERS = MappingProxyType(
        {ending: reader_of(fail) for ending, fail in FAILING.items()}
    )
    main()
