"""Where is the earlier version of a draft? In a file, or in a revision that git keeps."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from verifier.cli.ending import NotDone
from verifier.drafts.checking import DraftFile, Earlier, ReadBytes
from verifier.errors import UnusableInput

Find = Callable[[str, ReadBytes, int], Earlier | None]


def earlier_versions(base: str, files: Sequence[DraftFile]) -> Find:
    """What finds the earlier version of each draft: ``base`` is a file, or a revision of git.

    Raises :class:`NotDone` where it is neither, and where one file is to be the earlier version of
    several drafts.
    """
    if Path(base).is_file():
        if len(files) > 1:
            raise NotDone(
                f"{base} is the earlier version of one draft and {len(files)} are named; "
                "name a revision of git for several."
            )
        return partial(_in_file, base)
    # by its hash: a branch may move while the drafts are checked
    found = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"])
    if found.returncode == 0:
        return partial(_in_revision, found.stdout.decode("ascii").strip())
    if _git(["rev-parse", "--git-dir"]).returncode:
        raise NotDone(
            f"--diff-base {base}: there is no such file, and this folder is in no git repository; "
            "name an earlier version of the draft."
        )
    raise NotDone(f"--diff-base {base}: there is no such file and no such revision; check it.")


def _in_file(base: str, name: str, read: ReadBytes, limit: int) -> Earlier | None:
    return Earlier(base, read(base, limit))


def _in_revision(revision: str, name: str, read: ReadBytes, limit: int) -> Earlier | None:
    path = Path(name)
    if not path.parent.is_dir():
        raise UnusableInput(
            f"{name} stands in no folder that is there, so its earlier version cannot be found; "
            "check --stdin-filename."
        )
    listed = _git(["ls-tree", "-z", "-l", revision, "--", path.name], path.parent)
    if listed.returncode:
        raise UnusableInput(
            f"{name} is in no git repository, so its earlier version cannot be found; "
            "name that version itself with --diff-base FILE."
        )
    if not listed.stdout:
        return None  # it is new: all of it has changed
    _, kind, blob, size = listed.stdout.split(b"\t", 1)[0].split()
    if kind != b"blob" or int(size) > limit:
        raise UnusableInput(f"the earlier version of {name} is no file or too large to be read.")
    return Earlier(name, _git(["cat-file", "blob", blob.decode("ascii")], path.parent).stdout)


def _git(
    arguments: Sequence[str], folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise NotDone(
            "git is not installed, so no revision can be read; name a file with --diff-base."
        ) from error
