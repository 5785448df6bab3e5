"""Where does a command write? To a file that is opened before any work is done, or to the pipe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from verifier.cli.ending import NotDone


@contextmanager
def output_file(path: str | None) -> Iterator[TextIO | None]:
    """The file at ``path``; ``None`` for standard output. Raises :class:`NotDone` where it cannot
    be written."""
    if path is None or path == "-":
        yield None
        return
    try:
        file = open(path, "w", encoding="utf-8")  # noqa: SIM115
    except OSError as error:
        raise NotDone(f"{path} cannot be written: {error.strerror}; name another file.") from error
    with file:
        yield file
