"""Which texts does a command get? Files, the files of folders, and standard input as ``-``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic, iglob
from itertools import islice
from pathlib import Path
from typing import TextIO

from verifier.cli.ending import NotDone
from verifier.drafts.readers import ENDINGS
from verifier.drafts.readers.decoding import decode
from verifier.errors import UnusableInput
from verifier.settings import Settings

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Text:
    """The letters of one source; ``name`` is what reports call it."""

    name: str
    text: str


def find_files(
    arguments: Iterable[str], settings: Settings, endings: Sequence[str] = ENDINGS
) -> list[str]:
    """The sources named, with each folder replaced by the files in it that can be read, sorted.

    A pattern ("archive/**/*.html") that no shell has replaced stands for the files that fit it.
    Hidden files and folders are passed over. Raises :class:`NotDone` for a folder or a pattern
    without such files and for more files than the limit.
    """
    found: list[str] = []
    for argument in arguments:
        if argument == STANDARD_INPUT or "://" in argument:
            found.append(argument)
        elif Path(argument).is_dir():
            inside = list(_files_in(Path(argument), settings.files_limit, tuple(endings)))
            if not inside:
                known = ", ".join(endings)
                raise NotDone(f"{argument} holds no file to read ({known}); name a file.")
            found += inside
        elif has_magic(argument) and not Path(argument).exists():
            fitting = islice(iglob(argument, recursive=True), settings.files_limit + 1)
            files = sorted(name for name in fitting if Path(name).is_file())
            if not files:
                raise NotDone(f"no file fits {argument}; check the pattern.")
            found += files
        else:
            found.append(argument)
    if len(found) > settings.files_limit:
        raise NotDone(
            f"more than {settings.files_limit:,} files are named, the limit of one run; "
            "name fewer folders at a time."
        )
    return list(dict.fromkeys(found))


def _files_in(folder: Path, limit: int, endings: tuple[str, ...]) -> Iterator[str]:
    count = 0
    # os.walk does not follow links to folders, so a circle of links ends
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(endings):
                yield str(Path(here) / name)
                count += 1
                if count > limit:
                    return


def read_source(name: str, settings: Settings) -> Text:
    """One source as text.

    Raises :class:`NotDone` where it cannot be opened, and
    :class:`~verifier.errors.UnusableInput` where it is no text or over the limits.
    """
    shown, data = _opened(name, settings.file_size_limit)
    return Text(shown, decode(data, shown, settings))


def _opened(name: str, limit: int) -> tuple[str, bytes]:
    """A source's bytes, one more than the limit at most, and what reports call it."""
    if name == STANDARD_INPUT:
        return "standard input", standard_input().buffer.read(limit + 1)
    try:
        with open(name, "rb") as file:
            return name, file.read(limit + 1)
    except OSError as error:
        raise NotDone(f"{name} cannot be read: {error.strerror}; check the path.") from error


def read_bytes(name: str, limit: int) -> bytes:
    """What a source holds, at most one byte more than the limit.

    Raises :class:`~verifier.errors.UnusableInput` where it cannot be opened.
    """
    if name == STANDARD_INPUT:
        return standard_input().buffer.read(limit + 1)
    try:
        with open(name, "rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UnusableInput(f"{name} cannot be read: {why}; check the path.") from error


def standard_input() -> TextIO:
    """What is piped in. Raises :class:`NotDone` where standard input is closed."""
    if sys.stdin is None:
        raise NotDone("standard input is closed; pipe something in, or name a file.")
    return sys.stdin


def read_lines(settings: Settings) -> Sequence[str]:
    """The lines of standard input that hold anything."""
    return [
        line for line in read_source(STANDARD_INPUT, settings).text.splitlines() if line.strip()
    ]
