"""How does a command end? With an exit code, and an error with one line that says what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import IntEnum


class ExitCode(IntEnum):
    """What the code of a finished command means; "not checked" is never "clean"."""

    CLEAN = 0
    FINDINGS = 1
    """A finding at or above ``--fail-on``."""
    NOT_DONE = 2
    """A usage error, an unreadable input, a limit reached, an empty knowledge base."""
    INTERRUPTED = 130
    OUTPUT_CLOSED = 141
    """Whoever read the output stopped reading (``| head``), as shells count it."""


TRACEBACK_VARIABLE = "VERIFIER_TRACEBACK"
"""Set to anything, an error of the program itself is shown with its traceback."""


class NotDone(Exception):
    """The command cannot do what was asked; its text is one sentence that says what to do."""


class OutputClosed(Exception):
    """Nobody reads standard output any more."""


def complain(sentence: str) -> None:
    """One line on standard error, whatever line breaks the sentence has."""
    with suppress(OSError):  # where nobody can be told, the exit code tells
        print(f"verifier: {' '.join(sentence.split())}", file=sys.stderr, flush=True)


def emit(text: str) -> None:
    """Text to standard output at once.

    Raises :class:`OutputClosed` when nobody reads it, :class:`NotDone` when it cannot be written.
    """
    if sys.stdout is None:  # closed before the program began
        raise NotDone("standard output is closed; open it, or write to a file.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        _close_output()
        raise OutputClosed from error
    except OSError as error:
        _close_output()
        raise NotDone(f"standard output cannot be written: {error.strerror}.") from error


def _close_output() -> None:
    """Points standard output to nowhere, so that Python's last flush does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def sentence_of(error: Exception, environ: Mapping[str, str]) -> str:
    """The line for an error that no command foresaw."""
    if isinstance(error, OSError):
        about = f"{error.filename}: " if error.filename else ""
        return f"{about}{error.strerror or error}."
    again = f"set {TRACEBACK_VARIABLE}=1 and run it again for the details to report"
    return f"an error of the program itself ({type(error).__name__}: {error}); {again}."
