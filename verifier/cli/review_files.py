"""Which drafts does a run check? Files, those of folders and patterns, and what is piped in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from glob import escape
from pathlib import Path

from verifier.cli.ending import NotDone
from verifier.cli.sources import STANDARD_INPUT, find_files, read_bytes
from verifier.drafts.checking import DraftFile
from verifier.drafts.readers import size_limit
from verifier.settings import Settings

CAME_BACK = "*.checked.*"
"""What ``--format docx`` puts beside the drafts of a folder is none of them."""


def draft_files(
    arguments: Sequence[str],
    settings: Settings,
    stdin_filename: str = "",
    exclude: Sequence[str] = (),
) -> list[DraftFile]:
    """The drafts named, standard input read already; raises as :func:`find_files`.

    What ``exclude`` fits, and what an earlier run gave back with its marks, is passed over, but for
    files that are named themselves. Raises :class:`NotDone` where nothing is left: "not checked" is
    never "clean".
    """
    files = []
    for name in find_files(arguments, settings):
        if name not in arguments and any(fits(name, one) for one in (*exclude, CAME_BACK)):
            continue
        if name == STANDARD_INPUT:
            data = read_bytes(name, size_limit(stdin_filename or name, settings))
            files.append(DraftFile(stdin_filename or "standard input", data))
        else:
            files.append(DraftFile(name))
    if not files:
        raise NotDone("every file is excluded, so nothing was checked; see `verifier config show`.")
    return files


def fits(name: str, pattern: str) -> bool:
    """Whether a pattern fits a file: one with a slash its path, one without any part of that.

    A star stands for any letters, slashes too.

    >>> fits("archive/2019/may.md", "archive/*"), fits("archive/may.md", "archive")
    (True, True)
    >>> fits("archive/may.md", "arch")
    False
    """
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in Path(name).parts)
    whole = os.path.join(escape(os.getcwd()), pattern.removeprefix("./"))
    return fnmatchcase(os.path.abspath(name), whole)
