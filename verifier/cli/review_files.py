"""Which drafts does a run check? Files, those of folders and patterns, and what is piped in."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.cli.sources import STANDARD_INPUT, find_files, read_bytes
from verifier.drafts.checking import DraftFile
from verifier.settings import Settings


def draft_files(
    arguments: Iterable[str], settings: Settings, stdin_filename: str = ""
) -> list[DraftFile]:
    """The drafts named, standard input read already; raises as :func:`find_files`."""
    files = []
    for name in find_files(arguments, settings):
        if name == STANDARD_INPUT:
            data = read_bytes(name, settings.file_size_limit)
            files.append(DraftFile(stdin_filename or "standard input", data))
        else:
            files.append(DraftFile(name))
    return files
