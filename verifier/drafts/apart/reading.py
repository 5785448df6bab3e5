"""How is a file read that may be hostile? In another process, which limits end.

Whatever happens there (a crash, a limit, a kill) comes back as one sentence, and the run goes on.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Event, Thread, Timer
from typing import IO

from verifier.drafts.apart.limits import OUT_OF_TIME
from verifier.drafts.apart.wire import Request, read_answer, request_line
from verifier.drafts.readers.manuscript import Manuscript
from verifier.errors import UnusableInput
from verifier.settings import Settings

CHILD = "verifier.drafts.apart.child"
OUT_OF_PROCESSOR = -getattr(signal, "SIGXCPU", 256)
"""The exit code of a process that the system has ended for its processor time."""
LONGEST_REASON = 1_000
"""Characters of a sentence that comes from the process."""
START_AND_END = 2.0
"""Seconds beyond the limit that the process has to begin and to end by itself."""


def read_apart(data: bytes, name: str, ending: str, settings: Settings) -> Manuscript:
    """What the reader of files with that ending makes of ``data``, read in another process.

    Raises :class:`~verifier.errors.UnusableInput` where the reader refuses the file, where a limit
    of the settings ends it, and where it crashes.
    """
    try:
        child = subprocess.Popen(
            # -P: no module is taken from the folder of the drafts
            [sys.executable, "-P", "-m", CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError as error:
        raise UnusableInput(
            f"{name} cannot be read: no process can be started ({error.strerror}); "
            "end other programs and try again."
        ) from error
    out_of_time = Event()

    def end() -> None:
        # noted before the end, which wakes the one that waits for the answer
        out_of_time.set()
        child.kill()

    timer = Timer(settings.reading_seconds_limit + START_AND_END, end)
    timer.start()
    try:
        written = _spoken(child, request_line(Request(name, ending, settings)) + data, settings)
    finally:
        child.kill()
        code = child.wait()
        timer.cancel()
    return _manuscript(written, name, code, out_of_time.is_set(), settings)


def _spoken(child: subprocess.Popen[bytes], asked: bytes, settings: Settings) -> bytes:
    """What the process answers, at most one byte more than the limit."""
    assert child.stdin is not None and child.stdout is not None
    writing = Thread(target=_hand_over, args=(child.stdin, asked), daemon=True)
    writing.start()
    with child.stdout as out:
        written = out.read(settings.reading_output_limit + 1)
        if len(written) <= settings.reading_output_limit:
            with suppress(subprocess.TimeoutExpired):
                child.wait(START_AND_END)
    child.kill()
    writing.join()
    return written


def _hand_over(into: IO[bytes], asked: bytes) -> None:
    # a process that is ended while it is being written to leaves a broken pipe
    with suppress(OSError, ValueError), into:
        into.write(asked)


def _environment() -> dict[str, str]:
    """The same places to import from, whichever way this process was started."""
    places = [place for place in sys.path if place]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}


def _manuscript(
    written: bytes, name: str, code: int, timed_out: bool, settings: Settings
) -> Manuscript:
    if code == 0 and len(written) <= settings.reading_output_limit:
        try:
            answer = read_answer(written)
        except ValueError:
            answer = None
        if answer is not None and answer.manuscript is not None:
            return answer.manuscript
        if answer is not None and answer.refused:
            raise UnusableInput(_sentence(answer.refused))
    raise UnusableInput(f"{name} {_ended(code, timed_out, settings)}")


def _sentence(refused: str) -> str:
    """What the process says, without anything that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in refused[:LONGEST_REASON])


def _ended(code: int, timed_out: bool, settings: Settings) -> str:
    """Why there is no answer, and what to do."""
    if timed_out or code in (OUT_OF_TIME, OUT_OF_PROCESSOR):
        seconds = min(settings.reading_seconds_limit, settings.reading_processor_limit)
        return (
            f"takes more than {seconds:g} seconds to read, the limit for one file; split it, or "
            "save its text as plain text."
        )
    return (
        "ended the process that read it; it is damaged or made to do harm: save its text as plain "
        "text, if you trust it."
    )
