"""Which claims does a command mean? Those that its options name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from verifier.cli.ending import NotDone
from verifier.cli.sources import STANDARD_INPUT, read_lines
from verifier.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.base import KnowledgeBase
    from knowledge.claim import Claim, Status
    from knowledge.selection import Selection


def selection(
    *,
    status: str | None = None,
    speaker: str = "",
    publisher: str = "",
    subject: str = "",
    since: date | None = None,
    until: date | None = None,
    text: str = "",
    lapsed_on: date | None = None,
) -> Selection:
    """What the options of a command ask for."""
    from knowledge.selection import Selection

    if since and until and since > until:
        raise NotDone(f"--since {since} lies after --until {until}; exchange them.")
    return Selection(
        status=status_named(status) if status else None,
        speaker=speaker,
        publisher=publisher,
        subject=subject,
        since=since,
        until=until,
        text=text,
        lapsed_on=lapsed_on,
    )


def selected(knowledge: KnowledgeBase, wanted: Selection) -> Iterator[Claim]:
    """The claims that are meant, in the order in which they were added."""
    return (claim for claim in knowledge.claims(status=wanted.status) if wanted.holds(claim))


def status_named(written: str) -> Status:
    """The status of that name; raises :class:`NotDone` with the names that there are."""
    from knowledge.claim import Status

    wanted = written.strip().lower().replace("-", " ")
    if wanted == "draft":
        return Status.EXTRACTED
    try:
        return Status(wanted)
    except ValueError:
        names = ", ".join(["draft", *Status])
        raise NotDone(f"there is no status {written!r}; there are: {names}.") from None


def named_ids(arguments: Sequence[str]) -> list[str]:
    """The ids that are named; for ``-`` the first word of each line of standard input.

    So a list of claims can be piped on to what changes them.
    """
    if list(arguments) != [STANDARD_INPUT]:
        return list(arguments)
    ids = [line.split()[0] for line in read_lines(DEFAULTS)]
    if not ids:
        raise NotDone("standard input is empty; pipe a list of claims in, one a line.")
    return ids
