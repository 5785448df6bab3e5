"""Where does a command write? To a file that appears when it is whole, or to standard output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from verifier.cli.ending import NotDone


@contextmanager
def output_file(path: str | None) -> Iterator[TextIO | None]:
    """The file to write to; ``None`` for standard output.

    It is opened before any work is done and takes its name when all is written, so that a run that
    fails leaves the former report as it was. Raises :class:`NotDone` where it cannot be written.
    """
    if path is None or path == "-":
        yield None
        return
    target = Path(path)
    special = target.exists() and not target.is_file()  # a device or a pipe has no second name
    unfinished = target if special else target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(None, "Permission denied")
        with open(unfinished, "w", encoding="utf-8", newline="") as file:
            yield file
        if not special:
            unfinished.replace(target)
    except OSError as error:
        raise NotDone(f"{path} cannot be written: {error.strerror}; name another file.") from error
    finally:
        if not special:
            unfinished.unlink(missing_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Writes bytes to a file that appears when it is whole; makes its folder where that is missing.

    Raises :class:`NotDone` where it cannot be written.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        unfinished.replace(target)
    except OSError as error:
        raise NotDone(
            f"{target} cannot be written: {error.strerror}; name another place with --output."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
