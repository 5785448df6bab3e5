"""What comes of one file in a run over many? Its report, or a sentence that says why there is none.

A run goes on whatever a file is like; what could not be checked is told, never passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from verifier.drafts.readers import read_draft, size_limit
from verifier.drafts.report import DraftReport, Unreadable
from verifier.drafts.review import review_draft
from verifier.errors import UnusableInput
from verifier.pipeline import Verifier


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file to be checked; a name that many files may share is told apart by its bytes."""

    name: str
    """What reports call it, and by whose ending its reader is chosen."""
    data: bytes | None = None
    """What it holds, where that is known already: standard input can be read but once."""


ReadBytes = Callable[[str, int], bytes]
"""What a file of that name holds, at most one byte more than the limit; raises
:class:`~verifier.errors.UnusableInput` where it cannot be opened."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version of a draft, against which only changes are asked for."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every draft of a run."""

    as_of: date | None = None
    nearest: int = 3
    earlier: Callable[[str, ReadBytes, int], Earlier | None] | None = None
    """Finds the earlier version of the draft of that name, ``None`` for a draft that is new; raises
    :class:`~verifier.errors.UnusableInput`. Without it every sentence is judged."""


def check_file(
    file: DraftFile, asked: Asked, verifier: Verifier, read: ReadBytes
) -> DraftReport | Unreadable:
    """The report on one file, or why nothing of it could be checked."""
    try:
        limit = size_limit(file.name, verifier.settings)
        data = read(file.name, limit) if file.data is None else file.data
        manuscript = read_draft(data, file.name, verifier.settings)
        before = asked.earlier(file.name, read, limit) if asked.earlier else None
        return review_draft(
            file.name,
            manuscript,
            verifier,
            as_of=asked.as_of,
            nearest=asked.nearest,
            base=read_draft(before.data, before.name, verifier.settings) if before else None,
        )
    except UnusableInput as error:
        return Unreadable(path=file.name, reason=str(error))
    except Exception as error:
        # a fault of the program must not keep the other drafts from being checked
        said = f"{type(error).__name__}: {' '.join(str(error).split())}"
        return Unreadable(
            path=file.name,
            reason=f"{file.name} was not checked for an error of the program itself ({said}); "
            "please report it with that text.",
        )
